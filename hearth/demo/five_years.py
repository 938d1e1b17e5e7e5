"""One child followed from before her birth until school: the whole track of Strengthening Families, on a moved clock.

Becca and Craig Hollin lost Tommy to care. Fifteen weeks into the next pregnancy they are referred; Edie is born, is on
a plan for half a year, stays at home, and five years later her teacher says that she is ready for school.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.around.actions import Joining, join_team
from hearth.casework.models import Episode, SchoolReadiness
from hearth.casework.queries.episode import people_in
from hearth.casework.rules.readiness import Noted
from hearth.demo.assessing import assess
from hearth.demo.before_birth import NAME, PROGRAMME, known_before, of, scan_and_referral
from hearth.demo.clock import Story, at, weekday
from hearth.demo.observing import at_closure
from hearth.demo.working import begin, episode_of
from hearth.demo.world import World, holder
from hearth.families import actions as families
from hearth.families.models import Person, Pregnancy
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.practice.queries import programme_of
from hearth.referrals.actions import accept
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.ui import days

MONTHS_AGO = 61  # when she was born
VISITED = (
    "Becca spoke of Tommy, and of what she would tell herself at nineteen.",
    "Edie slept in her own cot; the bottles are washed and lined up.",
    "Craig does bath time now. Edie laughs at the cup with holes.",
    "Playgroup on Tuesdays. Edie will not leave the sand.",
    "The rent is paid up. Becca showed the book herself.",
    "Edie counted the stairs aloud, and missed out seven.",
)


def five_years(world: World, today: date) -> Story:
    """With numbers of its own, so that no other story is changed by it."""
    own = replace(world, rng=Random(61))
    return _life(own, world.people["Kemi Brand"], today - relativedelta(months=MONTHS_AGO))


def _life(world: World, worker: Viewer, born: date) -> Iterator[datetime]:
    due = born + timedelta(days=4)
    yield at(weekday(due - timedelta(weeks=26)), 10)
    pregnancy = known_before(world, due + timedelta(days=9))
    yield at(weekday(due - timedelta(weeks=25)), 11)
    referral = scan_and_referral(world, pregnancy, due, worker)
    yield at(weekday(days.today() + timedelta(days=3)), 14)
    episode_id = _begin(world, worker, referral)
    yield from _until(world, worker, episode_id, born, every=weeks(3))
    yield at(born + timedelta(days=1), 12)
    _is_born(worker, pregnancy, born)
    yield from _until(world, worker, episode_id, born + relativedelta(months=6), every=weeks(2))
    _plan_ends(worker, episode_id)
    yield from _until(world, worker, episode_id, born + relativedelta(months=18), every=weeks(5))
    yield from _until(world, worker, episode_id, born + relativedelta(months=47), every=weeks(10))
    _nursery(worker, episode_id)
    yield from _until(world, worker, episode_id, born + relativedelta(months=59), every=weeks(10))
    _school(worker, episode_id)
    yield at(weekday(born + relativedelta(months=60, days=3)), 15)
    _end(world, worker, episode_id)


def weeks(number: int) -> timedelta:
    return timedelta(weeks=number)


def _begin(world: World, worker: Viewer, referral_id: UUID) -> UUID:
    with holder_scope(holder(worker)):
        accept(referral=ServiceReferral.objects.get(pk=referral_id), by=worker)
    episode_id = begin(world, worker, referral_id, PROGRAMME)
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        for role, name in (("midwife", "Oona Brisk"), ("parenting_practitioner", "Cal Rudd")):
            joining = Joining(role, name, worker.agency_name, days.today())
            join_team(episode=episode, joining=joining, by=worker)
        in_a_year = days.today() + relativedelta(years=1)
        wanted = work.Wanted("This baby comes home with us, and stays", 2, 9, "Becca and Craig", in_a_year)
        work.set_goal(episode=episode, wanted=wanted, by=worker)
    return episode_id


def _until(world: World, worker: Viewer, episode_id: UUID, day: date, *, every: timedelta) -> Iterator[datetime]:
    """A visit every so often, and a review whenever one is due."""
    while days.today() + every < day:
        yield at(weekday(days.today() + every), world.rng.choice([10, 14, 16]))
        with holder_scope(holder(worker)):
            episode = episode_of(worker, episode_id)
            at_home = (each for each in people_in(episode) if each.person.given_names != "Tommy")  # he is at his gran’s
            seen = [each.person_id for each in at_home]
            visit = work.plan_visit(episode=episode, planned_for=timezone.now(), by=worker)
            told = work.Visited(timezone.now(), seen, notes=world.rng.choice(VISITED[: 1 if not _edie(episode) else 6]))
            work.record_visit(visit=visit, visited=told, by=worker)
            if episode.reviews.filter(held_on=None, due__lte=days.today()).exists():
                _review(worker, episode)


def _edie(episode: Episode) -> Person | None:
    return next((each for each in members_of(episode.family, children=True) if each.given_names == "Edie"), None)


def _review(worker: Viewer, episode: Episode) -> None:
    held = episode.reviews.exclude(held_on=None).count()
    goals = [work.GoalStands(goal, min(goal.target, goal.baseline + held // 2)) for goal in episode.goals.all()]
    reviewed = work.Reviewed(
        held_on=days.today(),
        attended="Becca, Craig, Oona Brisk",
        family_view="We know where we stand. That was never so last time.",
        summary="What was agreed has been kept. The next months are for sleep, money and playgroup.",
        outcome="continue",
        phase=_phase(episode),
        people=[each.pk for each in members_of(episode.family) if each.given_names in ("Becca", "Craig")],
        goals=goals,
    )
    work.hold_review(episode=episode, reviewed=reviewed, by=worker)


def _phase(episode: Episode) -> str:
    """By how old Edie is, as the programme's phases say."""
    _, before_birth, first_year, growing_up = (phase.id for phase in programme_of(episode.programme_version).phases)
    edie = _edie(episode)
    if edie is None or edie.born is None:
        return before_birth
    return growing_up if days.today() > edie.born + relativedelta(years=1) else first_year


