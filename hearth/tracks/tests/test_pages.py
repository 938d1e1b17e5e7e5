"""The midwife's list, the tracks and the cohort, over families that live through what families live through."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.access.rules import SERVICE_MANAGER
from hearth.casework.actions import Opening, open_episode
from hearth.casework.models import Episode
from hearth.casework.tests.test_pages import asked_of_database
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case
from hearth.families.models import (
    Family,
    Household,
    HouseholdMember,
    Involvement,
    Person,
    Pregnancy,
    Proceedings,
    ProceedingsChild,
)
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.tracks.presenters.figures import figures
from hearth.tracks.queries.clinic import expecting
from hearth.tracks.queries.lives import followed
from hearth.tracks.queries.parents import children_in
from hearth.tracks.queries.removals import repeat_removals
from hearth.ui import days


def ago(**span: int) -> date:
    return days.today() - relativedelta(**span)  # type: ignore[arg-type]


class Life:
    """A mother and a father without a child at home, and one earlier child in care, after two cases."""

    def __init__(self, by: Any, name: str = "Doyle", *, earlier: bool = True) -> None:
        self.by = by
        people = (
            PersonAsTold("mother", False, "Abi", name, sex="F", born=date(1996, 2, 3)),
            PersonAsTold("father", False, "Joe", name, sex="M", born=date(1995, 2, 3)),
        )
        self.family: Family = families.begin_family(name=name, body_id="northmoor", people=people, by=by)
        self.abi, self.joe = sorted(members_of(self.family), key=lambda person: person.given_names)
        self.first = self.child("Kit", ago(years=4)) if earlier else None

    def child(self, given: str, born: date) -> Person:
        told = PersonAsTold("child", True, given, self.family.name, born=born)
        child = families.add_person(family=self.family, told=told, by=self.by)
        families.relate(person=self.abi, kind="parent", other=child, tie="birth", by=self.by)
        families.begin_status(person=child, kind="looked_after", starts=born + timedelta(days=30), by=self.by)
        case = Case("care", born + timedelta(days=20), "Northmoor Family Court")
        families.begin_proceedings(family=self.family, case=case, children=[child], by=self.by)
        return child

    def expects(self, due: date, known_on: date, babies: int = 1) -> Pregnancy:
        return families.expect_child(
            family=self.family, mother=self.abi, due=due, known_on=known_on, babies=babies, by=self.by
        )

    def work(self, opened: date | None = None) -> Episode:
        day = opened or ago(weeks=2)
        opening = Opening("strengthening_families", self.by, opened=day, referred=day)
        return open_episode(family=self.family, opening=opening, by=self.by)


@pytest.fixture
def by(cast: Any) -> Iterator[Any]:
    with holder_scope(cast.hana.holder_id):
        yield cast.hana


def test_work_begins_with_a_mother_and_a_father_before_there_is_a_child(by: Any) -> None:
    life = Life(by, earlier=False)
    life.expects(ago(weeks=-24), ago(weeks=3))
    episode = life.work()
    assert {each.person.given_names for each in episode.participants.all()} == {"Abi", "Joe"}
    (one,) = followed(by, days.today())
    assert [child.now for child in one.tracked] == ["expected"]


def test_the_midwifes_list_is_counted_from_what_is_known_today(by: Any, sign_in: Any) -> None:
    early, late = Life(by, "Early"), Life(by, "Late")
    early.expects(ago(weeks=-25), ago(weeks=3))
    early.work()
    late.expects(ago(weeks=-18), ago(weeks=3))
    late.work()
    told = {each.pregnancy.family.name: each.now.early for each in expecting(by, days.today())}
    assert told == {"Early": True, "Late": False}
    page = sign_in(by).get(reverse("tracks:clinic")).content.decode()
    assert "Before 20 weeks: 1" in page
    assert "15 weeks and 0 days" in page
    assert "An earlier child was removed." in page
    pregnancy = early.abi.pregnancies.get()
    scan = {"due": ago(weeks=-18), "known_on": days.today(), "babies": 2, "version": pregnancy.version, "by": by}
    families.revise_pregnancy(pregnancy=pregnancy, **scan)
    first = next(each for each in expecting(by, days.today()) if each.pregnancy.family.name == "Early")
    assert first.now.early is False
    assert first.at_referral is not None
    assert first.at_referral.early is True  # as it was known then


@pytest.mark.parametrize("what", ["lost", "ended", "died", "sealed"])
def test_whoever_loses_a_child_or_a_life_is_off_every_list_at_once(by: Any, sign_in: Any, what: str) -> None:
    life = Life(by)
    pregnancy = life.expects(ago(weeks=-24), ago(weeks=3))
    life.work()
    if what in ("lost", "ended"):
        families.end_pregnancy(pregnancy=pregnancy, outcome=what, ended=days.today(), version=pregnancy.version, by=by)
    elif what == "died":
        families.record_death(person=life.abi, died=days.today(), version=life.abi.version, by=by)
    else:
        Family.objects.filter(pk=life.family.pk).update(sealed_at="2026-01-01T00:00Z")
    assert "Abi" not in sign_in(by).get(reverse("tracks:clinic")).content.decode()
    assert "baby of" not in sign_in(by).get(reverse("tracks:following")).content.decode()


def test_twins_are_two_children_and_each_is_followed_for_five_years(by: Any, sign_in: Any) -> None:
    life = Life(by)
    pregnancy = life.expects(ago(weeks=-2), ago(weeks=20), babies=2)
    life.work(ago(weeks=20))
    twins = [PersonAsTold("child", True, name, "Doyle", sex="F") for name in ("Isla", "Fern")]
    born = families.record_birth(
        pregnancy=pregnancy, born=ago(days=3), children=twins, version=pregnancy.version, by=by
    )
    families.relate(person=life.joe, kind="parent", other=born[0], tie="birth", by=by)
    families.move_home(family=life.family, home=Home("3 Beck Lane"), people=[life.abi, *born], since=ago(days=2), by=by)
    (one,) = followed(by, days.today())
    assert sorted(child.called for child in one.tracked) == ["Fern Doyle", "Isla Doyle"]  # Isla once, of two parents
    assert {child.now for child in one.tracked} == {"with_parents"}
    page = sign_in(by).get(reverse("tracks:following")).content.decode()
    assert page.count("month 0 of 60") == 2
    assert "Two years after a removal" not in page


def test_parents_after_a_removal_are_followed_for_two(by: Any, sign_in: Any) -> None:
    Life(by).work(ago(months=22, days=1))
    page = sign_in(by).get(reverse("tracks:following")).content.decode()
    assert "Two years after a removal: month 22 of 24" in page
    assert "How are the parent&#39;s health, home and plans?" in page or "health, home and plans?" in page


def test_a_familys_history_counts_court_to_court(by: Any, sign_in: Any) -> None:
    life = Life(by)
    life.child("Wes", ago(years=2, months=7))
    life.expects(ago(weeks=-24), ago(weeks=3))
    episode = life.work()
    page = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "Court to court: 17 months" in page or "Court to court: 16 months" in page
    assert "The second began while the first was still running." in page
    assert "Looked after from" in page
    assert "weeks along then" in page


def test_a_sealed_child_is_named_nowhere_and_still_counted_as_adopted(by: Any, cast: Any, sign_in: Any) -> None:
    life = Life(by)
    pregnancy = life.expects(ago(days=5), ago(weeks=20))
    episode = life.work(ago(weeks=20))
    (child,) = families.record_birth(
        pregnancy=pregnancy,
        born=ago(days=5),
        children=[PersonAsTold("child", True, "Zephyrine", "Doyle")],
        version=pregnancy.version,
        by=by,
    )
    families.seal_person(person=child, order_made=ago(days=1), why="Adopted", version=child.version, by=by)
    assert [each.now for each in children_in(followed(by, days.today()))] == ["adopted"]
    for page in (reverse("tracks:history", args=[episode.pk]), reverse("tracks:following"), reverse("tracks:cohort")):
        assert "Zephyrine" not in sign_in(cast.hugo).get(page).content.decode()


def test_a_sealed_earlier_child_leaves_neither_a_case_nor_a_line_in_the_clinic(by: Any, sign_in: Any) -> None:
    life = Life(by)
    life.expects(ago(weeks=-25), ago(weeks=3))
    episode = life.work()
    assert life.first is not None
    type(life.first).objects.filter(pk=life.first.pk).update(sealed_at="2026-01-01T00:00Z")
    history = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "Kit" not in history
    assert "Northmoor Family Court" not in history
    assert "An earlier child was removed." not in sign_in(by).get(reverse("tracks:clinic")).content.decode()


def test_a_child_of_a_record_that_is_closed_to_the_worker_is_not_in_the_history(by: Any, sign_in: Any) -> None:
    life, elsewhere = Life(by, earlier=False), Life(by, "Marlow")
    assert elsewhere.first is not None
    families.relate(person=life.abi, kind="parent", other=elsewhere.first, tie="birth", by=by)
    Family.objects.filter(pk=elsewhere.family.pk).update(restricted=True)
    life.expects(ago(weeks=-25), ago(weeks=3))
    episode = life.work()
    history = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "Kit" not in history
    assert "Looked after" not in history
    assert "An earlier child was removed." not in sign_in(by).get(reverse("tracks:clinic")).content.decode()


def closed_to_the_team(life: Life) -> Family:
    """Another record of the same people, which the team has never helped with."""
    family = families.begin_family(name="Elsewhere", body_id="northmoor", people=(), by=life.by)
    Involvement.objects.filter(family=family).delete()
    return family


def tried_at(court: str, family: Family, child: Person | None) -> None:
    assert child is not None
    case = Proceedings.objects.create(family=family, kind="care", court=court, issued=ago(years=1))
    ProceedingsChild.objects.create(proceedings=case, child=child)


def test_a_case_of_a_record_that_is_closed_is_in_no_history_and_no_count(by: Any, cast: Any, sign_in: Any) -> None:
    life = Life(by)
    life.expects(ago(weeks=-25), ago(weeks=3))
    episode = life.work()
    tried_at("Eastvale Family Court", closed_to_the_team(life), life.first)
    history = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "Northmoor Family Court" in history
    assert "Eastvale Family Court" not in history
    assert "Court to court" not in history
    assert "1 earlier child, 1 not at home; 1 case before a court" in _cohort(sign_in, cast)
    helps(Family.objects.get(name="Elsewhere"), by)
    assert "Eastvale Family Court" in sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "2 cases before a court" in _cohort(sign_in, cast)


def helps(family: Family, by: Any) -> None:
    Involvement.objects.create(
        family=family,
        agency_id=by.agency_id,
        agency_name=by.agency_name,
        team_id=by.team_id,
        what="Family Partners",
        source_kind="test",
        source_id=family.pk,
        starts=ago(weeks=1),
    )


def _cohort(sign_in: Any, cast: Any) -> str:
    return str(sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode())


def test_a_pregnancy_or_child_of_a_closed_record_is_on_no_list_of_names(by: Any, cast: Any, sign_in: Any) -> None:
    life = Life(by, earlier=False)
    closed = closed_to_the_team(life)
    elsewhere = families.expect_child(
        family=closed, mother=life.abi, due=ago(days=-2), known_on=ago(weeks=3), babies=1, by=by
    )
    life.work()
    following = sign_in(by).get(reverse("tracks:following")).content.decode()
    assert "The baby of" not in following
    assert "A pregnancy of" not in _cohort(sign_in, cast)
    assert "0 earlier children" not in _cohort(sign_in, cast)
    assert [child.now for child in children_in(followed(cast.hugo, days.today()))] == ["expected"]  # still counted
    (child,) = families.record_birth(
        pregnancy=elsewhere,
        born=days.today(),
        children=[PersonAsTold("child", True, "Zephyrine", "Doyle")],
        version=elsewhere.version,
        by=by,
    )
    assert "Zephyrine" not in sign_in(by).get(reverse("tracks:following")).content.decode()
    assert "Zephyrine" not in _cohort(sign_in, cast)
    assert child.given_names == "Zephyrine"


def test_where_a_closed_record_says_that_a_child_lives_is_not_told(by: Any, cast: Any, sign_in: Any) -> None:
    life = Life(by, earlier=False)
    pregnancy = life.expects(ago(days=5), ago(weeks=20))
    life.work(ago(weeks=20))
    (child,) = families.record_birth(
        pregnancy=pregnancy,
        born=ago(days=5),
        children=[PersonAsTold("child", True, "Zephyrine", "Doyle")],
        version=pregnancy.version,
        by=by,
    )
    home = Household.objects.create(family=closed_to_the_team(life), kind="foster")
    HouseholdMember.objects.filter(person=child).delete()
    HouseholdMember.objects.create(household=home, person=child, starts=ago(days=4))
    assert [each.now for each in children_in(followed(cast.hugo, days.today()))] == ["looked_after"]
    for page in (
        sign_in(by).get(reverse("tracks:following")).content.decode(),
        _cohort(sign_in, cast).split("<details")[-1],
    ):
        assert "Zephyrine" in page
        assert "Looked after" not in page
        assert "Not recorded" in page


def test_small_cohorts_are_protected(by: Any, cast: Any, sign_in: Any) -> None:
    life = Life(by)
    life.expects(ago(weeks=-24), ago(weeks=3))
    life.work()
    page = sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode()
    assert "c of c pregnancies were known before 20 weeks" in page


def test_the_median_is_told_only_where_its_share_is(by: Any, cast: Any, sign_in: Any) -> None:
    """Seven of nine mothers came twice: “among 7 mothers” would say what the hidden share hides."""
    for number in range(9):
        life = Life(by, f"Family{number}")
        if number < 7:
            life.child("Wes", ago(years=2))
        life.expects(ago(weeks=-24), ago(weeks=3))
        life.work()
    page = sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode()
    assert "c of 9 mothers came before the court more than once" in page
    assert "among 7" not in page
    assert "Court to court: too few mothers to say without pointing at one of them." in page


def test_the_size_that_a_table_hides_is_not_told_by_pregnancies(by: Any, cast: Any, sign_in: Any) -> None:
    """Seven expected, and one lost: of the table of everybody neither a line nor the sum is told."""
    for number in range(8):
        life = Life(by, f"Family{number}", earlier=False)
        pregnancy = life.expects(ago(weeks=-24), ago(weeks=3))
        life.work()
    families.end_pregnancy(pregnancy=pregnancy, outcome="lost", ended=days.today(), version=pregnancy.version, by=by)
    page = sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode()
    assert "Too few are left out by the exclusions to show the table of everybody." in page
    assert "of 8 pregnancies" not in page
    assert "c of c pregnancies" in page


def test_the_share_of_repeat_removals_is_the_naive_one(by: Any, cast: Any) -> None:
    for number in range(3):
        life = Life(by, f"Many{number}")
        for more in range(number):
            life.child(f"More{more}", ago(years=1, months=more))
    told = repeat_removals(by, days.today())
    assert (told.looked_after, told.of_repeat, told.unknown) == (6, 5, 0)


def test_following_many_asks_no_more_than_following_few(by: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        life = Life(by, f"Family{number}")
        life.expects(ago(weeks=-24), ago(weeks=3))
        life.work()
    with django_assert_max_num_queries(7):
        followed(by, days.today())
    with django_assert_max_num_queries(6):
        expecting(by, days.today())
    with django_assert_max_num_queries(1):
        repeat_removals(by, days.today())


def test_each_page_asks_at_most_eight_things(by: Any, cast: Any, sign_in: Any) -> None:
    for number in range(2):
        life = Life(by, f"Family{number}")
        life.expects(ago(weeks=-24), ago(weeks=3))
        episode = life.work()
    manager = replace(cast.hugo, role=SERVICE_MANAGER)
    history = reverse("tracks:history", args=[episode.pk])
    asks = [(by, reverse("tracks:following")), (by, reverse("tracks:clinic")), (by, history)]
    for who, page in [*asks, (cast.hugo, reverse("tracks:cohort"))]:
        client = sign_in(who)
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        assert len(asked_of_database(asked)) <= 8, asked_of_database(asked)
    with CaptureQueriesContext(connection) as asked:  # the cohort of a service manager has repeat removals too
        figures(followed(manager, days.today()), repeat_removals(manager, days.today()), days.today())
    assert len(asked_of_database(asked)) <= 8, asked_of_database(asked)
