"""The instruments a worker may choose from, as doors; and those that stay closed to them, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from hearth.assessments.forms.beginning import ages_of
from hearth.practice.definitions.instrument import Instrument

UNITS = {
    "child_and_carer": "Each child with each carer",
    "child": "Each child",
    "carer": "Each parent or carer",
    "family": "The family as a whole",
}


@dataclass(frozen=True)
class Door:
    title: str
    href: str
    words: str


def doors(instruments: Iterable[Instrument], begin: str) -> list[Door]:
    return [Door(each.title, f"{begin}?instrument={each.id}", _words(each)) for each in instruments]


def _words(instrument: Instrument) -> str:
    about = [UNITS[instrument.unit], ages_of(instrument), "Totals only" if instrument.is_stub else ""]
    return ". ".join(part for part in about if part) + "."


def closed(instruments: Iterable[Instrument], opened: Iterable[Instrument]) -> list[str]:
    """Each with whose it is: it opens to whoever is accredited in it."""
    known = {each.id for each in opened}
    return [
        f"{each.title}: {each.licensed.rightsholder}"
        for each in instruments
        if each.id not in known and each.licensed is not None
    ]
