"""A shortlist tells nothing of a record that is not open: not by how many it shows, in what order, or after how long.

Time is told in questions asked of the database: a clock would tell of the machine.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.chronology.actions import Happening, write_entry
from hearth.chronology.rules import FEW, STAFF, WORRIES
from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold
from hearth.families.actions import begin_family, restrict_family
from hearth.families.likeness.joining import join
from hearth.families.likeness.keeping import forget_keys
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.matching.candidates import MOST_SHOWN, Candidates, people_who_may_be
from hearth.triage.rules.deciding import Choice
from hearth.triage.tests.conftest import Tell
from tests.cast import Cast

BORN = date(2019, 4, 2)
MAYA = ChildAsTold("Maya", "Fenn", born=BORN)
ALLEGATION = Choice(
    level="universal",
    outcome="allegation_against_professional",
    reasons="An assistant at the nursery shut her in a cupboard.",
)


def a_family(cast: Cast, name: str, given: str = "Maya", family: str = "Fenn", **changes: Any) -> Family:
    child = PersonAsTold("child", True, given, family, **({"born": BORN} | changes))
    with holder_scope(cast.tess.holder_id):
        return begin_family(name=name, body_id="northmoor", people=[child], by=cast.tess)


def restricted(cast: Cast, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=family, restricted=True, by=cast.dev)


def sealed(cast: Cast, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        for person in Person.objects.filter(memberships__family=family):
            person.sealed_at = timezone.now()
            person.save(update_fields=["sealed_at"])
            forget_keys(person)
        Family.objects.filter(pk=family.pk).update(sealed_at=timezone.now())


def asked(cast: Cast, concern: Concern, by: Any = None) -> tuple[Candidates, int]:
    """Who is shown, and how many questions that took."""
    with holder_scope(cast.tess.holder_id):
        children = list(concern.children.all())
        with CaptureQueriesContext(connection) as questions:
            found = people_who_may_be(by or cast.tess, children)
    return found, len(questions)


def shown(found: Candidates) -> list[tuple[str, str, float]]:
    return [(each.families[0].name, each.evidence, each.weight) for each in found.found]


@pytest.mark.parametrize("hide", [restricted, sealed])
def test_what_is_shown_is_the_same_whether_or_not_a_likelier_record_is_closed(
    cast: Cast, tell: Tell, hide: Callable[[Cast, Family], None]
) -> None:
    """The likest of all is closed: the others keep their number, order, words and weights."""
    for name, given in [("One", "Mya"), ("Two", "Maia"), ("Three", "Mayah")]:
        a_family(cast, name, given)
    concern = tell(children=(MAYA,))
    before, _ = asked(cast, concern)
    assert len(before.found) == 3
    hide(cast, a_family(cast, "Closed"))
    assert shown(asked(cast, concern)[0]) == shown(before)


def test_closed_records_take_no_place_of_those_who_are_shown(cast: Cast, tell: Tell) -> None:
    for number in range(MOST_SHOWN + 1):
        restricted(cast, a_family(cast, f"Closed {number}"))
    for number in range(MOST_SHOWN + 2):
        a_family(cast, f"Open {number}", "Mya")
    found, _ = asked(cast, tell(children=(MAYA,)))
    assert len(found.found) == MOST_SHOWN
    assert all(each.families[0].name.startswith("Open") for each in found.found)


def test_a_sealed_record_or_another_councils_costs_no_question(cast: Cast, tell: Tell) -> None:
    """Nothing at all differs for whoever waits: what is found, what is said, what is asked."""
    concern = tell(children=(MAYA,))
    nothing = asked(cast, concern)
    sealed(cast, a_family(cast, "Sealed"))
    with holder_scope(cast.ravi.holder_id):
        child = PersonAsTold("child", True, "Maya", "Fenn", born=BORN)
        begin_family(name="Theirs", body_id="eastvale", people=[child], by=cast.ravi)
    assert asked(cast, concern) == nothing == (Candidates((), False), nothing[1])
    assert asked(cast, concern, by=cast.dev) == nothing


def test_one_restricted_record_or_five_cost_and_say_the_same(cast: Cast, tell: Tell) -> None:
    """That there is somebody to ring about is said on purpose; how many there are is not."""
    concern = tell(children=(MAYA,))
    restricted(cast, a_family(cast, "Closed"))
    one, questions = asked(cast, concern)
    for number in range(4):
        restricted(cast, a_family(cast, f"Closed {number}"))
    five, as_many = asked(cast, concern)
    assert (one.found, one.somebody_restricted) == (five.found, five.somebody_restricted) == ((), True)
    assert questions == as_many


def test_the_page_of_a_worry_says_the_same_of_one_closed_record_as_of_five(
    cast: Cast, tell: Tell, sign_in: Any
) -> None:
    concern = tell(children=(MAYA,))
    restricted(cast, a_family(cast, "Closed"))
    pages = [_page(sign_in(cast.tess), concern)]
    for number in range(4):
        restricted(cast, a_family(cast, f"Closed {number}"))
    pages.append(_page(sign_in(cast.tess), concern))
    assert pages[0] == pages[1]
    assert "Ring the duty manager" in pages[0]
    assert "Closed" not in pages[0]


def _page(client: Any, concern: Concern) -> str:
    """Without what differs from one asking to the next: the form's token, a key for one sending."""
    page = client.get(reverse("triage:concern", args=[concern.pk])).content.decode()
    return re.sub(r'value="[\w-]{20,}"|nonce="[^"]*"', "", page)


