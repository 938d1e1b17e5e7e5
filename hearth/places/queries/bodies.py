"""The responsible bodies: those in force, those that follow, and those somebody means by a name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from hearth.places.models import PlaceName, ResponsibleBody, Stewardship
from hearth.places.reference.files import known_districts
from hearth.places.rules.names import LONGEST, Alike, Named, plain_name, search
from hearth.places.rules.succession import InForce, TakeOver, responsible_on
from hearth.ui.days import today

MOST_FOUND = 20
LARGE_ENOUGH = 100  # postcodes: a town, which may be meant as well as a council that has its name


@dataclass(frozen=True)
class Bodies:
    """Every body there is or was, and who takes over from whom: asked once, looked up often."""

    by_id: dict[str, ResponsibleBody]
    in_force: dict[str, InForce]
    take_overs: list[TakeOver]
    stewardships: list[Stewardship] = field(default_factory=list)

    def on(self, day: date, body: str, districts: Collection[str | None]) -> list[ResponsibleBody]:
        """Those that may be responsible on a day for any of these districts of a body, by name."""
        ids = {id for each in districts for id in responsible_on(day, body, each, self.in_force, self.take_overs)}
        return in_order(self.by_id[id] for id in ids)


def all_bodies() -> Bodies:
    bodies = {body.id: body for body in ResponsibleBody.objects.all()}
    rows = list(Stewardship.objects.all())
    in_force = {id: body.in_force() for id, body in bodies.items()}
    return Bodies(bodies, in_force, [row.take_over() for row in rows], rows)


def in_order(bodies: Iterable[ResponsibleBody]) -> list[ResponsibleBody]:
    return sorted(bodies, key=lambda body: body.name)


def bodies_on(day: date) -> QuerySet[ResponsibleBody]:
    """The bodies in force on a day, by name."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    going_on = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return ResponsibleBody.objects.filter(begun, going_on).order_by("name")


def successors_of(body_id: str, district: str | None, on: date) -> list[ResponsibleBody]:
    """Who may be responsible on a day for what this body looked after: itself while it lasts, else who took over."""
    return all_bodies().on(on, body_id, [district or None])


@dataclass(frozen=True)
class PlacesFound:
    """Bodies that a name may mean. `sure`: it was the name of just one, or of a district in it, letter by letter."""

    bodies: list[ResponsibleBody] = field(default_factory=list)
    sure: bool = False
    alike: bool = False  # spelled differently
    via: str = ""  # the district that has this name
    district: str = ""


def search_places(text: str, on: date | None = None) -> PlacesFound:
    """The bodies somebody means by the name of a council or district, today's or yesterday's, slips forgiven.

    A town or village of exactly this name comes before councils that are only called something like it, and a town
    that shares its name with a council elsewhere stands beside that one: there are two Ashfords.
    """
    everybody = all_bodies()
    found = search(text, _names(everybody))
    towns = _towns(text, everybody, on or today())
    if towns and found.how is not Alike.EXACTLY:
        return _as_found(towns)
    answers: dict[str, tuple[ResponsibleBody, Named]] = {}
    for named in found.names:
        for body_id in named.bodies:
            for body in everybody.on(on or today(), body_id, [named.district]):
                answers.setdefault(body.id, (body, named))
    bodies = [body for body, _ in answers.values()]
    bodies += [town.body for town in towns if town.body not in bodies and town.postcodes >= LARGE_ENOUGH]
    bodies = bodies[:MOST_FOUND]
    if len(bodies) != 1:
        return PlacesFound(bodies, alike=found.how is Alike.SPELLED)
    (body, named), sure = next(iter(answers.values())), found.how is Alike.EXACTLY
    through = named if named.district and all(each.district == named.district for each in found.names) else None
    return PlacesFound(
        [body],
        sure=sure,
        alike=found.how is Alike.SPELLED,
        via=through.name if through else "",
        district=through.district or "" if through else "",
    )


@dataclass
class Town:
    """What a body has of all places of one name."""

    body: ResponsibleBody
    name: str
    postcodes: int = 0
    districts: set[str] = field(default_factory=set)


def _towns(text: str, everybody: Bodies, on: date) -> list[Town]:
    """By the names that came with the postcodes; whoever has most postcodes of that name comes first."""
    found: dict[str, Town] = {}
    for row in PlaceName.objects.filter(plain=plain_name(text[:LONGEST])):
        for body in everybody.on(on, row.body_id, [row.district]):
            town = found.setdefault(body.id, Town(body, row.name))
            town.postcodes += row.postcodes
            town.districts.add(row.district or "")
    return sorted(found.values(), key=lambda town: -town.postcodes)[:MOST_FOUND]


def _as_found(towns: list[Town]) -> PlacesFound:
    if len(towns) > 1:
        return PlacesFound([town.body for town in towns])
    (town,) = towns
    return PlacesFound([town.body], sure=True, via=town.name, district=min(town.districts, default=""))


def knows_towns() -> bool:
    return PlaceName.objects.exists()


def _names(everybody: Bodies) -> list[Named]:
    """Councils of any day by each of their names, then districts of two-tier areas, today's and yesterday's."""
    own = [
        Named(name, (body.id,)) for body in everybody.by_id.values() for name in (body.name, body.other_name) if name
    ]
    districts = [Named(row.name, row.bodies, row.code) for row in known_districts()]
    handed_on = [
        Named(row.district_name, (row.predecessor_id,), row.district)
        for row in everybody.stewardships
        if row.district_name
    ]
    return [*own, *districts, *handed_on]
