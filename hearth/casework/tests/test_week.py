"""A worker's week, and being safe on a visit."""

from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.casework.actions import come_back, leave, plan_visit
from hearth.casework.jobs import look_for_all_workers
from hearth.casework.models import CheckIn
from hearth.casework.queries.episodes import visits_for
from hearth.casework.queries.week import visits_in_week
from hearth.casework.rules import NotPossible
from hearth.casework.rules.week import days_of, monday_of, standing
from hearth.casework.tests.conftest import at, begin, children_of
from hearth.families.actions import begin_family
from hearth.families.models import Family, Person
from hearth.ui import days
from hearth.ui.days import LONDON
from hearth.worklist.models import Item

NOON = datetime(2026, 6, 3, 12, tzinfo=LONDON)  # a Wednesday


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 6, 7)) == date(2026, 6, 1) == monday_of(date(2026, 6, 1))
    assert [f"{day:%a}" for day in days_of(date(2026, 6, 1))][::6] == ["Mon", "Sun"]


@pytest.mark.parametrize(
    ("state", "hours", "words"),
    [
        ("planned", 1, "Planned"),
        ("planned", -1, "Write it up"),
        ("planned", -20, "Late: write it up"),
        ("missed", -1, "Missed"),
    ],
)
def test_a_visit_says_where_it_stands(state: str, hours: int, words: str) -> None:
    assert standing(state, NOON + timedelta(hours=hours), NOON) == words


def test_the_week_shows_each_day_and_counts_what_was_done(episode: Any, visited: Any, cast: Any, sign_in: Any) -> None:
    monday = monday_of(days.today()) - timedelta(days=7)
    visited(episode, monday)
    plan_visit(episode=episode, planned_for=at(monday + timedelta(days=2), 15), purpose="Bedtimes", by=cast.hana)
    page = sign_in(cast.hana).get(reverse("casework:week") + f"?week={monday}").content.decode()
    assert "1 of 2 visits done." in page
    assert "Saw Mia, Leo, Dawn" in page or "Saw Dawn" in page
    assert "Late: write it up" in page
    assert "Petrova" not in sign_in(cast.kemi).get(reverse("casework:week") + f"?week={monday}").content.decode()
    assert sign_in(cast.hana).get(reverse("casework:week") + "?week=soon").status_code == 404


@pytest.fixture
def visit(episode: Any, cast: Any) -> Any:
    return plan_visit(episode=episode, planned_for=timezone.now() + timedelta(hours=1), by=cast.hana)


def test_whoever_is_not_back_is_asked_after_once(visit: Any, cast: Any) -> None:
    out = leave(visit=visit, back_by=timezone.now() + timedelta(hours=1), by=cast.hana)
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=10)):
        look_for_all_workers()
    assert not Item.objects.filter(kind="not-back").exists()  # traffic
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=16)):
        look_for_all_workers()
        look_for_all_workers()
    item = Item.objects.get(kind="not-back", done_at=None)
    assert (item.urgent, item.worker_id) == (True, None)
    assert item.title.startswith("Hana Quist was to be back by")
    come_back(check_in=out, by=cast.hugo)
    assert not Item.objects.filter(kind="not-back", done_at=None).exists()


def test_saying_a_later_time_changes_the_first(visit: Any, cast: Any) -> None:
    now = timezone.now()
    for hours in (1, 2):
        leave(visit=visit, back_by=now + timedelta(hours=hours), by=cast.hana)
    assert CheckIn.objects.get().back_by == now + timedelta(hours=2)


