"""Families whom Strengthening Families follows for years: courts, removals, twins, a loss; and a return from care.

All dates count from today, so that one is always before 20 weeks and another has always come too late.
"""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.models import Episode
from hearth.casework.queries.episode import people_in
from hearth.casework.rules.readiness import Noted
from hearth.demo.clock import at, weekday
from hearth.demo.world import World, holder
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case
from hearth.families.actions.sharing import Told, ToShare, share
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days

BASIS = "Children Act 2004, section 11"
STRENGTHENING, HOME = "strengthening_families", "going_home"
COURT = "Northmoor Family Court"


def ago(years: int = 0, months: int = 0, weeks: int = 0) -> date:
    return weekday(days.today() - relativedelta(years=years, months=months, weeks=weeks))


def long_work(world: World) -> None:
    kemi = world.people["Kemi Brand"]
    with holder_scope(holder(kemi)):
        _twins_after_two_courts(kemi)
        _a_loss(kemi)
        _begins_early(kemi)
        _came_too_late(kemi)
        _going_home(kemi)


def _family(by: Viewer, name: str, mother: str, born: date, father: str = "") -> tuple[Family, dict[str, Person]]:
    people = [PersonAsTold("mother", False, mother, name, sex="F", born=born)]
    if father:
        people.append(PersonAsTold("father", False, father, name, sex="M", born=born))
    family = families.begin_family(name=name, body_id=by.body_id or "", people=people, by=by)
    families.confirm_family(family=family, by=by)
    return family, {person.given_names: person for person in members_of(family)}


def _child(family: Family, mother: Person, given: str, born: date, by: Viewer) -> Person:
    told = PersonAsTold("child", True, given, family.name, born=born)
    child = families.add_person(family=family, told=told, by=by)
    families.relate(person=mother, kind="parent", other=child, tie="birth", by=by)
    return child


def _removed(family: Family, child: Person, issued: date, kind: str, outcome: str, by: Viewer) -> None:
    """A case of half a year, and how the child has been looked after since."""
    case = families.begin_proceedings(family=family, case=Case("care", issued, COURT), children=[child], by=by)
    ended = issued + timedelta(weeks=27)
    families.end_proceedings(proceedings=case, ended=ended, outcome=outcome, version=case.version, by=by)
    families.begin_status(person=child, kind=kind, starts=issued + timedelta(days=4), by=by)


def _opened(family: Family, programme: str, opened: date, reasons: tuple[str, ...], by: Viewer) -> Episode:
    opening = work.Opening(programme, by, opened=opened, referred=opened - timedelta(days=5), referral_reasons=reasons)
    return work.open_episode(family=family, opening=opening, by=by)


def _visited(episode: Episode, day: date, notes: str, by: Viewer) -> None:
    moment: datetime = at(weekday(day), 11)
    visit = work.plan_visit(episode=episode, planned_for=moment, by=by)
    seen = [each.person_id for each in people_in(episode)]
    work.record_visit(visit=visit, visited=work.Visited(done_at=moment, seen=seen, notes=notes), by=by)


def _twins_after_two_courts(by: Viewer) -> None:
    """Carly and Dan Whitlow lost two children, court to court in under two years; the twins are at home with them."""
    family, who = _family(by, "Whitlow", "Carly", ago(28), "Dan")
    mother = who["Carly"]
    kian = _child(family, mother, "Kian", ago(7), by)
    mae = _child(family, mother, "Mae", ago(5, 2), by)
    _removed(family, kian, ago(6, 8), "looked_after", "Care order", by)
    _removed(family, mae, ago(5, 1), "special_guardianship", "Special guardianship order to an aunt", by)
    opened = ago(1, 3)
    due = opened + timedelta(weeks=25)
    pregnancy = families.expect_child(
        family=family, mother=mother, due=due, known_on=opened - timedelta(weeks=1), babies=2, source="a scan", by=by
    )
    episode = _opened(family, STRENGTHENING, opened, ("earlier_removal", "housing"), by)
    for week, notes in (
        (2, "What happened with Kian and Mae, in Carly’s words."),
        (9, "The cots are up; Dan built them."),
    ):
        _visited(episode, opened + timedelta(weeks=week), notes, by)
    born = due - timedelta(weeks=3)
    twins = [PersonAsTold("child", True, name, "Whitlow", sex="F") for name in ("Orla", "Bea")]
    home = Home("22 Tanner Street")
    families.move_home(family=family, home=home, people=[mother, who["Dan"]], since=opened, by=by)
    children = families.record_birth(
        pregnancy=pregnancy, born=born, children=twins, version=pregnancy.version, sure=True, by=by
    )
    for child in children:
        families.relate(person=who["Dan"], kind="parent", other=child, tie="birth", by=by)
    _visited(episode, born + timedelta(weeks=3), "Both twins seen, asleep in their own cots. Dan does the nights.", by)
    _visited(episode, days.today() - timedelta(weeks=2), "Orla walks along the sofa. Bea watches her do it.", by)
    _school(episode, [kian, *children], by)


