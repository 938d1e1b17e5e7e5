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
from hearth.demo.clock import Story, at, weekday
from hearth.demo.observing import at_closure, at_referral
from hearth.demo.world import World, holder
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case
from hearth.families.models import Family, Person, Pregnancy
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.practice.queries import programme_of
from hearth.referrals.actions import accept, refer
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope
from hearth.ui import days

PROGRAMME, NAME = "strengthening_families", "Hollin"
MONTHS_AGO = 61  # when she was born
BASIS = "Children Act 2004, section 11: safeguarding and promoting welfare"
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
    pregnancy = _known(world, due + timedelta(days=9))
    yield at(weekday(due - timedelta(weeks=25)), 11)
    referral = _scan_and_referral(world, pregnancy, due, worker)
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


def _known(world: World, guessed: date) -> Pregnancy:
    """What the council knows already, and a due date by her own count."""
    by = world.northmoor.decides
    with holder_scope(holder(by)):
        grown_up = days.today() - relativedelta(years=24, months=5)
        people = [
            PersonAsTold("mother", False, "Becca", NAME, sex="F", born=grown_up),
            PersonAsTold("father", False, "Craig", NAME, sex="M", born=grown_up - timedelta(days=700)),
        ]
        family = families.begin_family(name=f"{NAME} family", body_id=str(by.body_id), people=people, by=by)
        families.confirm_family(family=family, by=by)
        becca, craig = (_of(family, given) for given in ("Becca", "Craig"))
        _lost_before(family, [becca, craig], by)
        postcode, ward = world.postcode(world.northmoor)
        home = Home("6 Dyers Row", postcode, ward)
        families.move_home(family=family, home=home, people=[becca, craig], since=days.today(), by=by)
        return families.expect_child(
            family=family, mother=becca, due=guessed, known_on=days.today(), source="her count", by=by
        )


def _lost_before(family: Family, parents: list[Person], by: Viewer) -> None:
    """Tommy was a year old when a court decided; he lives with his grandmother."""
    born = days.today() - relativedelta(years=3, months=2)
    tommy = families.add_person(family=family, told=PersonAsTold("child", True, "Tommy", NAME, born=born), by=by)
    for parent in parents:
        families.relate(person=parent, kind="parent", other=tommy, tie="birth", by=by)
    issued = born + relativedelta(months=7)
    case = Case("care", issued, "Northmoor Family Court")
    begun = families.begin_proceedings(family=family, case=case, children=[tommy], by=by)
    ended = issued + timedelta(weeks=28)
    order = "Special guardianship order to his grandmother"
    families.end_proceedings(proceedings=begun, ended=ended, outcome=order, version=begun.version, by=by)
    families.begin_status(person=tommy, kind="special_guardianship", starts=ended, by=by)
    families.move_home(family=family, home=Home(kind="relatives"), people=[tommy], since=ended, by=by)


def _of(family: Family, given: str) -> Person:
    return next(each for each in members_of(family) if each.given_names == given)


def _scan_and_referral(world: World, pregnancy: Pregnancy, due: date, worker: Viewer) -> UUID:
    """A scan moves the due date, and she is fifteen weeks along: early enough."""
    by = world.northmoor.decides
    with holder_scope(holder(by)):
        families.revise_pregnancy(
            pregnancy=pregnancy,
            due=due,
            known_on=days.today(),
            babies=1,
            version=pregnancy.version,
            source="a scan",
            by=by,
        )
        asking = Asking(
            programme=PROGRAMME,
            reason="Becca asked her midwife for help at her first appointment: she wants this baby to stay.",
            lawful_basis=BASIS,
            family_told=True,
            referral_reasons=("earlier_removal", "parent_mental_health"),
            history="An earlier child lives with his grandmother under a special guardianship order.",
            agreement="agreed",
        )
        return refer(family=pregnancy.family, to_team=world.team_of(worker), asking=asking, by=by).pk


