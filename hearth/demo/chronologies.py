"""Four years of small signs about one family; a referral in every state; families that go over to another agency."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.demo import deciding
from hearth.demo.clock import Story, at, weekday
from hearth.demo.stories import PARTNERS, Beginning, Told, beginning, until_asked
from hearth.demo.telling_worries import neighbours_worry, professionals_worry
from hearth.demo.world import Council, World, holder
from hearth.families import actions as families
from hearth.families.actions.life import Home
from hearth.families.models import Family
from hearth.families.queries import members_of
from hearth.referrals import actions as referrals
from hearth.referrals.handovers.actions import hand_over, refuse
from hearth.referrals.handovers.rules import Going
from hearth.referrals.models import Handover, ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.ui import days

HUNGRY, UNTIDY = "universal_meals_uneven", "universal_untidy"
# Days since the beginning; whether a professional tells; the sign that triage cites.
SIGNS = [
    (0, False, HUNGRY),
    (95, True, HUNGRY),
    (240, False, UNTIDY),
    (410, True, HUNGRY),
    (620, False, HUNGRY),
    (800, True, UNTIDY),
    (1010, False, HUNGRY),
    (1240, True, HUNGRY),
    (1420, False, HUNGRY),
]
SECOND_NAME = "Hale"  # after a hyphen, so that none of these families is taken for one of the others


def chronologies(world: World, today: date) -> list[Story]:
    """Beside the other stories; the same every time for the same day."""
    told: list[tuple[Told, Council, int]] = [
        (four_years, world.northmoor, 1450),
        *((asked_and_then(step), world.northmoor, ago) for ago, step in enumerate(STEPS, start=20)),
        (handed_over(refused=False), world.northmoor, 9),
        (handed_over(refused=True), world.northmoor, 16),
    ]
    apart = replace(world, rng=Random(1450))  # so that the other stories stay as they were
    return [
        story(apart, _begin(apart, council, number, today - timedelta(days=ago)))
        for number, (story, council, ago) in enumerate(told)
    ]


def _begin(world: World, council: Council, number: int, on: date) -> Beginning:
    start = beginning(world, council, number, on)
    surname = f"{start.family.surname}-{SECOND_NAME}"
    people = tuple(replace(person, family_name=surname) for person in start.family.people)
    return replace(start, family=replace(start.family, surname=surname, people=people))


def four_years(world: World, start: Beginning) -> Iterator[datetime]:
    """Nine small worries, six of them the same: each by itself below the threshold."""
    council, told = start.council, start.family
    moved = False
    for gap, by_professional, sign in SIGNS:
        yield at(weekday(start.on + timedelta(days=gap)), 16)
        worry = (
            professionals_worry(world, council, told)
            if by_professional
            else neighbours_worry(world, council, told, days.today())
        )
        yield at(weekday(days.today() + timedelta(days=1)), 10)
        deciding.end_holdings(council, told, "Decided anew, after another worry.")
        held = deciding.held(world, council, days.today() + timedelta(days=30))
        deciding.decide_on(world, council, worry, told, replace(held, indicators=(sign,)))
        if gap > 500 and not moved:
            moved = True
            _life_goes_on(council, told)


def _life_goes_on(council: Council, told: Any) -> None:
    """They move, and a child is in need for a while."""
    by = council.decides
    with holder_scope(council.to.holder_id):
        family = _family(council, told.name)
        people = members_of(family)
        home = Home(address=f"Flat 2, {told.address}", postcode=told.postcode, ward=told.ward)
        families.move_home(family=family, home=home, people=people, since=days.today(), by=by)
        child = members_of(family, children=True)[0]
        status = families.begin_status(person=child, kind="child_in_need", starts=days.today(), by=by)
        families.end_status(status=status, ends=days.today() + timedelta(days=120), destination="ended", by=by)


def _family(council: Council, name: str) -> Family:
    return Family.objects.filter(holder_id=council.to.holder_id, name=name).latest("created_at")


Step = Any  # what becomes of a referral: (worker, triage, referral) → None


def _question(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    referrals.ask_for_information(referral=referral, question="Who lives in the home now?", by=worker)


def _answered(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    _question(worker, triage, referral)
    with holder_scope(holder(triage)):
        referrals.give_information(referral=referral, words="Mum and the children. Dad moved out in spring.", by=triage)


def _accepted(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    referrals.accept(referral=referral, by=worker)


def _waiting(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    _accepted(worker, triage, referral)
    until = days.today() + timedelta(days=45)
    referrals.put_on_waiting_list(referral=referral, until=until, words="One place is about to be free.", by=worker)


def _not_engaged(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    _accepted(worker, triage, referral)
    referrals.did_not_engage(referral=referral, tried="Rang four times, called twice, wrote a note.", by=worker)


def _withdrawn(worker: Viewer, triage: Viewer, referral: ServiceReferral) -> None:
    with holder_scope(holder(triage)):
        referrals.withdraw(referral=referral, reason="Grandmother has moved in, and things are calm.", by=triage)


STEPS: list[Step] = [_question, _answered, _accepted, _waiting, _not_engaged, _withdrawn]


def asked_and_then(step: Step) -> Told:
    """Asked of the service; and then one of the things that can become of it."""

    def story(world: World, start: Beginning) -> Iterator[datetime]:
        worker, triage = start.council.partners[0], start.council.decides
        yield from until_asked(world, replace(start, on=weekday(start.on - timedelta(days=14))), PARTNERS, worker)
        yield at(weekday(days.today() + timedelta(days=1)), 15)
        with holder_scope(holder(worker)):
            step(worker, triage, _asked(worker, start.family.name))

    return story


def _asked(worker: Viewer, name: str) -> ServiceReferral:
    rows = ServiceReferral.objects.filter(to_holder_id=holder(worker), to_team_id=worker.team_id, family_name=name)
    return rows.latest("created_at")


def handed_over(*, refused: bool) -> Told:
    """They have moved next door: Eastvale is asked to hold them, and has not answered, or will not."""

    def story(world: World, start: Beginning) -> Iterator[datetime]:
        council, told, to = start.council, start.family, world.eastvale.decides
        yield at(weekday(start.on), 9, 30)
        worry = professionals_worry(world, council, told)
        yield at(weekday(days.today() + timedelta(days=1)), 11)
        held = deciding.held(world, council, days.today() + timedelta(days=40))
        deciding.decide_on(world, council, worry, told, held)
        yield at(weekday(days.today() + timedelta(days=2)), 14)
        asked = _ask_to_hold(council, told.name, to)
        if refused:
            yield at(weekday(days.today() + timedelta(days=1)), 10)
            with holder_scope(holder(to)):
                why = "They stay with an aunt here for the summer, and live in Northmoor."
                refuse(handover=Handover.objects.get(pk=asked), why=why, by=to)

    return story


def _ask_to_hold(council: Council, name: str, to: Viewer) -> UUID:
    with holder_scope(council.to.holder_id):
        going = Going(
            why="The family has moved to your area; school confirms it.",
            history="One worry this year about meals. School holds the children; mum knows and would like help.",
            lawful_basis=deciding.BASIS,
            family_told=True,
        )
        team = Team.objects.select_related("agency").get(pk=to.team_id)
        return hand_over(family=_family(council, name), to_team=team, going=going, by=council.decides).pk
