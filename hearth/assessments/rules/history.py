"""What records say of a family's past: earlier help, plans, orders and homes away; and what was only told, by whom."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """`source` says where it stands, or who said it; `told`: nobody knows whether it is so."""

    on: date
    words: str
    source: str
    told: bool = False

    @property
    def kept(self) -> dict[str, str | bool]:
        return {"on": self.on.isoformat(), "words": self.words, "source": self.source, "told": self.told}
