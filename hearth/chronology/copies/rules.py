"""What to hide from whom: proposals with their reasons, each of which a person may change. Plain Python."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearth.chronology.rules import ADDRESS, CHILDS_ACCOUNT, FEW, PREGNANCY, REPORTER, TRIAGE, WORRIES

PARENT, CHILD, COURT, AGENCY, WORKER = "parent", "child", "court", "agency", "worker"
AUDIENCES = {
    PARENT: "A parent or carer",
    CHILD: "A child of the family",
    COURT: "A court",
    AGENCY: "Another agency",
    WORKER: "A worker here, for their own use",
}
OF_THE_FAMILY = frozenset({PARENT, CHILD})
LEAVES = frozenset(AUDIENCES) - {WORKER}  # the agency

SHOWN, NO_SOURCE, NO_WORDS, LEFT_OUT = "shown", "no_source", "no_words", "left_out"
PARTS = {
    SHOWN: "As it stands",
    NO_SOURCE: "Without who said it",
    NO_WORDS: "Only the day and what kind of thing it was",
    LEFT_OUT: "Left out altogether",
}
STRICTER = list(PARTS)  # from the least hidden to the most
READS_ALONE = 12  # younger children are told, rather than given what adults wrote
GONE = "[left out]"


@dataclass(frozen=True)
class Told:
    """Of an entry, what the rules look at. People by id; `adults` of them are grown up."""

    strand: str
    holds: frozenset[str]
    people: frozenset[str]
    adults: frozenset[str]
    seen_by: str = "staff"


@dataclass(frozen=True)
class Asker:
    """Who asks: one of the family, by id, with their age where it is known; or somebody else."""

    audience: str
    person: str = ""
    age: int | None = None


@dataclass(frozen=True)
class Proposal:
    part: str
    reasons: tuple[str, ...]


def proposal(told: Told, asker: Asker) -> Proposal:
    """The strictest of what any rule says, with every rule's reason."""
    found = list(_proposals(told, asker))
    if not found:
        return Proposal(SHOWN, ())
    return Proposal(max((part for part, _ in found), key=STRICTER.index), tuple(why for _, why in found))


def _proposals(told: Told, asker: Asker) -> Iterable[tuple[str, str]]:
    if asker.audience == WORKER:
        return
    if told.seen_by in (TRIAGE, FEW) and asker.audience != COURT:
        yield LEFT_OUT, "Even inside the agency only a few may see this."
    if REPORTER in told.holds and asker.audience in OF_THE_FAMILY:
        yield NO_WORDS, "The words may give away who told us."
    elif REPORTER in told.holds:
        yield NO_SOURCE, "Who told us is passed on only where somebody needs to know it."
    if asker.audience in OF_THE_FAMILY:
        yield from _for_the_family(told, asker)
    elif asker.audience == AGENCY and PREGNANCY in told.holds:
        yield LEFT_OUT, "A pregnancy is passed on only where somebody decides so."


def _for_the_family(told: Told, asker: Asker) -> Iterable[tuple[str, str]]:
    own = asker.person in told.people
    if CHILDS_ACCOUNT in told.holds and not (own and asker.audience == CHILD):
        part = LEFT_OUT if told.strand == WORRIES else NO_WORDS
        yield part, "A child's own account is the child's. Ask the child first, if it is safe to."
    if PREGNANCY in told.holds and not own:
        yield LEFT_OUT, "A pregnancy is the mother's to tell."
    if ADDRESS in told.holds and not own:
        yield LEFT_OUT, "Where somebody else of the family lives may have to stay secret."
    if told.people and told.people <= told.adults and not own:
        yield LEFT_OUT, "It is about somebody else of the family alone."
    if asker.audience == CHILD and told.strand == WORRIES and asker.age is not None and asker.age < READS_ALONE:
        yield NO_WORDS, f"Written for adults. Tell a child of {asker.age} in words of their own age."


def without(text: str, hidden: Sequence[str]) -> str:
    """The text without these words, wherever they stand, in whatever capitals and spacing."""
    for words in sorted(hidden, key=len, reverse=True):
        parts = [re.escape(part) for part in words.split()]
        if parts:
            text = re.sub(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", GONE, text, flags=re.IGNORECASE)
    return text
