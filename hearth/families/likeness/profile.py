"""What is compared of a person, or of a child as described. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.families.likeness.folding import (
    distinct,
    first_names,
    home_key,
    postcode_key,
    sound,
    surnames,
)
from hearth.families.likeness.short_forms import roots


@dataclass(frozen=True)
class Profile:
    """Folded, so that equal things are equal text. Empty means not known, and says nothing either way."""

    given: str = ""
    family: str = ""
    given_sound: str = ""
    family_sound: str = ""
    given_roots: tuple[str, ...] = ()  # every first name, and the groups of short forms it belongs to
    families: tuple[str, ...] = ()  # every surname, former ones and the parts of double ones too
    sex: str = ""  # F, M, or not known
    born_earliest: date | None = None
    born_latest: date | None = None
    homes: tuple[str, ...] = ()  # where they live or lived, unless that is secret
    postcodes: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()  # first names of the other children

    @property
    def born(self) -> date | None:
        """The day itself, where it is known."""
        return self.born_earliest if self.born_earliest == self.born_latest else None


@dataclass(frozen=True)
class Told:
    """What is known of somebody, as it was written. `homes` are addresses with their postcodes."""

    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    former_names: Sequence[tuple[str, str]] = ()
    sex: str = "U"
    born: date | None = None
    born_earliest: date | None = None
    born_latest: date | None = None
    homes: Sequence[tuple[str, str]] = ()
    siblings: Iterable[str] = ()


def profile_of(told: Told) -> Profile:
    """A name told alone, as "known as", is the first name there is."""
    firsts = first_names(told.given_names, told.known_as, *(given for given, _ in told.former_names))
    families = surnames(told.family_name, *(family for _, family in told.former_names))
    given = firsts[0] if firsts else ""
    family = families[0] if told.family_name.strip() and families else ""
    postcodes = distinct(postcode_key(postcode) for _, postcode in told.homes)
    return Profile(
        given=given,
        family=family,
        given_sound=sound(given) if given else "",
        family_sound=sound(family) if family else "",
        given_roots=roots(firsts),
        families=families,
        sex=told.sex if told.sex in ("F", "M") else "",
        born_earliest=told.born or told.born_earliest,
        born_latest=told.born or told.born_latest,
        homes=distinct(home_key(address, postcode) for address, postcode in told.homes),
        postcodes=postcodes,
        siblings=distinct(name for each in told.siblings for name in first_names(each)[:1]),
    )
