"""Who lives where, with whom, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearth.audit.actors import Actor
from hearth.families.events import home_changed
from hearth.families.likeness.keeping import keep_likeness, keep_likeness_of
from hearth.families.models import Family, Household, HouseholdMember, Person
from hearth.families.problems import Impossible
from hearth.scope.actions import action, record
from hearth.ui import days


@dataclass(frozen=True)
class Home:
    address: str = ""
    postcode: str = ""
    ward: str = ""
    secret: bool = False
    kind: str = "home"


@action
def move_home(*, family: Family, home: Home, people: Iterable[Person], since: date | None, by: Actor) -> Household:
    """People live somewhere from a day on; where they lived before ends the same day.

    Where somebody of the family lives there already, they join them: one home is on record once.
    """
    household, movers = _known(family, home), list(people)
    if household is None:
        household = Household.objects.create(family=family, starts=since, **vars(home))
    elif home.secret and not household.secret:
        household.secret = True
        household.save(update_fields=["secret"])
    living = household.members.filter(ends=None)
    if since is not None:
        living.filter(person__in=movers, starts=None).update(starts=since)
    there = set(living.values_list("person_id", flat=True))
    movers = [each for each in movers if each.pk not in there]
    _leave(movers, since)
    _arrive(household, movers, since)
    record(by=by, verb="moved", subject=household, fields=["address", "members"])
    return household


def _known(family: Family, home: Home) -> Household | None:
    """A home of the family at this very address, in which somebody lives now."""
    lived_in = HouseholdMember.objects.filter(holder_id=family.holder_id, ends=None).values("household_id")
    homes = Household.objects.filter(holder_id=family.holder_id, family=family, kind=home.kind, id__in=lived_in)
    wanted = _as_written(home.address, home.postcode)
    same = (each for each in homes.order_by("id") if _as_written(each.address, each.postcode) == wanted)
    return next(same, None) if home.address.strip() else None


def _as_written(address: str, postcode: str) -> tuple[str, str]:
    """However it was typed: "83 orchard close", "nx22dd"."""
    return " ".join(address.casefold().split()), "".join(postcode.casefold().split())


@action
def join_home(*, household: Household, people: Iterable[Person], since: date | None, by: Actor) -> Household:
    """People move in with those who live there already; where they lived before ends the same day."""
    movers = list(people)
    there = household.members.filter(person__in=movers, ends=None)
    if there.exists():
        raise Impossible(f"{there.select_related('person')[0].person} already lives there.", "people")
    _leave(movers, since)
    _arrive(household, movers, since)
    record(by=by, verb="moved", subject=household, fields=["members"])
    return household


@action
def leave_home(*, household: Household, people: Iterable[Person], on: date, by: Actor) -> Household:
    """People live here no longer, and nobody has said where they went."""
    stays = household.members.filter(person__in=list(people), ends=None)
    if stays.filter(starts__gt=on).exists():
        raise Impossible("Nobody can leave before they arrived.", "on")
    stays.update(ends=on)
    record(by=by, verb="left", subject=household, fields=["members"])
    return household


@action
def keep_secret(*, household: Household, secret: bool, by: Actor) -> Household:
    """Whether the family's own papers may say where this is."""
    household.secret = secret
    household.save(update_fields=["secret"])
    keep_likeness_of(*(stay.person for stay in household.members.select_related("person")))
    home_changed.send(Household, household=household)
    record(by=by, verb="changed", subject=household, fields=["secret"])
    return household


def _leave(movers: list[Person], since: date | None) -> None:
    """Wherever they are on record as living. Who moves twice on one day has lived in both."""
    on = since or days.today()
    for person in movers:
        born = person.born or person.born_earliest
        if born and on < born:
            raise Impossible(f"{person} was not born yet.", "since")
        if person.died and on > person.died:
            raise Impossible(f"{person} died on {days.day(person.died)}.", "since")
    stays = HouseholdMember.objects.filter(person__in=movers, ends=None)
    holder_ids = {person.holder_id for person in movers}
    stays = stays.filter(holder_id__in=holder_ids)
    if any(stay.starts and stay.starts > on for stay in stays):
        raise Impossible("Somebody here moved after that day already. Check the day.", "since")
    stays.update(ends=on)


def _arrive(household: Household, movers: list[Person], since: date | None) -> None:
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=household, person=person, starts=since) for person in movers
    )
    keep_likeness(household.family)
    home_changed.send(Household, household=household)
