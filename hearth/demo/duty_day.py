"""One duty worker's day: fifteen worries that came since yesterday, and what is on record about some of them.

Three are about one child, spelt three ways; one is about a family whose record is restricted, one about one of twins,
one about a child in another council's area, and one is the third that a former partner sent: the first two were
looked into, and a manager found that nothing bears them out. All are kept, and all wait for a decision. Two children are on
record twice: of one somebody has said so already, the other waits for somebody to say.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.demo.clock import Story
from hearth.demo.telling_worries import concern_of
from hearth.demo.world import Council, World, holder
from hearth.families import actions as families
from hearth.families.likeness.joining import join
from hearth.families.models import Family
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.actions.confirming import FamilyChoice, Recognised, confirm_family
from hearth.triage.actions.deciding import decide
from hearth.triage.actions.finding import find_unsubstantiated
from hearth.triage.actions.taking import take
from hearth.triage.matching.working import propose_for
from hearth.triage.rules.deciding import Choice

EX_PARTNER = {"reporter_name": "Lee Garrick", "reporter_relationship": "In the child’s family"}
NOT_BORNE_OUT = (
    "School, the health visitor and the doctor see both children often and have no worry. The home was visited "
    "without notice and was warm, clean and fed. There are proceedings about contact."
)


def duty_day(world: World) -> Story:
    """Ends a few minutes before now, whenever the demonstration is filled."""
    council, now = world.northmoor, timezone.now()
    yield now - timedelta(days=40)
    _on_record(world, council)
    for days_ago in (35, 20):
        yield now - timedelta(days=days_ago)
        _from_the_former_partner(world, council)
    for number, telling in enumerate(_fifteen(world, council)):
        yield now - timedelta(minutes=25 + 75 * (15 - number))
        _tell(council, telling)
    with holder_scope(holder(council.decides)):
        propose_for(council.to.holder_id)  # as every night


def _on_record(world: World, council: Council) -> None:
    """A closed family, twins, and the family whom a former partner writes about."""
    with holder_scope(holder(council.decides)):
        closed = _family(council, "Ashmere", _child("Noor", "Ashmere", date(2017, 9, 14)))
        families.restrict_family(family=closed, restricted=True, by=council.manager)
        _family(
            council,
            "Penrose",
            _child("Isla", "Penrose", date(2019, 3, 8)),
            _child("Ivy", "Penrose", date(2019, 3, 8)),
        )
        _family(
            council, "Garrick", _child("Mia", "Garrick", date(2016, 6, 1)), _child("Ben", "Garrick", date(2018, 11, 20))
        )
        _on_record_twice(council)


def _on_record_twice(council: Council) -> None:
    """Written down by two people who did not know of each other."""
    _family(council, "Lindale", _child("Freya", "Lindale", date(2017, 4, 8)))
    _family(council, "Cross", _child("Freyja", "Lindale", date(2017, 8, 4)))
    first = _family(council, "Marchant", _child("Theo", "Marchant", date(2015, 10, 2)))
    second = _family(council, "Ellwood", _child("Teo", "Marchant", date(2015, 10, 2)))
    theo, teo = (members_of(each)[0] for each in (first, second))
    join(person=teo, same_as=theo, why="One school, one date of birth; the aunt says so too.", by=council.decides)


def _family(council: Council, name: str, *children: PersonAsTold) -> Family:
    mother = PersonAsTold("mother", False, "Dana", name)
    return families.begin_family(name=name, body_id=council.to.body_id, people=[*children, mother], by=council.decides)


def _child(given: str, family: str, born: date) -> PersonAsTold:
    return PersonAsTold("child", True, given, family, born=born)


def _from_the_former_partner(world: World, council: Council) -> None:
    """Taken seriously each time: decided, looked into, and a manager's finding beside the worry that stays."""
    concern_id = _tell(council, _garrick(world, council, "She leaves them alone every night. Ask anyone."))
    with holder_scope(holder(council.decides)):
        concern = concern_of(council, concern_id)
        take(concern=concern, by=council.decides)
        known = Family.objects.get(holder_id=council.to.holder_id, name="Garrick")
        confirm_family(concern=concern, choice=_as_before(concern, known), by=council.decides)
        choice = Choice(
            level="universal",
            outcome="no_further_action",
            reasons="School, health and a visit without notice: nothing bears it out.",
            public_answer="Thank you. We looked into what you told us.",
        )
        decide(concern=concern, family=known, choice=choice, by=council.decides)
        find_unsubstantiated(concern=concern, reasons=NOT_BORNE_OUT, by=council.manager)


def _as_before(concern: Concern, known: Family) -> FamilyChoice:
    people = {person.given_names: person for person in members_of(known)}
    recognised = {
        child.pk: Recognised(people[child.given_names], "The same names and birth dates")
        for child in concern.children.all()
    }
    return FamilyChoice(family=known, known=recognised)


def _garrick(world: World, council: Council, account: str) -> Telling:
    children = (
        ChildAsTold("Mia", "Garrick", born=date(2016, 6, 1)),
        ChildAsTold("Ben", "Garrick", born=date(2018, 11, 20)),
    )
    return _telling(world, council, account, *children, **EX_PARTNER)