def _begin(world: World, worker: Viewer, referral_id: UUID) -> UUID:
    with holder_scope(holder(worker)):
        referral = accept(referral=ServiceReferral.objects.get(pk=referral_id), by=worker)
        opening = work.Opening(
            programme=PROGRAMME,
            key_worker=worker,
            opened=days.today(),
            referred=days.local(referral.created_at).date(),
            referral_reasons=tuple(referral.referral_reasons),
        )
        episode = work.receive_referral(referral=referral, opening=opening, by=worker)
        at_referral(world, episode, worker)
        for role, name in (("midwife", "Oona Brisk"), ("parenting_practitioner", "Cal Rudd")):
            joining = Joining(role, name, worker.agency_name, days.today())
            join_team(episode=episode, joining=joining, by=worker)
        in_a_year = days.today() + relativedelta(years=1)
        wanted = work.Wanted("This baby comes home with us, and stays", 2, 9, "Becca and Craig", in_a_year)
        work.set_goal(episode=episode, wanted=wanted, by=worker)
        return episode.pk


def _episode(worker: Viewer, episode_id: UUID) -> Episode:
    rows = Episode.objects.select_related("family", "programme_version")
    return rows.get(holder_id=worker.holder_id, pk=episode_id)


def _until(world: World, worker: Viewer, episode_id: UUID, day: date, *, every: timedelta) -> Iterator[datetime]:
    """A visit every so often, and a review whenever one is due."""
    while days.today() + every < day:
        yield at(weekday(days.today() + every), world.rng.choice([10, 14, 16]))
        with holder_scope(holder(worker)):
            episode = _episode(worker, episode_id)
            seen = [
                each.person_id for each in people_in(episode) if each.person.given_names != "Tommy"
            ]  # he is at his gran’s
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
        families.relate(person=_of(now.family, "Craig"), kind="parent", other=edie, tie="birth", by=worker)
        families.begin_status(
            person=edie, kind="protection_plan", starts=born, categories=["neglect"], sure=True, by=worker
        )


def _plan_ends(worker: Viewer, episode_id: UUID) -> None:
    with holder_scope(holder(worker)):
        edie = _edie(_episode(worker, episode_id))
        assert edie is not None
        for status in edie.statuses.filter(kind="protection_plan", ends=None):
            families.end_status(status=status, ends=days.today(), destination="ended", by=worker)


def _nursery(worker: Viewer, episode_id: UUID) -> None:
    """What was heard of another child is taken back; what was meant is written down."""
    with holder_scope(holder(worker)):
        wrong = Noted(days.today(), "not_ready", "Ms Vane, nursery", "school_or_nursery")
        line = _note(worker, episode_id, wrong)
        work.withdraw_readiness(line=line, why="Ms Vane meant Edie’s cousin, who has the same name.", by=worker)
        _note(
            worker, episode_id, Noted(days.today(), "not_due", "Ms Vane, nursery", reason="She starts next September")
        )


def _school(worker: Viewer, episode_id: UUID) -> None:
    with holder_scope(holder(worker)):
        found = Noted(days.today(), "ready", "Mr Adeyemi, reception teacher", "school_or_nursery")
        _note(worker, episode_id, found)


def _note(worker: Viewer, episode_id: UUID, noted: Noted) -> SchoolReadiness:
    episode = _episode(worker, episode_id)
    edie = _edie(episode)
    assert edie is not None
    return work.note_readiness(episode=episode, child=edie, noted=noted, by=worker)


def _end(world: World, worker: Viewer, episode_id: UUID) -> None:
    """Five years: a last look and a last review, and somebody at school whom they know."""
    with holder_scope(holder(worker)):
        assess(world, _episode(worker, episode_id), "closing", 2, worker, days.today())
        _review(worker, _episode(worker, episode_id))
        at_closure(world, _episode(worker, episode_id), worker, improved=True)
        closing = work.Closing(
            closed=days.today(),
            reason="done",
            summary="Edie is five, lives with Becca and Craig, and began school ready for it.",
            stays_in_touch="Mr Adeyemi, Beck Lane Primary School",
        )
        work.close_episode(episode=_episode(worker, episode_id), closing=closing, by=worker)
