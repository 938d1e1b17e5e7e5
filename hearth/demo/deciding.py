"""What triage does in the stories: recognises the family, and decides with reasons."""

from datetime import date, timedelta
from uuid import UUID

from hearth.concerns.models import Concern
from hearth.demo.names import InventedFamily
from hearth.demo.telling_worries import concern_of
from hearth.demo.words import DECIDED, PUBLIC_ANSWER
from hearth.demo.world import Council, World, holder
from hearth.families import actions as families
from hearth.families.actions.life import Home
from hearth.families.models import Family
from hearth.families.queries import members_of
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope
from hearth.triage.actions.confirming import FamilyChoice, Recognised, confirm_family
from hearth.triage.actions.deciding import decide
from hearth.triage.actions.holding import accept_holding, end_holding
from hearth.triage.actions.taking import take
from hearth.triage.models import ConfirmedFamily, Holding
from hearth.triage.rules.deciding import Choice, Held

BASIS = "Children Act 2004, section 11: safeguarding and promoting welfare"


def recognise(council: Council, concern: Concern, told: InventedFamily, known: Family | None) -> Family:
    """The same family as before, or a new one; then who else lives there, from a call to school."""
    by = council.decides
    people = {person.given_names: person for person in members_of(known)} if known else {}
    recognised = {
        child.pk: Recognised(people[child.given_names], "The same first name, age and address")
        for child in concern.children.all()
        if child.given_names in people
    }
    family = confirm_family(
        concern=concern,
        choice=FamilyChoice(family=known, new_name="" if known else told.name, known=recognised),
        by=by,
    )
    _complete(council, family, told)
    return family


def _complete(council: Council, family: Family, told: InventedFamily) -> None:
    """Adults, and the children's birth dates as school has them."""
    people = {person.given_names: person for person in members_of(family)}
    for person in told.people:
        if person.given_names not in people:
            families.add_person(family=family, told=person, by=council.decides)
        elif people[person.given_names].born is None:
            row = people[person.given_names]
            families.correct_person(person=row, told=person, version=row.version, by=council.decides)
    everybody = members_of(family)
    if not all(person.homes.exists() for person in everybody):
        home = Home(address=told.address, postcode=told.postcode, ward=told.ward)
        families.move_home(family=family, home=home, people=everybody, since=None, by=council.decides)
    mother = next(person for person in everybody if person.given_names == told.people[0].given_names)
    for child in everybody:
        if child.born and mother.born and (child.born - mother.born).days > 14 * 365:
            families.relate(person=mother, kind="parent", other=child, tie="birth", by=council.decides)


def decide_on(world: World, council: Council, concern_id: UUID, told: InventedFamily, choice: Choice) -> Family | None:
    """Take it, say who they are, decide."""
    by = council.decides
    with holder_scope(holder(by)):
        concern = concern_of(council, concern_id)
        take(concern=concern, by=by)
        if choice.outcome == "no_further_action":
            decide(concern=concern, family=None, choice=choice, by=by)
            return None
        family = recognise(council, concern, told, _known_as(council, told))
        decide(concern=concern, family=family, choice=choice, by=by)
        return family


def _known_as(council: Council, told: InventedFamily) -> Family | None:
    """Have we met this family before? Here the triage worker knows it by the name."""
    confirmed = ConfirmedFamily.objects.filter(holder_id=council.to.holder_id, family__name=told.name)
    found = confirmed.select_related("family").order_by("-confirmed_at").first()
    return found.family if found else None


def unfounded() -> Choice:
    return Choice(
        level="universal",
        outcome="no_further_action",
        reasons=DECIDED["unfounded"],
        public_answer="Thank you. We looked into what you told us, and the children are well.",
        professional_answer="We spoke with everybody who sees the children and have no worries.",
    )


def held(world: World, council: Council, until: date, *, by_name: str = "", barriers: tuple[str, ...] = ()) -> Choice:
    """Below the level for a programme, and never let go of: somebody holds the child."""
    myself = council.decides if not by_name else None
    return Choice(
        level="universal",
        outcome="advice_to_referrer",
        reasons=DECIDED["held"] if by_name else DECIDED["advice"],
        indicators=(world.rng.choice(["universal_untidy", "universal_meals_uneven", "universal_late"]),),
        barriers=barriers,
        held=Held(
            by_name=by_name or council.decides.name,
            doing="See the children daily, breakfast club, a word with mum each week.",
            until=until,
            family_told=True,
            by_id=myself.id if myself else None,
            team_id=council.decides.team_id,
        ),
        public_answer=PUBLIC_ANSWER,
        professional_answer="Below the level for a programme. Thank you for holding this with us; ring if it changes.",
    )


def programme(world: World, council: Council, name: str, team_id: UUID, reasons: tuple[str, ...], on: date) -> Choice:
    """Ask a team that runs a programme; until it has met the child, the triage worker holds them."""
    intensive = name == "intensive_family_support"
    signs = (
        ("targeted_not_changing", "targeted_causes") if intensive else ("early_help_often_hungry", "early_help_causes")
    )
    return Choice(
        level="targeted" if intensive else "early_help",
        outcome="early_help_programme",
        reasons=DECIDED["early_help"],
        indicators=signs,
        asking=Asking(
            programme=name,
            reason="Several small worries over months; mum says she would like help with the mornings and the home.",
            lawful_basis=BASIS,
            family_told=True,
            referral_reasons=reasons,
            history="Two earlier worries this year, from people who do not know each other.",
        ),
        to_team_id=team_id,
        held=Held(
            by_name=council.decides.name,
            doing="Ring mum each week until the key worker has met her.",
            until=on + timedelta(days=42),
            family_told=True,
            by_id=council.decides.id,
            team_id=council.decides.team_id,
        ),
        public_answer=PUBLIC_ANSWER,
        professional_answer="Early help has been agreed. The key worker will ring you before the first visit.",
    )


def statutory(harm: bool) -> Choice:
    return Choice(
        level="statutory",
        outcome="strategy_discussion" if harm else "statutory_assessment",
        reasons=DECIDED["harm"] if harm else DECIDED["statutory"],
        indicators=("statutory_left",) if harm else ("statutory_child_in_need",),
        public_answer=PUBLIC_ANSWER,
        professional_answer="A social worker will assess. You will be asked for what you know.",
    )


def accept_held(council: Council, told: InventedFamily) -> None:
    """The school has said yes on the telephone; the triage worker writes it down."""
    with holder_scope(council.to.holder_id):
        waiting = Holding.objects.filter(
            holder_id=council.to.holder_id, family__name=told.name, accepted_at=None, ended_at=None
        )
        for holding in waiting:
            accept_holding(holding=holding, by=council.decides)


def end_holdings(council: Council, told: InventedFamily, why: str) -> None:
    """Nobody need hold the child any longer, because somebody else now does."""
    with holder_scope(council.to.holder_id):
        still = Holding.objects.filter(holder_id=council.to.holder_id, family__name=told.name, ended_at=None)
        for holding in still:
            end_holding(holding=holding, why=why, by=council.decides)
