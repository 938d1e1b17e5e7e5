"""The written-out questions of the page of one family's work, and of a visit, find what the models find."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from django.db.models import Model
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.access.viewer import Viewer
from hearth.casework.actions import (
    Closing,
    Visited,
    Wanted,
    cancel_visit,
    close_episode,
    drop_goal,
    miss_visit,
    plan_visit,
    rate_goal,
    record_visit,
    set_goal,
)
from hearth.casework.coming_back.queries import with_worry_since
from hearth.casework.models import Episode, Goal, Move, Review, Visit
from hearth.casework.moves.actions import Step, ask_to_take_over
from hearth.casework.queries.endings import ending_of, with_facts
from hearth.casework.queries.episode import goals_of, people_in, taking_part_in, work_of
from hearth.casework.queries.episodes import episodes_for, visits_for, with_open_risk, with_reopened
from hearth.casework.queries.opened import episode_opened, visit_opened
from hearth.casework.tests.conftest import ago, at, begin, children_of
from hearth.casework.tests.test_after_sealing import seal
from hearth.chronology.models import Entry, EntryPerson
from hearth.families.models import Family
from hearth.families.queries import helping_now
from hearth.scope.opening import holder_scope
from tests.cast import Cast
from tests.world import World, open_world

EVERYBODY = "tess dev kemi other sol ravi hana hugo pia eve mara ada".split()
FACTS_OF_WHAT_ENDED = ("was_seen", "last_outcome", "status_stepped_up", "worried_again")


def columns(record: Model | None) -> dict[str, Any] | None:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields} if record else None


def open_it(world: World, cast: Cast) -> None:
    """As the world was built."""


def restrict(world: World, cast: Cast) -> None:
    Family.objects.update(restricted=True)


def close_for_good(world: World, cast: Cast) -> None:
    Family.objects.update(sealed_at=timezone.now())


@pytest.mark.parametrize(("become", "seen_by_them"), [(open_it, 11), (restrict, 9), (close_for_good, 0)])
def test_everybody_finds_the_work_that_is_theirs(
    cast: Cast, become: Callable[[World, Cast], None], seen_by_them: int
) -> None:
    world, seen = open_world(cast), 0
    for holder in (cast.tess.holder_id, cast.hana.holder_id):
        with holder_scope(holder):
            become(world, cast)
    episodes = [world.council.episode_id, world.charity.episode_id, uuid7()]
    visits = [world.council.visit_id, world.charity.visit_id, uuid7()]
    for viewer, place in product(with_and_without_a_grant(cast, world), range(3)):
        with holder_scope(viewer.holder_id):
            wanted = episodes_for(viewer).filter(pk=episodes[place]).first()
            found = episode_opened(viewer, episodes[place])
            visit = visit_opened(viewer, visits[place])
            assert columns(visit) == columns(visits_for(viewer).filter(pk=visits[place]).first())
        assert columns(found) == columns(wanted)
        if found and wanted and visit:
            assert columns(found.family) == columns(visit.episode.family) == columns(wanted.family)
            assert found.programme_version == visit.episode.programme_version == wanted.programme_version
            assert found.programme_version.get_deferred_fields() == {"body"}
            seen += 1
    assert seen == seen_by_them


def with_and_without_a_grant(cast: Cast, world: World) -> list[Viewer]:
    """A grant opens a family in the register of whoever was given it, and nowhere else."""
    everybody = [getattr(cast, name) for name in EVERYBODY]
    families = (world.council.family_id, world.charity.family_id)
    granted = [replace(each, grants=tuple((id, uuid7()) for id in families)) for each in everybody]
    return [*everybody, *granted]


@pytest.fixture
def busy(episode: Episode, cast: Cast, hana_at_work: Viewer, visited: Any, reviewed: Any) -> Episode:
    """Work of which there is something of everything; one of its children is adopted at the end."""
    children, by = children_of(episode), hana_at_work
    for words, whose in (("Breakfast", None), ("School", children.mia), ("A bed", children.leo)):
        goal = set_goal(episode=episode, wanted=Wanted(words, 2, 7, "Mum", ago(weeks=-6), person=whose), by=by)
        rate_goal(goal=goal, value=3, on=ago(days=9), by=by)
        rate_goal(goal=goal, value=4, on=ago(days=2), by=by)
    set_goal(episode=episode, wanted=Wanted("Not begun", 1, 5, "Dad", ago(weeks=-2)), by=by)
    drop_goal(goal=Goal.objects.get(words="Breakfast"), reason="Something else matters more", by=by)
    visited(episode, ago(weeks=3))
    visited(episode, ago(weeks=1))
    reviewed(episode, ago(weeks=2), phase="making_changes")
    for hours, say in ((9, miss_visit), (11, cancel_visit)):
        visit = plan_visit(episode=episode, planned_for=at(ago(days=5), hours), by=by, purpose="Rent")
        say(visit=visit, reason="Nobody was in", by=by)
    plan_visit(episode=episode, planned_for=at(ago(days=-5)), by=by)
    noticed = plan_visit(episode=episode, planned_for=at(ago(days=1)), by=by)
    record_visit(visit=noticed, visited=Visited(at(ago(days=1)), notes="Cold.", risk="No heating"), by=by)
    ask_to_take_over(episode=episode, step=Step("up", "Not enough", "Children’s services"), by=by)
    seal(children.leo, cast.hugo)
    return Episode.objects.select_related("family").get(pk=episode.pk)


def test_people_and_goals_are_those_on_record_and_nobody_sealed(busy: Episode) -> None:
    assert [(each.person_id, each.name, each.born, each.is_child, each.role) for each in taking_part_in(busy)] == [
        (each.person_id, str(each.person), each.person.born, each.is_child, each.role)  # type: ignore[attr-defined]
        for each in people_in(busy)
    ]
    goals = sorted(Goal.objects.exclude(words="A bed"), key=lambda goal: (goal.dropped_reason, goal.by_when, goal.pk))
    latest = {goal.pk: goal.ratings.order_by("-on").first() for goal in goals}
    assert len(goals) == 3
    assert [(each.id, each.words, each.whose, each.latest, each.latest_on) for each in goals_of(busy)] == [
        (
            goal.pk,
            goal.words,
            str(goal.person) if goal.person else None,
            rating.value if (rating := latest[goal.pk]) else None,
            rating.on if rating else None,
        )
        for goal in goals
    ]


def names(visit: Visit, **which: bool) -> list[str]:
    there = visit.people.filter(person__sealed_at=None, **which).select_related("person").order_by("person__born")
    return [each.person.given_names for each in there]


def test_visits_reviews_help_and_the_step_are_those_on_record(busy: Episode) -> None:
    work = work_of(busy)
    visits = Visit.objects.order_by("-planned_for", "-id")
    assert [(each.id, each.state, each.reason, each.saw, each.saw_alone) for each in work.visits] == [
        (each.pk, each.state, each.reason, names(each, seen=True), names(each, seen_alone=True)) for each in visits
    ]
    assert {each.state for each in work.visits} == {"planned", "done", "missed", "cancelled"}
    assert ["Dawn", "Mia"] in [each.saw for each in work.visits]
    assert [(each.id, each.due, each.held_on, each.outcome) for each in work.reviews] == list(
        Review.objects.order_by("due", "id").values_list("pk", "due", "held_on", "outcome")
    )
    assert [(each.what, each.worker_name) for each in work.helping] == list(
        helping_now(busy.family).values_list("what", "worker_name")
    )
    assert work.helping
    assert work.move
    assert work.move.id == Move.objects.get().pk


def as_models_say(viewer: Viewer, episode: Episode) -> Any:
    asked = with_worry_since(viewer, with_reopened(with_open_risk(with_facts(episodes_for(viewer)))))
    return asked.get(pk=episode.pk)


def test_open_work_knows_what_cannot_wait(busy: Episode, cast: Cast) -> None:
    for viewer in (cast.hana, cast.hugo):
        wanted, found = as_models_say(viewer, busy), episode_opened(viewer, busy.pk)
        assert (found.risk_id, found.reopened) == (wanted.risk_id, wanted.reopened)  # type: ignore[union-attr]
        assert wanted.risk_id
        assert wanted.reopened


def test_work_that_ended_knows_how_and_whether_somebody_was_worried_again(
    through: Episode, cast: Cast, hana_at_work: Viewer
) -> None:
    leo = children_of(through).leo
    close_episode(episode=through, closing=Closing(ago(days=6), "done", "Said"), by=hana_at_work)
    for days_ago, seen_by, person in [(7, "staff", None), (5, "few", None), (4, "staff", leo), (2, "staff", None)]:
        entry = Entry.objects.create(
            family=through.family,
            happened=ago(days=days_ago),
            strand="worries",
            title="A worry",
            source_kind="test",
            source_id=uuid7(),
            seen_by=seen_by,
        )
        if person:
            EntryPerson.objects.create(entry=entry, person=person)
    seal(leo, cast.hugo)
    for viewer, again in ((cast.hana, 2), (cast.hugo, 5)):
        wanted, found = as_models_say(viewer, through), episode_opened(viewer, through.pk)
        assert found
        assert {name: getattr(found, name) for name in FACTS_OF_WHAT_ENDED} == {
            name: getattr(wanted, name) for name in FACTS_OF_WHAT_ENDED
        }
        assert found.worried_again == ago(days=again)  # type: ignore[attr-defined]
        assert sorted(found.phases_reviewed) == sorted(wanted.phases_reviewed) != []  # type: ignore[attr-defined]
        assert ending_of(found) == ending_of(wanted) is not None


def test_a_visit_knows_who_was_there_as_it_was_written_last(busy: Episode, cast: Cast, hana_at_work: Viewer) -> None:
    mia = people_in(busy)[0].person
    visit = Visit.objects.filter(state="done").order_by("planned_for").first()
    assert visit
    found: Any = visit_opened(cast.hana, visit.pk)
    there = visit.people.filter(person__sealed_at=None)
    assert set(found.saw) == {each.person_id for each in there if each.seen}
    assert set(found.saw_alone) == {each.person_id for each in there if each.seen_alone}
    assert len(found.saw) == 2
    again = Visited(visit.done_at or timezone.now(), seen=[mia.pk], notes="Only Mia, and her aunt was there.")
    record_visit(visit=visit, visited=again, by=hana_at_work)
    found = visit_opened(cast.hana, visit.pk)
    assert (found.saw, found.saw_alone, found.notes, found.version) == ([mia.pk], [], again.notes, visit.version + 1)
    assert visit.people.count() == 3
    entry = Entry.objects.get(source_kind="casework.visit", source_id=visit.pk)
    of_whom = [each.person_id for each in entry.people.filter(person__sealed_at=None)]
    assert (entry.words, of_whom) == (again.notes, [mia.pk])


def test_two_families_of_one_worker_are_not_told_together(busy: Episode, hana_at_work: Viewer, family: Family) -> None:
    other = begin(family, hana_at_work, "intensive_family_support")
    assert [each.id for each in work_of(other).visits] == []
    assert goals_of(other) == []
