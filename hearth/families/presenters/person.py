"""One person's page in finished words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from hearth.families.known.kin import KnownKin
from hearth.families.known.person import KnownPerson, Named
from hearth.families.models import Family, Person, Relationship
from hearth.families.models.household import HOME_KINDS
from hearth.families.models.person import NAME_KINDS
from hearth.families.models.pregnancy import OUTCOMES
from hearth.families.models.relationship import KINDS, TIES
from hearth.families.presenters import person_rows
from hearth.families.presenters.periods import period, today_first
from hearth.families.rules.identifiers import shown
from hearth.families.rules.kinship import FULL, GRANDPARENT, HALF, PARENT, SIBLING, Kin
from hearth.families.terms import label, status_words
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.practice.library import library
from hearth.ui.addresses import address
from hearth.ui.days import day, day_and_time

BACK = {
    # what the other is, where a row says what this one is of them
    "parent": "child of",
    "sibling": "sibling of",
    "half_sibling": "half-sibling of",
    "partner": "partner of",
    "grandparent": "grandchild of",
    "other_kin": "other relative of",
    "carer": "cared for by",
}
DERIVED = {
    FULL: "Brother or sister",
    HALF: "Half-brother or half-sister",
    SIBLING: "Brother or sister, full or half not known",
    GRANDPARENT: "Grandparent",
}
DAYS = ("born", "born_earliest", "born_latest")
FIELD_WORDS = {
    "born_earliest": "born, at the earliest",
    "born_latest": "born, at the latest",
    "born_as_told": "age, as told",
}


def person_page(family: Family, known: KnownPerson, kin: KnownKin, terms: FamilyTerms) -> dict[str, Any]:
    person = known.person
    return {
        "family": family,
        "person": person,
        "role": known.role,
        "back": address("familyfile:family", family.pk),
        "rows": [*person_rows(person), _row("Ethnic group", label(terms.ethnic_groups, person.ethnicity))],
        "names": [_name(each) for each in known.names],
        "numbers": _numbers(family, known, terms),
        "needs": _needs(family, known),
        "told": _told(family, known),
        "relationships": [_relationship(family, person, row) for row in kin.of(person.pk)],
        "derived": _derived(kin, person),
        "elsewhere": _elsewhere(family, known),
        "homes": [_home(each) for each in known.homes],
        "answering": _answering(family, known, terms),
        "statuses": _statuses(family, known, terms),
        "law": _law(known, terms),
        "pregnancies": [_pregnancy(family, each) for each in known.pregnancies],
        "corrections": [_correction(each) for each in known.corrections],
    }


def _row(question: str, answer: str) -> dict[str, str]:
    return {"question": question, "answer": answer}


def _item(title: str, text: str = "", tag: str = "", **links: str) -> dict[str, Any]:
    return {"title": title, "text": text, "tag": tag, "links": {words: href for words, href in links.items() if href}}


def _name(name: Named) -> dict[str, Any]:
    said = " ".join(part for part in (name.given_names, name.family_name) if part)
    when = period(name.since, name.until) if name.since or name.until else ""
    text = ", ".join(part for part in (when, name.source) if part)
    return _item(said, text, NAME_KINDS[name.kind])


def _numbers(family: Family, known: KnownPerson, terms: FamilyTerms) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{label(terms.identifiers, each.kind)}: {shown(each.kind, each.value)}",
            "text": ", ".join(part for part in (each.source, f"ended {day(each.ends)}" if each.ends else "") if part),
            "end": "" if each.ends else address("families:end_identifier", family.pk, known.person.pk, each.id),
        }
        for each in known.numbers
    ]


def _needs(family: Family, known: KnownPerson) -> list[dict[str, Any]]:
    labels = {need.id: need.label for need in library().needs.needs}
    here = (family.pk, known.person.pk)
    return [
        _item(
            labels.get(each.need, each.need.replace("_", " ")),
            "\n".join(
                part for part in (each.words, f"{period(each.starts, each.ends)}. Seen by {each.source}.") if part
            ),
            **{"It is met": "" if each.ends else address("families:end_need", *here, each.id)},
        )
        for each in known.needs
    ]


def _told(family: Family, known: KnownPerson) -> list[dict[str, str]]:
    here = (family.pk, known.person.pk)
    return [
        {
            "words": each.words,
            "by": f"{each.told_by}, {day(each.told_on)}",
            "doubted": each.doubted,
            "doubt": "" if each.doubted else address("families:doubt_fact", *here, each.id),
        }
        for each in known.told
    ]


def _relationship(family: Family, person: Person, row: Relationship) -> dict[str, Any]:
    """ "Parent of Zoë, by birth": from whichever end one looks."""
    forward = row.person_id == person.pk
    other, words = (row.other, KINDS[row.kind]) if forward else (row.person, _seen_back(row))
    told = f"As told by {row.as_told_by}." if row.as_told_by else ""
    when = f"{period(row.starts, row.ends)}." if row.starts or row.ends else ""
    ends = not row.ends and not (row.kind == "parent" and row.tie == "birth")
    return _item(
        f"{words[0].upper()}{words[1:]} {other}",
        " ".join(part for part in (when, told) if part),
        TIES[row.tie],
        **{
            "No longer": address("families:end_relationship", family.pk, row.pk) if ends else "",
            "That is wrong": address("families:withdraw_relationship", family.pk, row.pk),
        },
    )


def _seen_back(row: Relationship) -> str:
    return BACK[row.kind]


def _derived(kin: KnownKin, person: Person) -> list[dict[str, Any]]:
    """What follows from who is whose parent, where nobody has written it down."""
    return [
        _item(f"{DERIVED[each.kind]}: {_called(each, kin.people)}", "", TIES[each.tie])
        for each in kin.kinship.kin(person.pk)
        if each.kind != PARENT and each.person in kin.people
    ]


def _called(kin: Kin, people: Mapping[UUID, Person]) -> str:
    assert isinstance(kin.person, UUID)
    return str(people[kin.person])


def _elsewhere(family: Family, known: KnownPerson) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{each.name}, {ELSEWHERE[each.kind]}",
            "text": ". ".join(
                part
                for part in (
                    each.born_as_told,
                    each.where,
                    f"Known to {each.known_to}" if each.known_to else "",
                    f"As told by {each.told_by} on {day(each.told_on)}",
                )
                if part
            ),
            "end": address("families:end_told_kin", family.pk, known.person.pk, each.id),
        }
        for each in known.elsewhere
    ]


ELSEWHERE = {
    "parent": "a parent",
    "sibling": "a brother or sister",
    "half_sibling": "a half-brother or half-sister",
    "partner": "a partner",
    "grandparent": "a grandparent",
    "other_kin": "other kin",
    "carer": "who cares for them",
}


def _home(home: Any) -> dict[str, Any]:
    place = ", ".join(part for part in (home.address, home.postcode) if part)
    kind = "" if home.kind == "home" else HOME_KINDS[home.kind]
    return _item(
        "Address kept secret" if home.secret else place or kind or "Address not known",
        period(home.starts, home.ends),
        kind,
    )


def _answering(family: Family, known: KnownPerson, terms: FamilyTerms) -> list[dict[str, Any]]:
    here = (family.pk, known.person.pk)
    return [
        _item(
            each.who or each.authority,
            ", ".join(part for part in (period(each.starts, each.ends), each.source) if part),
            label(terms.responsibility, each.how),
            **{"It has ended": "" if each.ends else address("families:end_responsibility", *here, each.id)},
        )
        for each in known.answering
    ]


def _statuses(family: Family, known: KnownPerson, terms: FamilyTerms) -> list[dict[str, Any]]:
    bases = {kind.id: kind for kind in terms.statuses}
    return [
        _item(
            status_words(terms, each.kind, each.categories),
            ". ".join(
                part
                for part in (
                    period(each.starts, each.ends),
                    label(terms.endings, each.destination),
                    bases[each.kind].legal_basis(each.legal_basis) if each.kind in bases and each.legal_basis else "",
                )
                if part
            ),
            "" if each.ends else "Now",
            **{
                "End it": "" if each.ends else address("families:end_status", family.pk, each.id),
                "That is wrong": address("families:withdraw_status", family.pk, each.id),
            },
        )
        for each in today_first(known.statuses)
    ]


def _law(known: KnownPerson, terms: FamilyTerms) -> list[dict[str, Any]]:
    orders = [
        _item(label(terms.orders, each.kind), f"{period(each.made, each.ended or each.until)}. {each.court}".strip())
        for each in known.orders
    ]
    cases = [
        _item(
            label(terms.proceedings, each.kind),
            ". ".join(
                part
                for part in (
                    period(each.issued, each.ended),
                    label(terms.proceedings_outcomes, each.outcome),
                    each.court,
                )
                if part
            ),
        )
        for each in known.cases
    ]
    return [*orders, *cases]


def _pregnancy(family: Family, each: Any) -> dict[str, Any]:
    when = f", {day(each.ended)}" if each.ended else ""
    title = f"{OUTCOMES[each.outcome]}{when}"
    return _item(title, Open=address("families:pregnancy", family.pk, each.id))


def _correction(each: Any) -> dict[str, str]:
    was = "; ".join(
        f"{FIELD_WORDS.get(name, name.replace('_', ' '))}: {_was(name, value)}" for name, value in each.before.items()
    )
    return {"title": f"Before {day_and_time(each.created_at)}", "text": was, "by": each.by_name, "why": each.why}


def _was(name: str, value: Any) -> str:
    """As it would stand on the page: a day in words, a choice by its label."""
    if name == "sex":
        return str(dict(Person._meta.get_field("sex").flatchoices).get(value, value)).lower()
    if name in DAYS and value:
        return day(date.fromisoformat(value))
    return {True: "yes", False: "no", None: "not known", "": "nothing"}.get(value, str(value))


def listed(names: Iterable[str]) -> str:
    """ "Ada, Ben and Cal"."""
    *others, last = list(names) or ["nobody"]
    return f"{', '.join(others)} and {last}" if others else last
