"""Before Edie Hollin is born: an earlier child lost, a due date by her mother's count, a scan, help asked for early."""

from datetime import date, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta

from hearth.access.viewer import Viewer
from hearth.demo.world import World, holder
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case
from hearth.families.models import Family, Person, Pregnancy
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.referrals.actions import refer
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope
from hearth.ui import days

PROGRAMME, NAME = "strengthening_families", "Hollin"
BASIS = "Children Act 2004, section 11: safeguarding and promoting welfare"


def known_before(world: World, guessed: date) -> Pregnancy:
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
        becca, craig = (of(family, given) for given in ("Becca", "Craig"))
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


def of(family: Family, given: str) -> Person:
    return next(each for each in members_of(family) if each.given_names == given)


def scan_and_referral(world: World, pregnancy: Pregnancy, due: date, worker: Viewer) -> UUID:
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