@pytest.fixture
def read_as_one(cast: Cast, fenns: Family) -> str:
    """Maya is on record in two families, and a worker has said so: the address of the page on which to part them."""
    other = a_family(cast, "Fenn-Brook", "Maia")
    with holder_scope(cast.tess.holder_id):
        one, two = Person.objects.get(given_names="Maya"), Person.objects.get(memberships__family=other)
        joined = join(person=two, same_as=one, why="The same school.", by=cast.tess)
    return reverse("triage:joined", args=[joined.pk])


@pytest.mark.parametrize(("viewer", "reads"), [("tess", False), ("dev", True)])
def test_what_happened_meanwhile_keeps_what_is_kept_to_few(
    cast: Cast, fenns: Family, read_as_one: str, sign_in: Any, viewer: str, reads: bool
) -> None:
    with holder_scope(cast.tess.holder_id):
        for title, seen_by in [("Her uncle has come out of prison", FEW), ("She began at nursery", STAFF)]:
            source = Person.objects.create(given_names="A source")
            write_entry(family=fenns, told=Happening(BORN, WORRIES, title, source, seen_by=seen_by))
    page = sign_in(getattr(cast, viewer)).get(read_as_one).content.decode()
    assert "She began at nursery" in page
    assert ("Her uncle has come out of prison" in page) is reads


@pytest.mark.parametrize(("viewer", "reads"), [("tess", False), ("dev", True)])
def test_nor_does_it_tell_of_an_allegation(
    cast: Cast, fenns: Family, tell: Tell, read_as_one: str, sign_in: Any, viewer: str, reads: bool
) -> None:
    concern = tell(children=(MAYA,))
    with holder_scope(cast.tess.holder_id):
        actions.decide(
            concern=concern, family=fenns, choice=replace(ALLEGATION, kept_from_id=cast.school.id), by=cast.dev
        )
    page = sign_in(getattr(cast, viewer)).get(read_as_one).content.decode()
    assert (ALLEGATION.reasons in page) is reads
    assert (concern.reference in page) is reads


def test_nor_of_somebody_in_either_family_who_was_sealed(
    cast: Cast, fenns: Family, read_as_one: str, sign_in: Any
) -> None:
    with holder_scope(cast.tess.holder_id):
        mother = Person.objects.get(given_names="Carol")
        source = Person.objects.create(given_names="A source")
        write_entry(family=fenns, told=Happening(BORN, WORRIES, "Carol moved", source, people=[mother]))
        Person.objects.filter(pk=mother.pk).update(sealed_at=timezone.now())
    assert "Carol moved" not in sign_in(cast.tess).get(read_as_one).content.decode()
