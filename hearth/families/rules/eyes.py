"""What of a family each person may see: one table. A parent's eyes are not a child's, nor the other parent's.

Staff see what their holder's rules say; this is about the family's own views: what is printed, handed over, sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Whose thing it is, seen from the person who looks.
OWN, OWN_CHILDS, ANOTHERS = "own", "own child's", "another's"

PARENT, CHILD, CARER, OTHER_KIN = "parent", "child", "carer", "other kin"
EYES = (PARENT, CHILD, CARER, OTHER_KIN)


@dataclass(frozen=True)
class Thing:
    """`decided`: somebody decided that the family may see it. `secret`: it puts somebody in danger to be known."""

    kind: str
    whose: str
    decided: bool = False
    secret: bool = False


SEES: Mapping[str, Mapping[str, frozenset[str]]] = {
    # kind of thing: who sees it of whom without any decision
    "name": {
        PARENT: frozenset({OWN, OWN_CHILDS, ANOTHERS}),
        CHILD: frozenset({OWN, ANOTHERS}),
        CARER: frozenset({OWN, OWN_CHILDS, ANOTHERS}),
        OTHER_KIN: frozenset({OWN}),
    },
    "birth": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN, OWN_CHILDS}),
        OTHER_KIN: frozenset({OWN}),
    },
    "address": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN, OWN_CHILDS}),
        OTHER_KIN: frozenset({OWN}),
    },
    "relationship": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN}),
        OTHER_KIN: frozenset({OWN}),
    },
    "need": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN}),
        OTHER_KIN: frozenset(),
    },
    "status": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN_CHILDS}),
        OTHER_KIN: frozenset(),
    },
    "order": {
        PARENT: frozenset({OWN, OWN_CHILDS}),
        CHILD: frozenset({OWN}),
        CARER: frozenset({OWN_CHILDS}),
        OTHER_KIN: frozenset(),
    },
    # Not even one's own without a decision: somebody who reads over a shoulder must not learn of it.
    "pregnancy": dict.fromkeys(EYES, frozenset()),
    # What somebody told of somebody else is never the family's to read.
    "told": dict.fromkeys(EYES, frozenset()),
    "childs_words": {
        PARENT: frozenset(),
        CHILD: frozenset({OWN}),
        CARER: frozenset(),
        OTHER_KIN: frozenset(),
    },
    "reporter": dict.fromkeys(EYES, frozenset()),
    "sealed": dict.fromkeys(EYES, frozenset()),
}

NEVER = frozenset({"told", "reporter", "sealed"})  # no decision opens these
ONCE_DECIDED: Mapping[str, frozenset[str]] = {
    "pregnancy": frozenset({OWN}),
    "childs_words": frozenset({OWN_CHILDS}),
}


def may_see(eyes: str, thing: Thing) -> bool:
    """Whether somebody may see this. What the table does not name, nobody may.

    A secret is seen by the one whose it is, and by nobody else of the family, whatever was decided.
    """
    if thing.kind not in SEES or eyes not in EYES:
        return False
    if thing.secret and thing.whose != OWN:
        return False
    if thing.whose in SEES[thing.kind][eyes]:
        return True
    if thing.kind in NEVER or not thing.decided:
        return False
    return thing.whose in ONCE_DECIDED.get(thing.kind, frozenset())
