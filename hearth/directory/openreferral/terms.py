"""Our words as taxonomies: kinds of help, needs, circumstances and access, each with an id that never changes."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID, uuid5

from hearth.practice.library import library

OURS = UUID("5c6d1f5e-6f0a-5b0e-9d53-0e3f6a1c7b21")  # the namespace of every id made here


@dataclass(frozen=True)
class Taxonomy:
    name: str
    key: str
    description: str

    @cached_property
    def id(self) -> UUID:
        return uuid5(OURS, self.key)

    def shape(self) -> dict[str, Any]:
        return {"id": str(self.id), "name": self.name, "description": self.description}


@dataclass(frozen=True)
class Term:
    taxonomy: Taxonomy
    code: str
    name: str
    description: str
    parent: str = ""  # a code of the same taxonomy

    @cached_property
    def id(self) -> UUID:
        return term_id(self.taxonomy, self.code)

    @cached_property
    def shape(self) -> dict[str, Any]:
        """Made once, and given out as it is: nobody writes into it."""
        shape = {
            "id": str(self.id),
            "name": self.name,
            "description": self.description,
            "taxonomy": self.taxonomy.name,
            "taxonomy_id": str(self.taxonomy.id),
            "x_hearth": {"code": self.code},
        }
        return shape | ({"parent_id": str(term_id(self.taxonomy, self.parent))} if self.parent else {})


KINDS = Taxonomy("Kinds of help", "kinds", "What kind of help a service gives.")
NEEDS = Taxonomy("Needs", "needs", "What children and families need; a kind of help answers some of them.")
CIRCUMSTANCES = Taxonomy("Circumstances", "circumstances", "What is or is not so of a family.")
ACCESS = Taxonomy("Access", "access", "What makes a place usable by everybody.")
TAXONOMIES = (KINDS, NEEDS, CIRCUMSTANCES, ACCESS)


def term_id(taxonomy: Taxonomy, code: str) -> UUID:
    return uuid5(OURS, f"{taxonomy.key}/{code}")


@cache
def terms() -> tuple[Term, ...]:
    words, needs = library().help, library().needs
    return (
        *(Term(KINDS, f"group_{each.id}", each.label, each.label) for each in words.groups),
        *(Term(KINDS, each.id, each.label, each.meaning, f"group_{each.group}") for each in words.kinds),
        *(Term(NEEDS, each.id, each.label, each.description, each.part_of or "") for each in needs.needs),
        *(Term(CIRCUMSTANCES, each.id, each.label, each.asks) for each in words.circumstances),
        *(Term(ACCESS, each.id, each.label, each.label) for each in words.access),
    )


@cache
def by_id() -> dict[UUID, Term]:
    return {term.id: term for term in terms()}


@cache
def by_code() -> dict[tuple[str, str], Term]:
    return {(term.taxonomy.key, term.code): term for term in terms()}


def kinds_of_term(term: Term) -> tuple[str, ...]:
    """The kinds of help that services with this term have."""
    if term.taxonomy is NEEDS:
        return tuple(kind.id for kind in library().help.answering(term.code))
    if term.code.startswith("group_"):
        return tuple(kind.id for kind in library().help.in_group(term.code.removeprefix("group_")))
    return (term.code,) if term.taxonomy is KINDS else ()
