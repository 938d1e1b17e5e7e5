"""In which nation's words a family's statuses, orders and groups are written."""

from hearth.families.models import Family
from hearth.families.rules.statuses import KindRules, Kinds
from hearth.places.models import ResponsibleBody
from hearth.practice.definitions.family_terms import Code, EthnicGroup, FamilyTerms, label_in
from hearth.practice.library import library

WHERE_NO_COUNCIL_IS_KNOWN = "england"
_nations: dict[str, str] = {}
"""The nation of each council that was ever asked for: a council never moves to another."""


def terms_of(family: Family) -> FamilyTerms:
    """The list of the nation whose council answers for this family."""
    return terms_in(_nation(family.body_id))


def terms_in(nation: str) -> FamilyTerms:
    """By the nation's id. A nation without a list has England's."""
    every = {terms.nation: terms for terms in library().family_terms()}
    return every.get(nation) or every[WHERE_NO_COUNCIL_IS_KNOWN]


def _nation(body_id: str) -> str:
    if body_id not in _nations:
        found = ResponsibleBody.objects.filter(pk=body_id).values_list("nation", flat=True).first()
        if not found:
            return WHERE_NO_COUNCIL_IS_KNOWN
        _nations[body_id] = found.lower().replace(" ", "_")
    return _nations[body_id]


def kind_rules(terms: FamilyTerms) -> Kinds:
    return {
        kind.id: KindRules(
            label=kind.label,
            before_birth=kind.before_birth,
            of_adults=kind.of_adults,
            seldom_beside=tuple((beside.status, beside.days) for beside in kind.seldom_beside),
        )
        for kind in terms.statuses
    }


def status_label(terms: FamilyTerms, kind: str) -> str:
    """Its words here; where this nation does not have it, another nation's: a family may have moved."""
    for each in (terms, *library().family_terms()):
        for known in each.statuses:
            if known.id == kind:
                return known.label
    return kind.replace("_", " ")


def status_words(terms: FamilyTerms, kind: str, categories: list[str] | tuple[str, ...]) -> str:
    """ "Child protection plan for emotional abuse and neglect"."""
    named = [label(terms.categories, each).lower() for each in categories]
    *others, last = named or [""]
    listed = f"{', '.join(others)} and {last}" if others else last
    return status_label(terms, kind) + (f" for {listed}" if listed else "")


def label(codes: tuple[Code, ...] | tuple[EthnicGroup, ...], id: str) -> str:
    return label_in(codes, id) if id else ""


def options(codes: tuple[Code, ...]) -> list[tuple[str, str, str]]:
    """For a question: value, label, hint."""
    return [(code.id, code.label, code.meaning or "") for code in codes]
