"""Whom a programme is for: each rule met, not met or not known, and why."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from hearth.families.actions import add_person, begin_family, begin_status, expect_child
from hearth.families.rules import age_on
from hearth.families.telling import PersonAsTold
from hearth.practice.definitions.eligibility import ChildAged, Rule, WayIn
from hearth.practice.library import library
from hearth.referrals.eligibility.queries import known_of
from hearth.referrals.eligibility.rules import Birth, Expected, Known, best, ways_into
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.world import ago

TODAY = date(2026, 6, 1)
CHILD = Birth(date(2020, 6, 2), date(2020, 6, 2))


def verdict(programme: str, **known: Any) -> str:
    return best(ways_into(library().programme(programme), Known(TODAY, **known)))


def why(programme: str, rule: str, **known: Any) -> tuple[bool | None, str]:
    """What is found of the first rule whose words hold these."""
    ways = ways_into(library().programme(programme), Known(TODAY, **known))
    return next((each.met, each.why) for way in ways for each in way.findings if rule in each.words)


def test_what_only_a_person_can_say_is_never_worked_out() -> None:
    assert verdict("family_partners", children=(CHILD,), needs=frozenset({"not_fed"})) == "open"
    assert why("thriving_families", "finding out") == (None, "For a person to say.")


def test_whether_they_agree_is_known_from_whoever_asked_them() -> None:
    assert why("family_partners", "agrees") == (None, "Nobody has written down what the family says.")
    assert why("family_partners", "agrees", agreed=True)[0] is True
    known = {"children": (CHILD,), "needs": frozenset({"not_fed"})}
    assert verdict("family_partners", **known, agreed=True) == "fits"
    assert verdict("family_partners", **known, agreed=False) == "does_not_fit"


def test_a_child_on_a_plan_is_past_family_partners() -> None:
    assert verdict("family_partners", children=(CHILD,), statuses_now=frozenset({"protection_plan"})) == "does_not_fit"


def test_need_that_nobody_recorded_is_unknown_and_not_absent() -> None:
    met, words = why("family_partners", "sign of neglect", children=(CHILD,))
    assert (met, words) == (None, "None of these has been recorded yet.")


@pytest.mark.parametrize(
    ("due", "met"),
    [
        (TODAY + timedelta(weeks=21), True),  # 19 weeks along
        (TODAY + timedelta(weeks=20, days=1), True),  # 19 weeks and 6 days
        (TODAY + timedelta(weeks=20), False),  # 20 weeks to the day
        (None, None),
    ],
)
def test_before_20_weeks_is_counted_in_completed_weeks(due: date | None, met: bool | None) -> None:
    assert why("strengthening_families", "less than 20 weeks", expected=(Expected(due),))[0] is met


def test_one_of_two_ways_in_is_enough() -> None:
    assert verdict("strengthening_families", removed_as=frozenset({"adopted"})) == "open"  # nobody is pregnant
    assert verdict("strengthening_families", expected=(Expected(TODAY + timedelta(weeks=30)),)) == "does_not_fit"


@given(
    born=st.dates(date(2000, 1, 1), TODAY),
    least=st.integers(0, 12),
    spread=st.integers(0, 12),
    rough=st.integers(0, 900),
)
def test_ages_are_exact_to_the_day(born: date, least: int, spread: int, rough: int) -> None:
    """Beside a naive twin: every day on which the child may have been born, counted one by one."""
    test = ChildAged(kind="child_aged", at_least=least, at_most=least + spread)
    programme = (
        library()
        .programme("early_help")
        .model_copy(update={"ways_in": (WayIn(id="a", label="A", rules=(Rule(id="a", words="A", test=test),)),)})
    )
    last = min(TODAY, born + timedelta(days=rough))
    found = ways_into(programme, Known(TODAY, children=(Birth(born, last),)))[0].findings[0].met
    ages = {age_on(born + timedelta(days=day), TODAY) for day in range((last - born).days + 1)}
    inside = {test.at_least <= age <= test.at_most for age in ages}
    assert found is (inside.pop() if len(inside) == 1 else None)


@pytest.fixture
def family(cast: Any) -> Any:
    with holder_scope(cast.northmoor.pk):
        people = (PersonAsTold("mother", False, "Dawn", "Petrova", born=ago(days=9000)),)
        return begin_family(name="Petrova", body_id="northmoor", people=people, by=cast.kemi)


def test_what_was_learnt_later_does_not_reach_back(family: Any, cast: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        mother = family.members.get().person
        expect_child(
            mother=mother, family=family, due=days.today() + timedelta(weeks=22), known_on=ago(days=3), by=cast.kemi
        )
        assert known_of(cast.tess, family, ago(days=4)).expected == (Expected(None),)
        assert known_of(cast.tess, family, days.today()).expected == (Expected(days.today() + timedelta(weeks=22)),)


def test_removals_are_read_from_statuses(family: Any, cast: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        told = PersonAsTold("child", True, "Mia", "Petrova", born=days.today() - relativedelta(years=5))
        mia = add_person(family=family, told=told, by=cast.kemi)
        begin_status(person=mia, kind="looked_after", starts=ago(days=300), by=cast.tess)
        known = known_of(cast.tess, family, days.today())
    assert known.removed_as == known.statuses_now == frozenset({"looked_after"})
    assert len(known.children) == 1


def test_the_page_says_each_rule_and_why(family: Any, cast: Any, sign_in: Any) -> None:
    page = sign_in(cast.tess).get(reverse("casework:open_for_family", args=[family.pk])).content.decode()
    for programme in library().programmes():
        assert f"Begin {programme.title}" in page
    assert "No child is on record." in page
    assert "No removal is on record." in page
    assert "no programme’s rules are all met" in page
    assert reverse("familyfile:help", args=[family.pk]) in page
    refer = reverse("referrals:refer", args=[family.pk])
    assert refer in page
    asked = sign_in(cast.tess).post(refer, {"danger": "no"}).content.decode()
    assert reverse("casework:open_for_family", args=[family.pk]) in asked


def test_everybody_who_works_with_families_may_read_what_a_programme_is(cast: Any, sign_in: Any) -> None:
    for programme in library().programmes():
        page = sign_in(cast.hana).get(reverse("casework:programme", args=[programme.id])).content.decode()
        assert programme.theory_of_change.goal in page
        for told in (*(phase.entry for phase in programme.phases), *(ending.when for ending in programme.endings)):
            assert str(escape(told)) in page
    assert sign_in(cast.hana).get(reverse("casework:programme", args=["no_such"])).status_code == 404
