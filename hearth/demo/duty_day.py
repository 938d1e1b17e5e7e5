"""One duty worker's day: fifteen worries that came since yesterday, and what is on record about some of them.

Three are about one child, spelt three ways; one is about a family whose record is restricted, one about one of twins,
one about a child in another council's area, and one is the third that a former partner sent: the first two were
looked into, and a manager found that nothing bears them out. All are kept, and all wait for a decision.

Two children are on record twice: of one somebody has said so already, the other waits for somebody to say. And a
teacher disagrees with what was decided last week.
"""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.demo.clock import Story
from hearth.demo.duty_worries import fifteen, garrick, telling, the_teacher
from hearth.demo.telling_worries import concern_of
from hearth.demo.world import Council, World, holder
from hearth.families import actions as families
from hearth.families.likeness.joining import join
from hearth.families.models import Family
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.actions.challenging import challenge
from hearth.triage.actions.confirming import FamilyChoice, Recognised, confirm_family
from hearth.triage.actions.deciding import decide
from hearth.triage.actions.finding import find_unsubstantiated
from hearth.triage.actions.taking import take
from hearth.triage.matching.working import propose_for
from hearth.triage.rules.deciding import Choice, Held

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
    yield now - timedelta(days=8)
    decided = _decided_for_the_teacher(world, council)
    yield now - timedelta(hours=20)
    _she_disagrees(world, council, decided)
    for number, told in enumerate(fifteen(world, council)):
        yield now - timedelta(minutes=25 + 75 * (15 - number))
        _tell(council, told)
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
    _family(council, "Cross", _child("Freyja", "Lindale", date(2017, 4, 8)))
    _family(council, "Pell", _child("Rhiannon", "Pell", date(2014, 5, 3)))
    _family(council, "Orme", _child("Rian", "Pell", date(2014, 3, 5)))  # less alike: shown for checking
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
    concern_id = _tell(council, garrick(world, council, "She leaves them alone every night. Ask anyone."))
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


def _decided_for_the_teacher(world: World, council: Council) -> UUID:
    """Below the level that she had hoped for."""
    account = "Dara is in the same shirt all week and says that the washing machine has been broken since summer."
    child = ChildAsTold("Dara", "Hobley", sex="M", born=date(2017, 1, 19), school="Beck Lane Primary School")
    concern_id = _tell(council, telling(world, council, account, child, **the_teacher(world)))
    with holder_scope(holder(council.decides)):
        concern = concern_of(council, concern_id)
        take(concern=concern, by=council.decides)
        family = confirm_family(concern=concern, choice=FamilyChoice(None, "Hobley"), by=council.decides)
        choice = Choice(
            level="universal",
            outcome="directory_service",
            reasons="One thing is wrong and can be put right: a washing machine.",
            indicators=("universal_untidy",),
            service="Beck Lane furniture store, which gives out washing machines; mum rings them herself.",
            held=Held(
                by_name="Pia Marsh, Beck Lane Primary School",
                doing="See that he has clean clothes, and ask mum each week.",
                until=timezone.localdate() + timedelta(days=28),
                family_told=True,
            ),
            professional_answer="A local store can give the family a washing machine. Please go on seeing Dara daily.",
        )
        decide(concern=concern, family=family, choice=choice, by=council.decides)
    return concern_id


def _she_disagrees(world: World, council: Council, concern_id: UUID) -> None:
    with holder_scope(holder(council.decides)):
        challenge(
            concern=concern_of(council, concern_id),
            reasons="It is not the machine: he is hungry too, and this is the second winter. I asked for early help.",
            raised_by="Pia Marsh, Beck Lane Primary School",
            by=world.people["Pia Marsh"],
        )


def _as_before(concern: Concern, known: Family) -> FamilyChoice:
    people = {person.given_names: person for person in members_of(known)}
    recognised = {
        child.pk: Recognised(people[child.given_names], "The same names and birth dates")
        for child in concern.children.all()
    }
    return FamilyChoice(family=known, known=recognised)


def _tell(council: Council, told: Telling) -> UUID:
    by = council.decides if told.route == "staff_log" else PUBLIC
    with intake_scope(council.to.holder_id):
        return report(telling=told, by=by).concern_id
