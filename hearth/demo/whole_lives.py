"""One family for each programme that has run its whole course: from the first worry to the last time somebody went
back. What the other stories leave out is here: a plan agreed and signed, others asked before a review, a team around
the family, going back more than once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.around.actions import Joining, join_team
from hearth.casework.models import Episode, FollowUp
from hearth.casework.moves.actions import Answer, Step, answer_move, ask_to_take_over
from hearth.casework.plan.actions import Signed, agree_plan, leave_area, sign_plan
from hearth.casework.plan.queries import worrying_areas
from hearth.casework.reviewing.actions import Asked, ask_for_words, keep_words
from hearth.casework.rules.key_workers import KEY_WORKER
from hearth.demo import deciding
from hearth.demo.assessing import assess
from hearth.demo.clock import Story, at, weekday
from hearth.demo.names import InventedFamily, invent
from hearth.demo.observing import at_closure, at_follow_up
from hearth.demo.stories import Beginning, until_asked
from hearth.demo.words import VISIT_NOTES
from hearth.demo.working import answer, begin, episode_of
from hearth.demo.world import World, holder
from hearth.families.queries import members_of
from hearth.practice.library import library
from hearth.practice.queries import programme_of
from hearth.scope.opening import holder_scope
from hearth.ui import days


@dataclass(frozen=True)
class Life:
    """A family that goes through a programme, and how long ago that began."""

    programme: str
    surname: str
    weeks: int
    days_between_visits: int
    months_ago: int
    worker: str = "Hana Quist"


LIVES = (
    Life("family_partners", "Winslade", 23, 6, 13),
    Life("intensive_family_support", "Farrand", 29, 3, 15, "Kemi Brand"),
    Life("thriving_families", "Thursby", 30, 8, 15),
    Life("early_help", "Marchant", 24, 10, 14),
    Life("strengthening_families", "Haverill", 55, 9, 21, "Kemi Brand"),
    Life("going_home", "Pemberton", 40, 6, 25, "Kemi Brand"),
)
TEAM = {
    "midwife": "Oona Brisk",
    "parenting_practitioner": "Cal Rudd",
    "social_worker": "Edie Farrow",
}
GOALS = (
    ("Everybody up, washed and fed before school", "Breakfast on the table on five days of five", 2, 8),
    ("Bed at the same time, and nobody shouting", "Asleep by eight on school nights", 3, 8),
)


def whole_lives(world: World, today: date) -> list[Story]:
    """With numbers of their own, so that no other story is changed by them."""
    own = replace(world, rng=Random(41))
    return [_life(own, number, life, today) for number, life in enumerate(LIVES)]


def _life(world: World, number: int, life: Life, today: date) -> Iterator[datetime]:
    """Worry, decision, referral, work, closure, and going back."""
    on = weekday(today - relativedelta(months=life.months_ago))
    council, worker = world.northmoor, world.people[life.worker]
    start = Beginning(council, _family(world, number, life, on), on)
    yield from until_asked(world, start, life.programme, worker, _reasons(life.programme))
    yield at(weekday(days.today() + timedelta(days=2)), 14)
    referral_id = answer(worker, start.family.name, yes=True)
    assert referral_id is not None
    yield at(weekday(days.today() + timedelta(days=4)), 10)
    episode_id = begin(world, worker, referral_id, life.programme)
    deciding.end_holdings(council, start.family, "The key worker has met the family.")
    yield from _work(world, worker, episode_id, life)
    yield from _go_back(world, worker, episode_id)


def _family(world: World, number: int, life: Life, on: date) -> InventedFamily:
    postcode, ward = world.postcode(world.northmoor)
    invented = invent(number, world.rng, on, postcode, ward)
    people = tuple(replace(each, family_name=life.surname, first_language="") for each in invented.people)
    return replace(invented, surname=life.surname, people=people)


def _reasons(programme: str) -> tuple[str, ...]:
    return tuple(reason.id for reason in library().programme(programme).referral_reasons[:2])


def _work(world: World, worker: Viewer, episode_id: UUID, life: Life) -> Iterator[datetime]:
    """A visit every few days, a review whenever one is due, and the end when its weeks are over."""
    ends = days.today() + timedelta(weeks=life.weeks)
    _begin_well(world, worker, episode_id)
    while days.today() < ends or not _in_last_phase(worker, episode_id):
        yield at(weekday(days.today() + timedelta(days=life.days_between_visits)), world.rng.choice([10, 14, 16]))
        with holder_scope(holder(worker)):
            episode = episode_of(worker, episode_id)
            _visit(world, worker, episode)
            if episode.reviews.filter(held_on=None, due__lte=days.today()).exists():
                _review(world, worker, episode, "continue")
    yield at(weekday(days.today() + timedelta(days=3)), 15)
    _end(world, worker, episode_id)


def _in_last_phase(worker: Viewer, episode_id: UUID) -> bool:
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        return episode.phase == programme_of(episode.programme_version).phases[-1].id


def _begin_well(world: World, worker: Viewer, episode_id: UUID) -> None:
    """A first look together, a team, and a plan that the parents sign: one on the phone, one on paper."""
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        assess(world, episode, "first", 4, worker, days.today())
        for role in programme_of(episode.programme_version).roles:
            if role.id != KEY_WORKER:
                member = Joining(role.id, TEAM.get(role.id, "Ann Holt"), worker.agency_name, days.today())
                join_team(episode=episode, joining=member, by=worker)
        _plan(worker, episode)


def _plan(worker: Viewer, episode: Episode) -> None:
    """The first two worries of the assessment become goals; of the others the plan says why not yet."""
    areas = worrying_areas(worker, episode)
    for number, (words, measure, baseline, target) in enumerate(GOALS):
        area = areas[number].id if number < len(areas) else ""
        by_when = days.today() + timedelta(weeks=14)
        wanted = work.Wanted(words, baseline, target, "Mum, with the key worker", by_when, measure=measure, area=area)
        work.set_goal(episode=episode, wanted=wanted, by=worker)
    for area_left in areas[len(GOALS) :]:
        leave_area(episode=episode, area=area_left.id, why="First mornings and evenings.", by=worker)
    by_when = days.today() + timedelta(weeks=3)
    club = work.Agreed("A place at breakfast club", "Ms Marsh", by_when, "Beck Lane Primary School", "Pupil premium")
    work.finish_action(agreed=work.agree_action(episode=episode, agreed=club, by=worker), on=days.today(), by=worker)
    plan = agree_plan(episode=episode, agreed_on=days.today(), by=worker)
    for number, adult in enumerate(members_of(episode.family, children=False)):
        signed = Signed(adult, "phone" if number == 0 else "paper", days.today(), str(adult) if number == 0 else "")
        sign_plan(plan=plan, signed=signed, by=worker)


def _visit(world: World, worker: Viewer, episode: Episode) -> None:
    visit = work.plan_visit(episode=episode, planned_for=timezone.now(), by=worker)
    if world.rng.random() < 0.08:
        work.miss_visit(visit=visit, reason="Knocked twice, rang once. Nobody opened.", by=worker)
        return
    children = members_of(episode.family, children=True)
    seen = [each.pk for each in members_of(episode.family)]
    alone = [each.pk for each in children if world.rng.random() < 0.5]
    told = work.Visited(timezone.now(), seen, alone, world.rng.choice(VISIT_NOTES))
    work.record_visit(visit=visit, visited=told, by=worker)


def _review(world: World, worker: Viewer, episode: Episode, outcome: str) -> None:
    """On to the next phase where there is one. School is asked first, and says what it sees."""
    asked = ask_for_words(episode=episode, asked=Asked("Ms Marsh", "Beck Lane Primary School", days.today()), by=worker)
    keep_words(
        contribution=asked,
        words="On time most days now. He brings his own pencil case, and shows it.",
        how="We spoke",
        received_on=days.today(),
        by=worker,
        taken_by=worker.name,
    )
    phases = [phase.id for phase in programme_of(episode.programme_version).phases]
    here = phases.index(episode.phase)
    goals = list(episode.goals.filter(dropped_reason="").order_by("id"))
    held = episode.reviews.exclude(held_on=None).count()
    reviewed = work.Reviewed(
        held_on=days.today(),
        attended="Ms Marsh, Beck Lane Primary School",
        family_view="It is calmer. I know who to ring before it gets too much.",
        summary="Mornings are steady, evenings nearly. What is left is the dentist.",
        outcome=outcome,
        phase=phases[min(here + 1, len(phases) - 1)],
        people=[each.pk for each in members_of(episode.family, children=False)],
        goals=[work.GoalStands(goal, min(goal.target, goal.baseline + 2 * (held + 1))) for goal in goals],
    )
    work.hold_review(episode=episode, reviewed=reviewed, by=worker)


def _end(world: World, worker: Viewer, episode_id: UUID) -> None:
    """Assessed again, a last review, lighter help that says yes, and somebody who stays in touch."""
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        assess(world, episode, "closing", 2, worker, days.today())
        _review(world, worker, episode, "step_down")
        episode = episode_of(worker, episode_id)
        step = Step("down", "They manage.", "Mill Lane Family Hub", "Jo Reed", stays_in_touch="Jo Reed")
        move = ask_to_take_over(episode=episode, step=step, by=worker)
        yes = Answer(True, "She comes to the Tuesday group already.", "Jo Reed")
        answer_move(move=move, answer=yes, by=worker)
        at_closure(world, episode, worker, improved=True)
        closing = work.Closing(
            closed=days.today(),
            reason="done",
            summary="Mornings and evenings are steady. Mum rings before things get too much.",
            stays_in_touch="Jo Reed, Mill Lane Family Hub",
        )
        work.close_episode(episode=episode_of(worker, episode_id), closing=closing, by=worker)


def _go_back(world: World, worker: Viewer, episode_id: UUID) -> Iterator[datetime]:
    """A call that nobody answers, then a visit."""
    with holder_scope(holder(worker)):
        due = list(FollowUp.objects.filter(holder_id=worker.holder_id, episode_id=episode_id).order_by("due"))
    for follow_up in due:
        yield at(weekday(follow_up.due), 11)
        with holder_scope(holder(worker)):
            again = days.today() + timedelta(days=4)
            no_answer = work.Tried(days.today(), "phone", False, "No answer.", again)
            work.try_follow_up(follow_up=follow_up, tried=no_answer, by=worker)
        yield at(weekday(days.today() + timedelta(days=4)), 15)
        with holder_scope(holder(worker)):
            seen = work.Tried(days.today(), "visit", True, "Still holding. The chart on the fridge is a new one.")
            work.try_follow_up(follow_up=follow_up, tried=seen, by=worker)
            at_follow_up(world, episode_of(worker, episode_id), worker, follow_up.months)