def _is_born(worker: Viewer, pregnancy: Pregnancy, born: date) -> None:
    """She comes home with both; a plan stands beside them for the first months."""
    with holder_scope(holder(worker)):
        now = Pregnancy.objects.get(holder_id=worker.holder_id, pk=pregnancy.pk)
        told = [PersonAsTold("child", True, "Edie", NAME, sex="F")]
        (edie,) = families.record_birth(
            pregnancy=now, born=born, children=told, version=now.version, sure=True, by=worker
        )
        families.relate(person=of(now.family, "Craig"), kind="parent", other=edie, tie="birth", by=worker)
        families.begin_status(
            person=edie, kind="protection_plan", starts=born, categories=["neglect"], sure=True, by=worker
        )


def _plan_ends(worker: Viewer, episode_id: UUID) -> None:
    with holder_scope(holder(worker)):
        edie = _edie(episode_of(worker, episode_id))
        assert edie is not None
        for status in edie.statuses.filter(kind="protection_plan", ends=None):
            families.end_status(status=status, ends=days.today(), destination="ended", by=worker)


def _nursery(worker: Viewer, episode_id: UUID) -> None:
    """What was heard of another child is taken back; what was meant is written down."""
    with holder_scope(holder(worker)):
        wrong = Noted(days.today(), "not_ready", "Ms Vane, nursery", "school_or_nursery")
        line = _note(worker, episode_id, wrong)
        work.withdraw_readiness(line=line, why="Ms Vane meant Edie’s cousin, who has the same name.", by=worker)
        meant = Noted(days.today(), "not_due", "Ms Vane, nursery", reason="She starts next September")
        _note(worker, episode_id, meant)


def _school(worker: Viewer, episode_id: UUID) -> None:
    with holder_scope(holder(worker)):
        found = Noted(days.today(), "ready", "Mr Adeyemi, reception teacher", "school_or_nursery")
        _note(worker, episode_id, found)


def _note(worker: Viewer, episode_id: UUID, noted: Noted) -> SchoolReadiness:
    episode = episode_of(worker, episode_id)
    edie = _edie(episode)
    assert edie is not None
    return work.note_readiness(episode=episode, child=edie, noted=noted, by=worker)


def _end(world: World, worker: Viewer, episode_id: UUID) -> None:
    """Five years: a last look and a last review, and somebody at school whom they know."""
    with holder_scope(holder(worker)):
        assess(world, episode_of(worker, episode_id), "closing", 2, worker, days.today())
        _review(worker, episode_of(worker, episode_id))
        at_closure(world, episode_of(worker, episode_id), worker, improved=True)
        closing = work.Closing(
            closed=days.today(),
            reason="done",
            summary="Edie is five, lives with Becca and Craig, and began school ready for it.",
            stays_in_touch="Mr Adeyemi, Beck Lane Primary School",
        )
        work.close_episode(episode=episode_of(worker, episode_id), closing=closing, by=worker)
