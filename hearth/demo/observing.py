"""What is observed in the stories at referral, closure and follow-up: driven by what the programme asks."""

from collections.abc import Iterator
from datetime import timedelta

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.models import Episode, Observation
from hearth.casework.rules.observing import CLOSURE, REFERRAL, follow_up_stage, observed_at
from hearth.demo.world import World
from hearth.families import actions as families
from hearth.families.models import Person, Status
from hearth.families.queries import members_of
from hearth.families.rules import age_on
from hearth.practice.definitions.observed import Observed
from hearth.practice.queries import programme_of
from hearth.ui import days

OLD_ENOUGH_TO_OFFEND = 10
STATUSES = {"child_protection_plan": "protection_plan", "child_in_need": "child_in_need"}


def at_referral(world: World, episode: Episode, by: Viewer) -> None:
    _observe(world, episode, REFERRAL, by, improved=False)


def at_closure(world: World, episode: Episode, by: Viewer, *, improved: bool) -> None:
    _observe(world, episode, CLOSURE, by, improved=improved)


def at_follow_up(world: World, episode: Episode, by: Viewer, months: int) -> None:
    before = Observation.objects.filter(holder_id=episode.holder_id, episode=episode, stage=CLOSURE, value="improved")
    _observe(world, episode, follow_up_stage(months), by, improved=before.exists() and world.rng.random() < 0.85)


def _observe(world: World, episode: Episode, stage: str, by: Viewer, *, improved: bool) -> None:
    answers = list(_answers(world, episode, stage, improved))
    _keep_statuses(answers, stage, by)
    work.observe(episode=episode, stage=stage, on=days.today(), answers=answers, by=by)


def _keep_statuses(answers: list[work.Answer], stage: str, by: Viewer) -> None:
    """A child observed on a plan has that status in law; where it ended, so has the status."""
    for answer in answers:
        kind = STATUSES.get(answer.measure)
        if kind is None or answer.person is None:
            continue
        running = Status.objects.filter(holder_id=answer.person.holder_id, person=answer.person, kind=kind, ends=None)
        if stage == REFERRAL and answer.value == "yes" and not running.exists():
            since = max(days.today() - timedelta(days=70), answer.person.born or days.today())
            categories = ["neglect"] if kind == "protection_plan" else []
            families.begin_status(person=answer.person, kind=kind, starts=since, categories=categories, by=by)
        elif stage == CLOSURE and answer.destination:
            for status in running:
                families.end_status(status=status, ends=days.today(), destination=answer.destination, by=by)


def _answers(world: World, episode: Episode, stage: str, improved: bool) -> Iterator[work.Answer]:
    """One in fifteen is left out: in life too, some things are not known."""
    children = members_of(episode.family, children=True)
    for thing in observed_at(programme_of(episode.programme_version), stage):
        if thing.about == "family":
            yield work.Answer(thing.id, _value(world, thing, stage, improved))
            continue
        for child in children:
            if world.rng.random() > 1 / 15:
                yield _about_child(world, episode, thing, stage, improved, child)


def _about_child(
    world: World, episode: Episode, thing: Observed, stage: str, improved: bool, child: Person
) -> work.Answer:
    value = _value(world, thing, stage, improved, age=age_on(child.born, episode.referred) if child.born else 8)
    before = _said_at_referral(episode, thing, child)
    if thing.destinations and stage == CLOSURE:
        value = "no" if before != "yes" else value  # nobody here comes newly onto a plan while work goes on
        return work.Answer(thing.id, value, child, "ended" if before == "yes" and value == "no" else "")
    return work.Answer(thing.id, value, child)


def _said_at_referral(episode: Episode, thing: Observed, child: Person) -> str:
    rows = Observation.objects.filter(
        holder_id=episode.holder_id, episode=episode, person=child, measure=thing.id, stage=REFERRAL
    )
    return rows.values_list("value", flat=True).first() or ""


def _value(world: World, thing: Observed, stage: str, improved: bool, age: int = 40) -> str:
    rng = world.rng
    first = stage == REFERRAL
    if thing.answer == "goal_then_change":
        if first:
            return "goal" if rng.random() < 0.7 else "not_goal"
        return rng.choice(["improved"] * 8 + ["same"] * 2) if improved else rng.choice(["same", "same", "worse"])
    if thing.answer == "level":
        return str(rng.choice([2, 3, 3]) if first else rng.choice([0, 1, 1]) if improved else rng.choice([2, 3]))
    if thing.answer == "yes_no":
        return "yes" if rng.random() < (0.35 if first else 0.15 if improved else 0.7) else "no"
    if thing.answer == "percent":
        return str(rng.randint(55, 92) if first else rng.randint(78, 97) if improved else rng.randint(50, 85))
    if age < OLD_ENOUGH_TO_OFFEND:
        return "0"
    return str(rng.choice([0, 0, 2, 3, 5]) if first else rng.choice([0, 0, 1]) if improved else rng.choice([1, 3]))
