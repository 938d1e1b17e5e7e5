"""The step-up pack: everything another service must know, and nothing the viewer may not see."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Agreed, Wanted, agree_action, set_goal
from hearth.casework.models import Goal
from hearth.families.models import Person
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.world import HEARD, Records, open_world, restricted_world


@pytest.fixture
def records(cast: Any) -> Records:
    return open_world(cast).council


def page_of(client: Any, records: Records) -> str:
    return str(client.get(reverse("familyfile:pack", args=[records.family_id])).content.decode())


def test_the_pack_has_each_part_of_the_record(records: Records, cast: Any, sign_in: Any) -> None:
    page = page_of(sign_in(cast.kemi), records)
    for words in (
        HEARD.words,  # the child's
        "Debt, and a mother who is ill",  # the reason behind it
        "Intensive Family Support",
        "Breakfast before school",
        "Ring school",
        "They have moved to an aunt.",
        "Child in need",
        "A cold house.",
    ):
        assert words in page, words


def test_a_pack_is_read_from_the_log(records: Records, cast: Any, sign_in: Any) -> None:
    sign_in(cast.kemi).get(reverse("familyfile:pack_to_print", args=[records.family_id]))
    with holder_scope(cast.northmoor.pk):
        assert AuditEvent.objects.filter(verb="made a step-up pack", subject_id=str(records.family_id)).count() == 1


def test_the_pdf_says_the_same_and_has_no_name_in_its_file_name(
    records: Records, cast: Any, sign_in: Any, tmp_path: Path
) -> None:
    answer = sign_in(cast.kemi).get(reverse("familyfile:pack_to_print", args=[records.family_id]))
    assert records.name not in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")
    (tmp_path / "pack.pdf").write_bytes(answer.content)
    assert len(pikepdf.open(tmp_path / "pack.pdf").pages) >= 1


def test_a_sealed_child_is_not_in_it(records: Records, cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        child = Person.objects.get(pk=records.child_id)
        goal = Goal.objects.get(pk=records.goal_id)
        theirs = Wanted("A bed of their own", 2, 7, "Mum", days.today(), person=child)
        goal = set_goal(episode=goal.episode, wanted=theirs, by=cast.kemi)
        agreed = Agreed("Find a mattress", "Mum", days.today(), goal=goal)
        agree_action(episode=goal.episode, agreed=agreed, by=cast.kemi)
    words = ("A bed of their own", "Find a mattress")
    before = page_of(sign_in(cast.kemi), records)
    assert all(each in before for each in words)
    with holder_scope(cast.northmoor.pk):
        Person.objects.filter(pk=records.child_id).update(sealed_at=timezone.now())
    after = page_of(sign_in(cast.kemi), records)
    assert records.child_name not in after.replace(f"{records.name}", "")
    assert not any(each in after for each in words)


def test_a_closed_record_has_no_pack_for_most(cast: Any, sign_in: Any) -> None:
    records = restricted_world(cast).council
    for name in ("familyfile:pack", "familyfile:pack_to_print"):
        address = reverse(name, args=[records.family_id])
        assert sign_in(cast.kemi).get(address).status_code == 404
        assert sign_in(cast.sol).get(address).status_code == 200
