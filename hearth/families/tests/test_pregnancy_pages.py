"""What a midwife meets on a pregnancy's pages, beside the bed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse

from hearth.families import actions
from hearth.families.models import Family, Pregnancy
from hearth.families.queries import could_be_parents, members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast


@pytest.fixture
def twins(cast: Cast) -> Pregnancy:
    """Expected by Rowan, each with a record; with her lives Zoë, who is six, and Ada, who is twelve."""
    six, twelve = (days.today() - relativedelta(years=age) for age in (6, 12))
    people = [
        PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F"),
        PersonAsTold("child", True, "Zoë", "Ashdown", born=six),
        PersonAsTold("child", True, "Ada", "Ashdown", born=twelve),
    ]
    with holder_scope(cast.tess.holder_id):
        family: Family = actions.begin_family(name="Ashdown", body_id="northmoor", people=people, by=cast.tess)
        rowan = next(each for each in members_of(family) if each.given_names == "Rowan")
        due, today = days.today() + timedelta(weeks=20), days.today()
        begun = actions.expect_child(family=family, mother=rowan, due=due, known_on=today, babies=2, by=cast.tess)
        actions.begin_unborn(pregnancy=begun, by=cast.tess)
    return begun


def page(sign_in: Any, cast: Cast, name: str, *args: Any) -> str:
    return str(sign_in(cast.tess).get(reverse(f"families:{name}", args=args)).content.decode())


def test_nobody_unborn_and_no_young_child_is_offered_as_a_parent(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    with holder_scope(cast.tess.holder_id):
        assert {each.given_names for each in could_be_parents(twins.family, days.today())} == {"Rowan", "Ada"}
    for name, *args in (("expect_child", twins.family_id), ("name_other_parent", twins.family_id, twins.pk)):
        told = page(sign_in, cast, name, *args)
        assert "Ada Ashdown" in told
        assert "Zoë" not in told
        assert "Unborn" not in told


def test_twins_are_told_apart_before_they_have_names(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    told = page(sign_in, cast, "pregnancy", twins.family_id, twins.pk)
    assert "Unborn baby 1 of Rowan Ashdown" in told
    assert "Unborn baby 2 of Rowan Ashdown" in told


def test_a_twin_who_is_lost_needs_no_due_date_typed_again(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    told = page(sign_in, cast, "revise_pregnancy", twins.family_id, twins.pk)
    due = days.today() + timedelta(weeks=20)
    boxes = re.findall(r'<input[^>]*name="due_(?:day|month|year)"[^>]*>', told)
    for part, box in zip((due.day, due.month, due.year), boxes, strict=True):
        assert f'value="{part}"' in box


def test_what_stops_with_a_loss_is_said_before_it_is_saved(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    assert "nothing more is sent about the baby" in page(sign_in, cast, "end_pregnancy", twins.family_id, twins.pk)


def test_of_a_baby_who_is_born_nobody_is_asked_whether_they_are(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    assert "not yet born" not in page(sign_in, cast, "record_birth", twins.family_id, twins.pk)


def test_on_the_day_of_a_loss_nobody_reads_of_an_unborn_baby_any_more(
    sign_in: Any, cast: Cast, twins: Pregnancy
) -> None:
    with holder_scope(cast.tess.holder_id):
        told: dict[str, Any] = {"due": days.today() + timedelta(weeks=20), "known_on": days.today(), "babies": 1}
        one = actions.revise_pregnancy(pregnancy=twins, version=twins.version, by=cast.tess, **told)
        assert [each.known_as for each in members_of(twins.family) if each.born is None and each.known_as] == [
            "Unborn baby 1 of Rowan Ashdown"
        ]
        actions.end_pregnancy(pregnancy=one, outcome="lost", ended=days.today(), version=one.version, by=cast.tess)
    family = sign_in(cast.tess).get(reverse("familyfile:family", args=[twins.family_id])).content.decode()
    assert "nborn" not in family


def test_after_a_birth_the_record_of_a_twin_who_was_lost_says_so(sign_in: Any, cast: Cast, twins: Pregnancy) -> None:
    with holder_scope(cast.tess.holder_id):
        told: dict[str, Any] = {"due": days.today() + timedelta(weeks=1), "known_on": days.today(), "babies": 1}
        one = actions.revise_pregnancy(pregnancy=twins, version=twins.version, by=cast.tess, **told)
        born = [PersonAsTold("child", True, "Wren", "Ashdown")]
        actions.record_birth(
            pregnancy=one, born=days.today(), children=born, version=one.version, sure=True, by=cast.tess
        )
    shown = page(sign_in, cast, "pregnancy", twins.family_id, twins.pk)
    assert shown.count("(lost)</a>") == 1
    assert "Wren Ashdown</a>" in shown
