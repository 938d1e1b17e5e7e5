"""Three worries from three people are not one person who told us three times. Plain Python.

Two worries have one source where anything that marks a person is the same: the account, the address or telephone they
left, their name at their agency, the connection on that day, the way back in. Somebody who left nothing may be anybody:
all such worries together count as one source, never as more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearth.families.likeness.folding import folded

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
NUMBERS = "no one two three four five six seven eight nine ten".split()
A_TELEPHONE = 7  # digits: fewer do not tell one telephone from another


@dataclass(frozen=True)
class Source:
    """Who sent one worry, as far as they said. `person`: their words for themselves, if they gave a name."""

    account: str = ""
    email: str = ""
    work_address: str = ""
    telephone: str = ""
    name: str = ""
    agency: str = ""
    connection: str = ""  # of one day
    way_back: str = ""
    is_the_child: bool = False

    @property
    def marks(self) -> frozenset[str]:
        """What tells this person from others; of a connection, only that two worries came over the same one."""
        told = {
            "account": self.account,
            "email": self.email.strip().casefold(),
            "address": self.work_address.strip().casefold(),
            "telephone": _telephone(self.telephone),
            "name": "/".join((folded(self.name), folded(self.agency))) if self.name.strip() else "",
            "agency": folded(self.agency) if not self.name.strip() else "",
            "child": "the child" if self.is_the_child else "",
            "connection": self.connection,
            "way back": self.way_back,
        }
        emails = {f"email:{told.pop('email')}", f"email:{told.pop('address')}"} - {"email:"}
        return frozenset(emails | {f"{kind}:{value}" for kind, value in told.items() if value})

    @property
    def is_somebody(self) -> bool:
        """More than a connection or a way back, which anybody who gives no name has too."""
        return any(not mark.startswith(("connection:", "way back:")) for mark in self.marks)


@dataclass(frozen=True)
class Count:
    """`people`: who can be told apart. `nameless`: worries of which nobody can say who sent them.

    `unsubstantiated`: others that a manager found to be borne out by nothing. They are in none of the other figures.
    """

    worries: int
    people: int
    nameless: int
    agencies: int
    unsubstantiated: int = 0


def counted(sources: Sequence[Source], unsubstantiated: int = 0) -> Count:
    groups = _one_by_one(sources)
    people = [group for group in groups if any(source.is_somebody for source in group)]
    return Count(
        worries=len(sources),
        people=len(people),
        nameless=len(sources) - sum(len(group) for group in people),
        agencies=len({folded(source.agency) for source in sources if source.agency.strip()}),
        unsubstantiated=unsubstantiated,
    )


def _one_by_one(sources: Sequence[Source]) -> list[list[Source]]:
    """Worries with a mark in common, and whatever hangs together by them."""
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        marks, mine = set(source.marks), [source]
        apart = []
        for group in groups:
            if marks.isdisjoint(group[0]):
                apart.append(group)
            else:
                marks |= group[0]
                mine = group[1] + mine
        groups = [*apart, (marks, mine)]
    return [mine for _, mine in groups]


def in_words(count: Count) -> str:
    """ "the third worry, from two separate people": finished but for its beginning and its full stop."""
    counted = f"the {_ordinal(count.worries)} worry, {_from(count)}" if count.worries > 1 else "the first worry"
    return f"{counted}{_not_counted(count.unsubstantiated)}"


def _not_counted(many: int) -> str:
    """What a finding took out of the count is said, so that nobody wonders where it went."""
    if not many:
        return ""
    were = "other was" if many == 1 else "others were"
    return f". {_number(many).capitalize()} {were} found to be unsubstantiated, and not counted"


def _from(count: Count) -> str:
    if not count.people:
        return "all from somebody who gave no name: it may be one person"
    everybody = "both" if count.worries == 2 else f"all {_number(count.worries)}"
    if count.people == 1 and not count.nameless:
        return f"{everybody} from one person"
    people = f"from {_number(count.people)} separate people" if count.people > 1 else "from one person"
    nameless = f", and {_times(count.nameless)} from somebody who gave no name" if count.nameless else ""
    agencies = f", of {_number(count.agencies)} agencies" if count.agencies > 1 and count.people > 1 else ""
    return f"{people}{agencies}{nameless}"


def _times(many: int) -> str:
    return {1: "once", 2: "twice"}.get(many, f"{_number(many)} times")


def _ordinal(number: int) -> str:
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _telephone(written: str) -> str:
    """However it is spaced, and with or without +44."""
    digits = re.sub(r"\D", "", written)
    digits = digits.removeprefix("0044") if digits.startswith("0044") else digits.removeprefix("44")
    digits = digits.lstrip("0")
    return digits if len(digits) >= A_TELEPHONE else ""
