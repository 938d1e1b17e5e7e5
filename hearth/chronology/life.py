"""The family's life, told from what `families` keeps: it stands below the chronology and writes nothing there."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from hearth.chronology.rules import ADDRESS, AGENCIES, LIFE, PREGNANCY
from hearth.chronology.telling import Happening
from hearth.families.models import Family, Household, Order, Person, Pregnancy, Proceedings, Status
from hearth.families.models.pregnancy import OUTCOMES
from hearth.families.terms import label, status_words, terms_of
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui.days import day

NEED_OF_A_CATEGORY = {"neglect": "neglect"}


def status(row: Status, terms: FamilyTerms) -> Iterator[Happening]:
    """A day on which it began and, later, a day on which it ended."""
    categories = [each.category for each in row.categories.order_by("category")]
    named = status_words(terms, row.kind, categories)
    needs = [NEED_OF_A_CATEGORY[each] for each in categories if each in NEED_OF_A_CATEGORY]
    yield Happening(row.starts, AGENCIES, f"{named} began", row, needs=needs, people=[row.person])
    if row.ends:
        words = label(terms.endings, row.destination)
        yield Happening(
            row.ends, AGENCIES, f"{named} ended", row, words, needs=needs, people=[row.person], aspect="ended"
        )


def home(row: Household) -> Iterator[Happening]:
    """A move, where the day is known, and later arrivals. A secret address is not written a second time."""
    known = row.members.exclude(starts=None).order_by("starts", "id").select_related("person")
    stays = [stay for stay in known if stay.starts != stay.person.born]  # to be born somewhere is no move
    for starts, arrived in groupby(stays, key=lambda stay: stay.starts):
        together = sorted(arrived, key=lambda stay: (str(stay.person.born), str(stay.person_id)))
        first = starts == row.starts
        words = "" if row.secret else ", ".join(part for part in (row.address, row.postcode) if part)
        where = "Moved home" if first else "Moved in with others"
        title = "Moved to an address that is kept secret" if row.secret else where
        source: Any = row if first else min(together, key=lambda stay: str(stay.pk))
        people = [stay.person for stay in together]
        yield Happening(starts, LIFE, title, source, words, people=people, holds=[ADDRESS])


def pregnancy(row: Pregnancy) -> Iterator[Happening]:
    """What was known of the due date first, and how the pregnancy ended."""
    first = row.due_dates.order_by("known_on", "id").first()
    if first:
        words = f"Due {day(first.due)}"
        title = {1: "A baby is expected", 2: "Twins are expected"}.get(row.babies, f"{row.babies} babies are expected")
        yield Happening(first.known_on, LIFE, title, row, words, people=[row.mother], holds=[PREGNANCY])
    if row.outcome == "born" and row.ended:
        children = [each.child for each in row.children.select_related("child").order_by("id")]
        title = f"{_listed(children)} {'was' if len(children) == 1 else 'were'} born"
        yield Happening(row.ended, LIFE, title, row, people=[row.mother, *children], aspect="ended")
    elif row.ended and row.outcome != "expected":
        title = f"A pregnancy: {OUTCOMES[row.outcome].lower()}"
        yield Happening(row.ended, LIFE, title, row, people=[row.mother], holds=[PREGNANCY], aspect="ended")


def death(row: Person) -> Iterator[Happening]:
    if row.died:
        yield Happening(row.died, LIFE, f"{row} died", row, people=[row])


def proceedings(row: Proceedings) -> Iterator[Happening]:
    """Court to court: the day they were issued, and the day they ended."""
    terms, children = terms_of(row.family), _children(row)
    named = f"{label(terms.proceedings, row.kind)} for {_listed(children)}"
    yield Happening(row.issued, AGENCIES, f"{named} began", row, row.court, people=children)
    if row.ended:
        words = label(terms.proceedings_outcomes, row.outcome)
        yield Happening(row.ended, AGENCIES, f"{named} ended", row, words, people=children, aspect="ended")


def order(row: Order) -> Iterator[Happening]:
    terms, children = terms_of(row.family), _children(row)
    named = f"{label(terms.orders, row.kind)} for {_listed(children)}"
    until = f"Until {day(row.until)}" if row.until else ""
    yield Happening(row.made, AGENCIES, named, row, until, people=children)
    if row.ended:
        yield Happening(row.ended, AGENCIES, f"{named} ended", row, people=children, aspect="ended")


def _children(about: Any) -> list[Person]:
    rows = about.children.select_related("child").order_by("child__born", "child_id")
    return [row.child for row in rows]


def _listed(people: list[Person]) -> str:
    *others, last = [str(person) for person in people] or ["nobody"]
    return f"{', '.join(others)} and {last}" if others else last


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that the family's life should have in its chronology."""
    terms = terms_of(family)
    statuses = Status.objects.filter(holder_id=family.holder_id, person__memberships__family=family, withdrawn="")
    for each in statuses.select_related("person").order_by("starts", "id"):
        yield from status(each, terms)
    for household in family.households.order_by("starts", "id"):
        yield from home(household)
    for expected in family.pregnancies.select_related("mother").order_by("id"):
        yield from pregnancy(expected)
    for dead in Person.objects.filter(holder_id=family.holder_id, memberships__family=family).exclude(died=None):
        yield from death(dead)
    for case in family.proceedings.order_by("issued", "id"):
        yield from proceedings(case)
    for made in family.orders.order_by("made", "id"):
        yield from order(made)
