"""A question worded once answers as the same question worded anew, and refuses what cannot be kept."""

from datetime import date
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from uuid_utils.compat import uuid7

from hearth.access.models import Agency, Team
from hearth.scope.worded import NotWorded, worded_once
from hearth.ui.days import today


def teams(agency: UUID, name: str, *, first: int | None = None, newest: bool = False) -> QuerySet[Team]:
    found = Team.objects.filter(agency_id=agency).exclude(name=name).select_related("agency").annotate(of=F("agency"))
    return found.order_by("-name" if newest else "name")[:first]


def names(agencies: list[UUID], kind: str) -> QuerySet[Team, tuple[str, UUID]]:
    return Team.objects.filter(agency__id__among=agencies, kind=kind).order_by("name").values_list("name", "agency_id")


@pytest.fixture
def two(db: None) -> list[Agency]:
    made = [Agency.objects.create(name=f"Agency {uuid7()}", kind="council") for _ in range(2)]
    for agency in made:
        for number in range(3):
            Team.objects.create(agency=agency, name=f"Team {number}", kind="practice")
    return made


@pytest.mark.parametrize("shape", [{}, {"newest": True}, {"first": 2}, {"first": 1, "newest": True}])
def test_it_answers_as_the_question_worded_anew(two: list[Agency], shape: dict[str, Any]) -> None:
    kept = worded_once(teams)
    for agency in two:
        for name in ("Team 0", "Team 2", "nobody's 1", "%s"):
            anew = list(teams(agency.pk, name, **shape))
            assert kept(agency.pk, name, **shape) == anew
            assert [each.of for each in kept(agency.pk, name, **shape)] == [each.of for each in anew]  # type: ignore[attr-defined]


def test_what_it_found_is_as_django_finds_it(two: list[Agency], django_assert_num_queries: Any) -> None:
    kept = worded_once(teams)
    kept(two[0].pk, "")
    with django_assert_num_queries(1):
        team = kept(two[1].pk, "Team 1")[0]
        assert team.agency == two[1], "which was selected with it"
    team.name = "Renamed"
    team.save()
    assert Team.objects.get(pk=team.pk).name == "Renamed"


@pytest.mark.parametrize("many", [0, 1, 2])
def test_a_list_is_one_value_however_long(two: list[Agency], many: int) -> None:
    kept, ids = worded_once(names), [each.pk for each in two]
    kept(ids, "practice")
    assert kept(ids[:many], "practice") == list(names(ids[:many], "practice"))
    assert len(kept(ids[:many], "practice")) == 3 * many


def test_a_list_of_texts_is_one_value(two: list[Agency]) -> None:
    def kept(agency: UUID, wanted: list[str], besides: list[UUID]) -> QuerySet[Team, str]:
        teams = Team.objects.filter(agency_id=agency, name__among=wanted).exclude(pk__among=besides)
        return teams.order_by("name").values_list("name", flat=True)

    ask = worded_once(kept)
    assert ask(two[0].pk, ["Team 0", "Team 2", "%"], []) == ["Team 0", "Team 2"]
    first = Team.objects.get(agency=two[0], name="Team 0").pk
    assert ask(two[0].pk, ["Team 0", "Team 2"], [first]) == ["Team 2"]
    assert ask(two[0].pk, [], []) == []


def test_it_is_worded_once_for_each_shape(two: list[Agency]) -> None:
    times = []

    def counted(agency: UUID, *, newest: bool) -> QuerySet[Team]:
        times.append(newest)
        return teams(agency, "", newest=newest)

    kept = worded_once(counted)
    for agency in two * 3:
        for newest in (True, False):
            kept(agency.pk, newest=newest)
    assert sorted(times) == [False, False, True, True], "twice each: to find where the values come"


def test_what_has_no_rows_whatever_is_asked_is_not_asked(two: list[Agency], django_assert_num_queries: Any) -> None:
    def none(agency: UUID) -> QuerySet[Team]:
        return Team.objects.filter(agency_id=agency).none()

    with django_assert_num_queries(0):
        assert worded_once(none)(two[0].pk) == []


def test_its_words_can_stand_in_a_question_that_is_written_out(two: list[Agency]) -> None:
    sql, values = worded_once(names).words([two[0].pk], "practice")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) found", values)
        assert cursor.fetchone() == (3,)


def of_one_agency(name: str) -> QuerySet[Team]:
    return Team.objects.filter(name=name, agency_id=UUID(int=7))


def so_many(agency: UUID, many: int) -> QuerySet[Team]:
    return Team.objects.filter(agency_id=agency)[:many]


def made_into_another(agency: UUID, part: str) -> QuerySet[Team]:
    return Team.objects.filter(agency_id=agency, name__contains=part)


def of_some(agencies: list[UUID]) -> QuerySet[Team]:
    return Team.objects.filter(agency__in=agencies)


def of_no_kind(day: bytes) -> QuerySet[Team]:
    return Team.objects.filter(name=day)


@pytest.mark.parametrize(
    ("build", "values"),
    [
        (of_one_agency, ("",)),
        (so_many, (UUID(int=1), 3)),
        (made_into_another, (UUID(int=1), "ea")),
        (of_some, ([UUID(int=1), UUID(int=2)],)),
        (of_no_kind, (b"",)),
    ],
)
def test_a_question_that_cannot_be_kept_is_refused_when_it_is_first_asked(db: None, build: Any, values: Any) -> None:
    with pytest.raises(NotWorded):
        worded_once(build)(*values)


def test_the_day_on_which_a_process_began_is_never_kept(db: None) -> None:
    """It would be asked about for ever."""

    def since(agency: UUID, *, day: date) -> QuerySet[Team]:
        return Team.objects.filter(agency_id=agency, memberships__starts__gte=day)

    with pytest.raises(NotWorded, match="must come in as a value"):
        worded_once(since)(UUID(int=1), day=today())


def test_each_thread_asks_over_its_own_connection(two: list[Agency]) -> None:
    kept = worded_once(teams)
    kept(two[0].pk, "")
    answers: list[object] = []

    def elsewhere() -> None:
        try:
            answers.append(kept(two[0].pk, ""))
        finally:
            connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert answers == [[]], "what this test has not committed is not there for another connection"