def _school(episode: Episode, children: list[Person], by: Viewer) -> None:
    """Kian’s school found him ready, in foster care; of the twins somebody asked already, and it is years too early."""
    kian, *twins = children
    found = Noted(ago(1, 4), "ready", "Mr Adeyemi, reception teacher", "good_level_of_development")
    work.note_readiness(episode=episode, child=kian, noted=found, by=by)
    for twin in twins:
        early = Noted(ago(weeks=2), "not_due", "Oona Brisk, midwife", reason="Not at nursery before she is three")
        work.note_readiness(episode=episode, child=twin, noted=early, by=by)


def _a_loss(by: Viewer) -> None:
    """Jade Penrose lost the pregnancy for which help began. Nothing is sent and nobody is reminded; the help stays."""
    family, who = _family(by, "Penrose", "Jade", ago(23))
    lost = _child(family, who["Jade"], "Tyler", ago(3, 6), by)
    _removed(family, lost, ago(3, 1), "looked_after", "Care order", by)
    opened = ago(0, 5)
    pregnancy = families.expect_child(
        family=family, mother=who["Jade"], due=opened + timedelta(weeks=27), known_on=opened - timedelta(days=8), by=by
    )
    episode = _opened(family, STRENGTHENING, opened, ("earlier_removal", "parent_mental_health"), by)
    families.end_pregnancy(
        pregnancy=pregnancy, outcome="lost", ended=opened + timedelta(weeks=4), version=pregnancy.version, by=by
    )
    _visited(episode, opened + timedelta(weeks=5), "Sat with Jade. She wants us to go on coming.", by)


def _begins_early(by: Viewer) -> None:
    """Gwen Tarbet is fourteen weeks along: a first guess said twelve, and a scan knew better."""
    family, who = _family(by, "Tarbet", "Gwen", ago(26), "Ross")
    gwen, today = who["Gwen"], days.today()
    aled = _child(family, gwen, "Aled", ago(4, 1), by)
    _removed(family, aled, ago(3, 9), "looked_after", "Care order", by)
    pregnancy = families.expect_child(
        family=family,
        mother=gwen,
        due=today + timedelta(weeks=28),
        known_on=ago(weeks=3),
        source="her count",
        by=by,
    )
    families.revise_pregnancy(
        pregnancy=pregnancy,
        due=today + timedelta(weeks=26),
        known_on=today - timedelta(days=1),
        babies=1,
        version=pregnancy.version,
        source="a scan",
        by=by,
    )
    _opened(family, STRENGTHENING, ago(weeks=2), ("earlier_removal",), by)


def _came_too_late(by: Viewer) -> None:
    """Shan Amory is known since today and is 31 weeks along; nobody has referred her yet."""
    family, who = _family(by, "Amory", "Shan", ago(20))
    families.expect_child(
        family=family, mother=who["Shan"], due=days.today() + timedelta(weeks=9), known_on=days.today(), by=by
    )
    _opened(family, STRENGTHENING, days.today(), ("young_parent",), by)


def _going_home(by: Viewer) -> None:
    """Noor Haddon, eight, goes home step by step, each with its check, after nineteen months in foster care."""
    family, who = _family(by, "Haddon", "Leila", ago(31))
    noor = _child(family, who["Leila"], "Noor", ago(8, 4), by)
    families.begin_status(person=noor, kind="looked_after", starts=ago(1, 7), by=by)
    opened = ago(0, 0, 32)
    episode = _opened(family, HOME, opened, ("care_improved", "child_wishes"), by)
    goal = work.Wanted("Leila has not drunk for six months, and her sponsor says so", 3, 9, "Leila", days.today())
    work.set_goal(episode=episode, wanted=goal, set_on=opened + timedelta(weeks=2), by=by)
    coming = at(weekday(days.today() + timedelta(days=3)), 16)
    work.plan_visit(episode=episode, planned_for=coming, purpose="After school", by=by)
    agreed = work.Agreed("Ask about help with the heating bill", "Kemi", days.today() + timedelta(days=9))
    work.agree_action(episode=episode, agreed=agreed, by=by)
    told = ToShare("When Noor comes home, and whom to ring.", BASIS, Told(True), "Beck Lane Primary School")
    share(family=family, sharing=told, by=by)
    checked = (
        (8, "getting_ready", "What led to care, and what is different, is agreed in writing; Noor has drawn it too."),
        (20, "getting_ready", "Two of three things have held for ten weeks. The third, money for heating, has not."),
        (28, "coming_home", "Each thing agreed has been seen to hold. Those who look after her agreed a day."),
    )
    for week, phase, summary in checked:
        _visited(episode, opened + timedelta(weeks=week - 2), "Time together at Leila’s: tea, reading, bath.", by)
        attended = "Leila, Noor’s social worker, her foster carer, her school"
        view = "Leila: I want it slow. Noor: I want my own door."
        held = work.Reviewed(opened + timedelta(weeks=week), attended, view, summary, "continue", phase)
        work.hold_review(episode=Episode.objects.get(pk=episode.pk), reviewed=held, by=by)
    _visited(Episode.objects.get(pk=episode.pk), opened + timedelta(weeks=30), "Noor slept through. She has a key.", by)
