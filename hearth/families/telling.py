"""People as somebody tells of them, before they are anybody's record. Plain Python."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PersonAsTold:
    role: str  # "mother", "child", … as the family says it
    is_child: bool
    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    sex: str = "U"
    born: date | None = None
    born_earliest: date | None = None
    born_latest: date | None = None
    born_as_told: str = ""
    first_language: str = ""
    interpreter: bool = False
