"""A family whose only child was adopted, and so sealed: no list, count or search is other than before it came.

Its worries were decided by then, and are in no list either: what they told stands in the sealed record.
"""

from dataclasses import fields
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearth.demo.filling import do_jobs
from hearth.families.actions import seal_person
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.triage.actions.deciding import decide
from hearth.triage.jobs import surface_all
from hearth.triage.models import ConfirmedFamily
from hearth.triage.rules.deciding import Choice
from hearth.ui import days
from hearth.worklist.models import Item
from tests.whole.test_counts_do_not_leak import _without_words, look
from tests.whole.visiting import Visitor
from tests.world import Records, open_world, restricted_world

NOTHING_MORE = Choice(level="universal", outcome="no_further_action", reasons="The court has the whole of it.")
# Records about the family, each of which something to do may lead to.
OF_THE_FAMILY = (
    "family_id person_id child_id assessment_id completed_id alarm_id episode_id goal_id risk_id visit_id follow_up_id "
    "view_id sharing_id agreement_id concern_id logged_id holding_id decided_id step_id challenge_id proposed_id "
    "referral_id asked_of_charity_id handover_id move_id"
).split()
WHO = ["dev", "tess", "kemi", "other", "sol", "mara"]
LISTS = [
    ("casework:caseload", "?whose=mine"),
    ("casework:caseload", "?whose=team"),
    ("referrals:received", ""),
    ("referrals:made", ""),
    ("referrals:handovers", ""),
    ("referrals:handovers", "?show=ours"),
    ("restricting:grants", ""),
    ("shared:list", ""),
    ("sealed:open", ""),
    ("triage:queue", ""),
    ("triage:queue", "?show=mine"),
    ("triage:queue", "?show=overdue"),
    ("triage:queue", "?show=urgent"),
    ("triage:queue", "?show=untaken"),
    ("triage:queue", "?show=repeated"),
    ("triage:queue", "?show=decided"),
    ("triage:queue", "?show=unheld"),
    ("triage:held", ""),
    ("triage:board", ""),
    ("triage:crowds", ""),
    ("triage:same", ""),
    ("casework:week", ""),
]
# What is nobody's comes on these with the family, a course or a notice that somebody looked: its names do not.
BESIDES = [
    ("worklist:today", ""),
    ("worklist:today", "?whose=team"),
    ("casework:team", ""),
    ("casework:courses", ""),
    ("outcomes:report", ""),
    ("tracks:clinic", ""),
]
OF_A_FAMILY = [
    *("familyfile:family", "familyfile:picture", "familyfile:looked", "chronology:chronology", "chronology:copies"),
    *("families:courts", "families:homes", "sharing:list", "referrals:refer", "referrals:hand_over"),
    *("familyfile:help", "familyfile:pack", "familyfile:pack_to_print", "assessments:change"),
]


@pytest.fixture(scope="module")
def seen(standing_cast: Any) -> Any:
    """Each person's pages before the family came and after it was sealed, and the family."""
    with time_machine.travel(timezone.now(), tick=False):
        usual = open_world(standing_cast)
        pages = [reverse(name) + query for name, query in [*LISTS, *BESIDES]]
        pages += [reverse(name, args=[usual.council.family_id]) for name in OF_A_FAMILY[:3]]
        visitors = {name: Visitor(getattr(standing_cast, name)) for name in WHO}
        before = look(visitors, pages)
        came = restricted_world(standing_cast).council
        decide_all(came, standing_cast.dev)
        seal(came, standing_cast.dev)
        surface_all()
        do_jobs()
        yield before, look(visitors, pages), came


def decide_all(came: Records, by: Any) -> None:
    """Nobody leaves a worry undecided about a child who is being adopted."""
    with holder_scope(by.holder_id):
        for known in ConfirmedFamily.objects.filter(family_id=came.family_id, concern__decided_at=None):
            decide(concern=known.concern, family=known.family, choice=NOTHING_MORE, by=by)


def seal(came: Records, by: Any) -> None:
    with holder_scope(by.holder_id):
        for child in Person.objects.filter(memberships__family=came.family_id, memberships__is_child=True):
            told = {"order_made": days.today(), "why": "The order was seen.", "version": child.version}
            seal_person(person=child, **told, by=by)
        assert Family.objects.get(pk=came.family_id).sealed_at


@pytest.mark.parametrize("name", WHO)
def test_every_list_is_as_it_was_before_it_came(name: str, seen: Any) -> None:
    before, after, _ = seen
    besides = {reverse(page) + query for page, query in BESIDES}
    changed = [page for (who, page), body in before.items() if who == name and after[who, page] != body]
    assert [page for page in changed if page not in besides] == []


@pytest.mark.parametrize("name", WHO)
def test_no_name_and_no_reference_of_it_stands_anywhere(name: str, seen: Any) -> None:
    _, after, came = seen
    pages = {page: body.decode() for (who, page), body in after.items() if who == name}
    assert [(page, word) for page, body in pages.items() for word in came.words if word in body] == []


def test_nothing_is_left_to_do_about_it(seen: Any, standing_cast: Any) -> None:
    """Whatever page an item leads to: each that is left opens to somebody."""
    with holder_scope(standing_cast.northmoor.pk):
        left = Item.objects.filter(done_at=None)
        closed = [getattr(seen[2], each.name) for each in fields(Records) if each.name in OF_THE_FAMILY]
        assert list(left.filter(page_id__in=closed).values_list("kind", "title")) == []


@pytest.mark.parametrize("name", WHO)
def test_its_pages_are_those_of_no_record(name: str, seen: Any, standing_cast: Any) -> None:
    who, came = Visitor(getattr(standing_cast, name)), seen[2]
    for page in OF_A_FAMILY:
        told = [who.ask("GET", reverse(page, args=[id])) for id in (came.family_id, came.child_id)]
        assert [each.status for each in told] == [404, 404], page
        ids = (came.family_id, came.child_id)
        words = [each.body.replace(str(id).encode(), b"") for each, id in zip(told, ids, strict=True)]
        assert words[0] == words[1], page


@pytest.mark.parametrize("name", WHO)
def test_a_search_finds_what_a_search_for_nobody_finds(name: str, seen: Any, standing_cast: Any) -> None:
    who, page, came = Visitor(getattr(standing_cast, name)), reverse("familyfile:search"), seen[2]
    found = who.ask("POST", page, f"given_name={came.child_name}&family_name={came.name}").body.decode()
    nothing = who.ask("POST", page, "given_name=Nemo&family_name=Nowhere").body.decode()
    assert "<form" in found
    assert _without_words(found, came.child_name, came.name) == _without_words(nothing, "Nemo", "Nowhere")