@pytest.mark.parametrize(("hours", "sentence"), [(-1, "has passed"), (9, "more than eight hours")])
def test_a_time_that_cannot_be_is_refused(visit: Any, cast: Any, hours: int, sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        leave(visit=visit, back_by=timezone.now() + timedelta(hours=hours), by=cast.hana)


def test_leaving_and_coming_back_on_the_page(visit: Any, cast: Any, sign_in: Any) -> None:
    address = reverse("casework:go_out", args=[visit.pk])
    with time_machine.travel(datetime.combine(days.today(), datetime.min.time(), LONDON) + timedelta(hours=9)):
        hana = sign_in(cast.hana)
        assert "This time has passed" in hana.post(address, {"at": "8am"}).content.decode()
        assert "Enter a time like" in hana.post(address, {"at": "soon"}).content.decode()
        hana.post(address, {"at": "11:30am"})
    assert "back by" in hana.get(address).content.decode()
    out = CheckIn.objects.get()
    assert (
        "Hana Quist is not back yet"
        in sign_in(cast.hugo).get(reverse("casework:not_back", args=[out.pk])).content.decode()
    )
    sign_in(cast.hana).post(address, {"back": "1"})
    assert CheckIn.objects.get().back_at


def test_who_writes_up_a_visit_on_the_doorstep_is_asked_whether_they_are_back(
    episode: Any, hana_at_work: Any, hana: Any
) -> None:
    visit = plan_visit(episode=episode, planned_for=timezone.now() - timedelta(hours=1), by=hana_at_work)
    leave(visit=visit, back_by=timezone.now() + timedelta(hours=1), by=hana_at_work)
    out, page = reverse("casework:go_out", args=[visit.pk]), reverse("casework:visit", args=[visit.pk])
    when = days.local(visit.planned_for)
    sent = {"at": f"{when:%H:%M}", "notes": "Warm house.", "version": str(visit.version)}
    sent |= {"on_day": str(when.day), "on_month": str(when.month), "on_year": str(when.year)}
    assert hana.post(page, sent)["Location"] == out
    assert out in hana.get(page).content.decode()
    visit.refresh_from_db()
    later = timezone.now() + timedelta(hours=2)
    leave(visit=visit, back_by=later, by=hana_at_work)
    assert CheckIn.objects.get().back_by == later
    hana.post(out, {"back": "1"})
    assert out not in hana.get(page).content.decode()
    with pytest.raises(NotPossible, match="written up already"):
        leave(visit=visit, back_by=later, by=hana_at_work)


def told_by_models(viewer: Any, monday: date, whole_team: bool) -> list[tuple[Any, ...]]:
    """Each visit that the viewer may open, asked one by one for what a line of the week says of it."""
    lines = []
    for visit in visits_for(viewer).order_by("planned_for", "id"):
        if monday_of(days.local(visit.planned_for).date()) != monday:
            continue
        if not whole_team and visit.episode.key_worker_id != viewer.id:
            continue
        seen = [each.person for each in visit.people.order_by("id") if each.seen]
        saw = [person.given_names for person in seen if person.sealed_at is None]
        out = any(each.back_at is None for each in visit.check_ins.all())
        family, worker = visit.episode.family.name, visit.episode.key_worker_name
        shown = (visit.pk, visit.planned_for, visit.state, visit.purpose, visit.reason)
        lines.append((*shown, family, worker, saw, out))
    return lines


def told_by_the_week(viewer: Any, monday: date, whole_team: bool) -> list[tuple[Any, ...]]:
    return [astuple(each) for each in visits_in_week(viewer, monday, whole_team=whole_team)]


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("whole_team", [False, True])
def test_the_week_says_what_the_visits_say(
    episode: Any, visited: Any, cast: Any, whole_team: bool, restricted: bool
) -> None:
    """Of a sealed child, a restricted family opened by a grant, a colleague's family and a neighbouring week, too."""
    monday = monday_of(days.today()) - timedelta(days=7)
    for back in (-1, 0, 6):
        visited(episode, monday + timedelta(days=back))
    plan_visit(episode=episode, planned_for=at(monday + timedelta(days=7)), by=cast.hana)
    hugos = begin_family(name="Lowe", body_id="northmoor", people=(), by=cast.hugo)
    plan_visit(episode=begin(hugos, cast.hugo), planned_for=at(monday), purpose="Bedtimes", by=cast.hugo)
    soon = plan_visit(episode=episode, planned_for=at(monday, 23), by=cast.hana)
    CheckIn.objects.create(
        visit=soon, team_id=cast.hana.team_id, worker_id=cast.hana.id, worker_name=cast.hana.name,
        left_at=at(monday, 22), back_by=at(monday, 23),
    )  # fmt: skip
    Person.objects.filter(pk=children_of(episode).leo.pk).update(sealed_at=timezone.now())
    Family.objects.filter(pk=episode.family_id).update(restricted=restricted)
    granted = replace(cast.hana, grants=((episode.family_id, uuid7()),))
    told = {}
    for viewer in (cast.hana, granted, cast.hugo, cast.kemi, cast.tess):
        told[viewer] = told_by_the_week(viewer, monday, whole_team)
        assert told[viewer] == told_by_models(viewer, monday, whole_team)
    saw = [line[7] for line in told[granted] if line[2] == "done"]
    assert [sorted(names) for names in saw] == [["Dawn", "Mia"]] * 2
    assert bool(told[cast.hana]) == (not restricted or whole_team)
    assert told[cast.kemi] == told[cast.tess] == []
    Family.objects.filter(pk=episode.family_id).update(sealed_at=timezone.now())
    assert not any(line[5] == "Petrova" for line in told_by_the_week(granted, monday, whole_team))
