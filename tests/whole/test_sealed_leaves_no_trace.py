"""A family whose only child was adopted, and so sealed: no list, count or search is other than before it came.

Worries are listed by triage in their own words, and are no part of this.
"""

from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearth.families.actions import seal_person
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.whole.test_counts_do_not_leak import _without_words, look
from tests.whole.visiting import Visitor
from tests.world import Records, open_world, restricted_world

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
]
OF_A_FAMILY = [
    *("familyfile:family", "familyfile:picture", "familyfile:looked", "chronology:chronology", "chronology:copies"),
    *("families:courts", "families:homes", "sharing:list", "referrals:refer", "referrals:hand_over"),
]


@pytest.fixture(scope="module")
def seen(standing_cast: Any) -> Any:
    """Each person's pages before the family came and after it was sealed, and the family."""
    with time_machine.travel(timezone.now(), tick=False):
        usual = open_world(standing_cast)
        pages = [reverse(name) + query for name, query in LISTS]
        pages += [reverse(name, args=[usual.council.family_id]) for name in OF_A_FAMILY[:3]]
        visitors = {name: Visitor(getattr(standing_cast, name)) for name in WHO}
        before = look(visitors, pages)
        came = restricted_world(standing_cast).council
        seal(came, standing_cast.dev)
        yield before, look(visitors, pages), came


def seal(came: Records, by: Any) -> None:
    with holder_scope(by.holder_id):
        for child in Person.objects.filter(memberships__family=came.family_id, memberships__is_child=True):
            told = {"order_made": days.today(), "why": "The order was seen.", "version": child.version}
            seal_person(person=child, **told, by=by)
        assert Family.objects.get(pk=came.family_id).sealed_at


@pytest.mark.parametrize("name", WHO)
def test_every_list_is_as_it_was_before_it_came(name: str, seen: Any) -> None:
    before, after, _ = seen
    assert [page for (who, page), body in before.items() if who == name and after[who, page] != body] == []


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
