"""How worries reach a council in the stories."""

from datetime import date
from uuid import UUID

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.demo.names import InventedFamily
from hearth.demo.pictures import broken_window
from hearth.demo.words import HEALTH, SCHOOL, WORRIES
from hearth.demo.world import Council, World
from hearth.families.rules import age_on
from hearth.families.telling import PersonAsTold
from hearth.files.actions import add_file
from hearth.scope.opening import intake_scope
from hearth.ui import days


def neighbours_worry(world: World, council: Council, family: InventedFamily, on: date) -> UUID:
    """Somebody who lives near, or is kin, tells the council's portal."""
    relationship, account = world.rng.choice(WORRIES)
    anonymous = relationship == "a neighbour" and world.rng.random() < 0.7
    return _tell(
        council,
        Telling(
            to=council.to,
            key=_key(world),
            route="public",
            account=account,
            children=tuple(_vaguely(child, on, world) for child in family.children),
            lives_postcode=family.postcode,
            lives_address=family.address,
            reporter_relationship=relationship,
            reporter_name="" if anonymous else "Sam Holloway",
            reporter_phone="" if anonymous else "07700 900123",
            contact_safe="" if anonymous else "Text first, after six",
            anonymous=anonymous,
            keep_name_from_family=True,
        ),
    )


def neighbours_worry_with_a_photo(world: World, council: Council, family: InventedFamily, on: date) -> UUID:
    """The same, with a photo of the window that has been broken for weeks."""
    photo = add_file(owner=f"visitor:{_key(world)}", form="worry", name="window.jpg", content=broken_window())
    account = (
        "The back bedroom window has had a hole in it since the start of the month. That is the room the little ones "
        "sleep in. I took a photo from the pavement. You can see their breath in the mornings."
    )
    return _tell(
        council,
        Telling(
            to=council.to,
            key=_key(world),
            route="public",
            account=account,
            children=tuple(_vaguely(child, on, world) for child in family.children),
            lives_postcode=family.postcode,
            lives_address=family.address,
            reporter_relationship="a neighbour",
            anonymous=True,
            keep_name_from_family=True,
            files=(photo.pk,),
        ),
    )


def professionals_worry(world: World, council: Council, family: InventedFamily) -> UUID:
    """A school or a health visitor refers, with what they have done and can do."""
    from_school = any(child.born and age_on(child.born, days.today()) >= 4 for child in family.children)
    who = world.people["Pia Marsh" if from_school else "Nia Prosser"]
    told = world.rng.random() < 0.8
    return _tell(
        council,
        Telling(
            to=council.to,
            key=_key(world),
            route="professional",
            account=world.rng.choice(SCHOOL if from_school else HEALTH),
            children=tuple(_exactly(child) for child in family.children),
            lives_postcode=family.postcode,
            lives_address=family.address,
            reporter_name=who.name,
            reporter_relationship="teacher" if from_school else "health visitor",
            reporter_email=who.email,
            contact_safe="Email at work",
            reporter_user_id=who.id,
            reporter_agency_name=who.agency_name,
            lawful_basis="Children Act 2004, section 11: safeguarding and promoting welfare",
            family_told=told,
            why_not_told="" if told else "Telling them first might have put the child at risk.",
            already_done="We have spoken with a parent twice and offered what we have.",
            can_do="See the children every school day." if from_school else "Visit weekly.",
        ),
    )


def _key(world: World) -> str:
    return f"demo-{world.rng.getrandbits(64):016x}"


def _tell(council: Council, telling: Telling) -> UUID:
    with intake_scope(council.to.holder_id):
        return report(telling=telling, by=PUBLIC).concern_id


def concern_of(council: Council, concern_id: UUID) -> Concern:
    """Inside the council's scope."""
    return Concern.objects.get(holder_id=council.to.holder_id, pk=concern_id)


def _exactly(child: PersonAsTold) -> ChildAsTold:
    return ChildAsTold(
        given_names=child.given_names,
        family_name=child.family_name,
        sex=child.sex,
        born=child.born,
        school="Beck Lane Primary School",
    )


def _vaguely(child: PersonAsTold, on: date, world: World) -> ChildAsTold:
    """As a neighbour knows a child: a first name, about an age, sometimes no surname."""
    age = age_on(child.born, on) if child.born else 5
    return ChildAsTold(
        given_names=child.given_names,
        family_name=child.family_name if world.rng.random() < 0.6 else "",
        born_as_told=f"about {max(age, 1)}",
        born_earliest=date(on.year - age - 1, 1, 1),
        born_latest=date(on.year - max(age - 1, 0), 12, 31) if age else on,
    )