def _fifteen(world: World, council: Council) -> list[Telling]:
    """In the order they come: the three about one child are hours apart, from people who do not know each other."""
    here = partial(_telling, world, council)
    kacey = ChildAsTold("Kacey", "Whitlock", sex="F", born=date(2018, 2, 3), school="Beck Lane Primary School")
    return [
        here(
            "Kacey came in without lunch or coat for the third day. She said nobody gets up in the mornings.",
            kacey,
            route="professional",
            reporter_name="Pia Marsh",
            reporter_agency_name="Beck Lane Primary School",
            reporter_relationship="teacher",
            reporter_user_id=world.people["Pia Marsh"].id,
            reporter_email=world.people["Pia Marsh"].email,
            lawful_basis="public_task",
            family_told=True,
            can_do="See her every school day.",
        ),
        here("A lad of about ten minds two little ones on the green till dark.", reporter_relationship="A neighbour"),
        here(
            "I do not know how to get through the week with them and the baby. I want help with the mornings.",
            ChildAsTold("Ruby", "Tanner", born_as_told="about 4"),
            route="parent",
            reporter_name="Jodie Tanner",
            reporter_phone="07700 900456",
            contact_safe="Text first",
        ),
        here(
            "The little girl at number 9, Kasey, is always out on her own and always hungry. She asks us for bread.",
            ChildAsTold("Kasey", "Whitlok", born_as_told="about 7", **_about(7)),
            reporter_relationship="A neighbour",
        ),
        here(
            "Noor told me that she sleeps in the car sometimes. She made me promise not to say.",
            ChildAsTold("Noor", "Ashmere", born_as_told="about 8", **_about(8)),
            reporter_relationship="A friend of the child or the family",
        ),
        here(
            "There is a smell of gas in the flat and two small children in there and nobody opens.",
            danger=True,
            reporter_relationship="A neighbour",
        ),
        here(
            "Isla is very thin now, and she is always cold. Her sister seems all right.",
            ChildAsTold("Isla", "Penrose", born_as_told="about 6", **_about(6)),
            reporter_relationship="A friend of the child or the family",
        ),
        here(
            "Their mum has moved to her sister’s in Eastvale with both of them and they sleep on the floor there.",
            ChildAsTold("Joe", "Lumley", born_as_told="about 5", **_about(5)),
            lives_postcode="",
            lives_address="With an aunt in Eastvale",
            reporter_relationship="In the child’s family",
        ),
        here(
            "Called to shouting at 23:40. Two children awake in nightwear, kitchen bare, adults drunk. No offences.",
            ChildAsTold("Harley", "Doss", born_as_told="about 9", **_about(9)),
            route="staff_log",
            channel="police",
            logged_by=council.decides.name,
            their_reference="PN-4471",
        ),
        here("she shouts all the time and i dont want to go home", route="child", about_self=True, reporter_age="11"),
        _garrick(world, council, "She has men round and the kids are filthy. Why does nobody do anything."),
        here(
            "Antenatal care began at 27 weeks; two earlier children do not live with her. She would like help.",
            ChildAsTold(family_name="Orrell", part="unborn"),
            route="professional",
            reporter_name="Nia Prosser",
            reporter_agency_name="Northmoor Health Visiting",
            reporter_relationship="health visitor",
            reporter_user_id=world.people["Nia Prosser"].id,
            lawful_basis="public_task",
            family_told=True,
        ),
        here(
            "Mum brought Casey in with infected bites, weeks old. Missed three appointments before this one.",
            ChildAsTold("Casey", "Wittlock", sex="F", born=date(2018, 3, 2)),
            route="staff_log",
            channel="telephone",
            logged_by=council.decides.name,
            reporter_name="Dr Bell",
            reporter_relationship="doctor",
        ),
        here("There are always takeaways outside and the curtains are shut.", reporter_relationship="A neighbour"),
        here(
            "He has been off nursery for three weeks and nobody answers the telephone.",
            ChildAsTold("Leo", "Farrow", born_as_told="about 3", **_about(3)),
            reporter_relationship="Knows the child through their work",
            reporter_name="Sam Oakes",
        ),
    ]


def _about(years: int) -> dict[str, Any]:
    """The days on which a child of about this age may have been born."""
    year = timezone.localdate().year - years
    return {"born_earliest": date(year - 1, 1, 1), "born_latest": date(year, 12, 31)}


def _telling(world: World, council: Council, account: str, *children: ChildAsTold, **more: Any) -> Telling:
    postcode, _ward = world.postcode(council)
    told: dict[str, Any] = {
        "route": "public",
        "lives_postcode": postcode,
        "anonymous": "reporter_name" not in more,
    } | more
    return Telling(
        to=council.to, key=f"duty-{world.rng.getrandbits(64):016x}", account=account, children=children, **told
    )


def _tell(council: Council, telling: Telling) -> UUID:
    by = council.decides if telling.route == "staff_log" else PUBLIC
    with intake_scope(council.to.holder_id):
        return report(telling=telling, by=by).concern_id
