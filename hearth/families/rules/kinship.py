"""Who is kin to whom, derived from who is whose parent. Birth, law and daily life are kept apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Key: TypeAlias = Hashable

FULL, HALF, SIBLING, GRANDPARENT, PARENT = "full_sibling", "half_sibling", "sibling", "grandparent", "parent"
BIRTH, LEGAL, SOCIAL = "birth", "legal", "social"
STRONGEST_FIRST = (BIRTH, LEGAL, SOCIAL)


@dataclass(frozen=True)
class Tie:
    """`person` is the parent, partner, … of `other`."""

    person: Key
    kind: str
    other: Key
    tie: str = BIRTH
    ended: bool = False


@dataclass(frozen=True, order=True)
class Kin:
    """What somebody is to the person asked about."""

    kind: str
    person: Key
    tie: str


@dataclass(frozen=True)
class Kinship:
    """The ties of a family, asked about."""

    ties: tuple[Tie, ...]

    @classmethod
    def of(cls, ties: Iterable[Tie]) -> "Kinship":
        return cls(tuple(ties))

    def parents(self, person: Key, tie: str = BIRTH) -> frozenset[Key]:
        return self._parents[tie].get(person, frozenset())

    def children(self, person: Key, tie: str = BIRTH) -> frozenset[Key]:
        return frozenset(child for child, parents in self._parents[tie].items() if person in parents)

    @property
    def _parents(self) -> Mapping[str, Mapping[Key, frozenset[Key]]]:
        found: dict[str, dict[Key, set[Key]]] = {tie: defaultdict(set) for tie in STRONGEST_FIRST}
        for each in self.ties:
            if each.kind == PARENT:
                found[each.tie][each.other].add(each.person)
        return {tie: {child: frozenset(them) for child, them in known.items()} for tie, known in found.items()}

    def siblings(self, person: Key) -> list[Kin]:
        """By birth: full, half, or plain "sibling" where one known parent is shared and too little is known.

        Half-siblings each have another known parent, and not the same one. Nobody is made a half-sibling by silence.
        """
        own = self.parents(person)
        found = []
        for other in self._all_children(BIRTH) - {person}:
            theirs = self.parents(other)
            if shared := own & theirs:
                found.append(Kin(_sibling_kind(own, theirs, shared), other, BIRTH))
        by_birth = {kin.person for kin in found}
        for tie in (LEGAL, SOCIAL):
            for other in self._all_children(tie) - {person} - by_birth - {kin.person for kin in found}:
                if self.parents(person, tie) & self.parents(other, tie):
                    found.append(Kin(SIBLING, other, tie))
        return sorted(found, key=_order)

    def _all_children(self, tie: str) -> set[Key]:
        return set(self._parents[tie])

    def grandparents(self, person: Key) -> list[Kin]:
        """A parent's parent; the tie is the weaker of the two on the way."""
        found: dict[Key, str] = {}
        for parent, first in self._all_parents(person):
            for grandparent, second in self._all_parents(parent):
                weaker = max(first, second, key=STRONGEST_FIRST.index)
                known = found.get(grandparent, SOCIAL)
                found[grandparent] = min(weaker, known, key=STRONGEST_FIRST.index)
        return sorted((Kin(GRANDPARENT, who, tie) for who, tie in found.items()), key=_order)

    def _all_parents(self, person: Key) -> list[tuple[Key, str]]:
        return [(parent, tie) for tie in STRONGEST_FIRST for parent in self.parents(person, tie)]

    def kin(self, person: Key) -> list[Kin]:
        """Everybody derived from who is whose parent: parents, siblings, grandparents."""
        parents = [Kin(PARENT, who, tie) for who, tie in self._all_parents(person)]
        return [*sorted(parents, key=_order), *self.siblings(person), *self.grandparents(person)]

    def ancestors(self, person: Key) -> frozenset[Key]:
        """By birth or in law, however far back. Ends even on records that go in a circle."""
        found: set[Key] = set()
        waiting = [person]
        while waiting:
            each = waiting.pop()
            new = (self.parents(each) | self.parents(each, LEGAL)) - found
            found |= new
            waiting += new
        return frozenset(found)


def _sibling_kind(own: frozenset[Key], theirs: frozenset[Key], shared: frozenset[Key]) -> str:
    if len(shared) > 1:
        return FULL
    return HALF if own - shared and theirs - shared else SIBLING


def _order(kin: Kin) -> tuple[int, str, str]:
    return STRONGEST_FIRST.index(kin.tie), kin.kind, str(kin.person)
