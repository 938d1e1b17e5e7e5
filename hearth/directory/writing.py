"""Write an entry: the service's row, the columns that searches use, and every part anew. The only way in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import models, transaction
from django.utils import timezone

from hearth.directory import models as tables
from hearth.directory.entry import CriterionEntry, Entry, OrganisationEntry, PlaceEntry
from hearth.directory.models import Accessibility, Location, Organisation, Service, ServiceAtLocation, ServiceKind
from hearth.directory.rules.freshness import TOO_OLD, freshness
from hearth.directory.rules.hours import openings
from hearth.practice.library import library
from hearth.ui.days import today

OWN = (
    "name description url email status eligibility application referral fees accreditations alert interpreting "
    "programme assured_on assured_by"
).split()
PARTS: dict[str, tuple[type[models.Model], str]] = {
    "criteria": (tables.Criterion, "kind excludes who least_months below_months unborn code words"),
    "schedules": (
        tables.Schedule,
        "freq interval byday bymonthday opens_at closes_at valid_from valid_to description",
    ),
    "costs": (tables.Cost, "option amount words"),
    "languages": (tables.Language, "code name"),
    "areas": (tables.ServiceArea, "name ward everywhere uri"),
    "phones": (tables.Phone, "number words"),
}
OF_LOCATION = "kind name description address_1 city county postcode country latitude longitude".split()


@dataclass(frozen=True)
class Keeping:
    """Whose entry it is: the agency that keeps it, and the feed it came by, where it came by one."""

    keeper_id: UUID
    feed_id: UUID | None = None

    def rows(self, at: str = "") -> models.Q:
        """The services that are kept so."""
        feed = {f"{at}feed_id": self.feed_id} if self.feed_id else {f"{at}feed__isnull": True}
        return models.Q(**{f"{at}keeper_id": self.keeper_id}, **feed)


@transaction.atomic
def write_entry(entry: Entry, keeping: Keeping, agency_id: UUID | None = None) -> Service:
    """The entry as it now stands in the tables. Part of the action or the run that causes it."""
    before = Service.objects.select_for_update().filter(pk=entry.id).first()
    organisation = _organisation(entry.organisation, keeping, agency_id)
    service = before or Service(pk=entry.id, first_shown=today())
    service.organisation, service.keeper_id, service.feed_id = organisation, keeping.keeper_id, keeping.feed_id
    for name in OWN:
        setattr(service, name, getattr(entry, name))
    service.kinds = list(entry.kinds)
    service.modified_at = entry.modified_at or timezone.now()
    service.version = before.version + 1 if before else 1
    _work_out(service, entry)
    service.save(force_insert=before is None)
    _parts(service, entry)
    _places(service, entry.places, keeping)
    _history(service, entry)
    return service


def is_listed(service: Service, on: date) -> bool:
    """Whether the public sees it: it runs, or will again, and what it says is not a year old."""
    state = freshness(service.assured_on, service.first_shown, on)
    return service.status in ("active", "temporarily closed") and state.state != TOO_OLD


def _work_out(service: Service, entry: Entry) -> None:
    """The columns that searches use. Where criteria give several ages, the service is for any of them."""
    ages = [each for each in entry.criteria if each.kind == "age" and each.who == "child" and not each.excludes]
    service.least_months = _least(ages)
    service.below_months = _below(ages)
    service.unborn = any(each.unborn for each in ages)
    open_at = openings(entry.schedules)
    service.daytime, service.evening, service.weekend = open_at.daytime, open_at.evening, open_at.weekend
    amounts = [cost.amount for cost in entry.costs if cost.amount is not None]
    service.free = all(amount == 0 for amount in amounts) if amounts else None
    service.place_unknown = not any(area.body or area.everywhere for area in entry.areas)
    service.sought = " ".join(_sought(entry))
    service.listed = is_listed(service, today())


def _least(ages: Sequence[CriterionEntry]) -> int | None:
    if not ages or any(each.least_months is None for each in ages):
        return None
    return min(each.least_months for each in ages if each.least_months is not None)


def _below(ages: Sequence[CriterionEntry]) -> int | None:
    if not ages or any(each.below_months is None for each in ages):
        return None
    return max(each.below_months for each in ages if each.below_months is not None)


def _sought(entry: Entry) -> Iterable[str]:
    words = library().help
    yield entry.organisation.name
    for id in entry.kinds:
        if kind := words.kind(id):
            yield from (kind.label, *kind.also)


def _organisation(said: OrganisationEntry, keeping: Keeping, agency_id: UUID | None) -> Organisation:
    """Its row, brought up to date; another keeper's or feed's organisation of the same id is left as it is."""
    id = said.id
    if Service.objects.filter(organisation_id=id).exclude(keeping.rows()).exists():
        id = uuid5(keeping.feed_id or keeping.keeper_id, str(said.id))
    row = Organisation.objects.filter(pk=id).first() or Organisation(pk=id)
    for name in "name description email website uri logo charity_number".split():
        setattr(row, name, getattr(said, name))
    row.agency_id = agency_id or row.agency_id
    row.save()
    return row


def _parts(service: Service, entry: Entry) -> None:
    for name, (model, columns) in PARTS.items():
        rows: Any = model._default_manager
        rows.filter(service=service).delete()
        said = getattr(entry, name)
        ids = _free_ids(model, service, [each.id for each in said])
        rows.bulk_create(
            model(
                pk=id,
                service=service,
                position=position,
                **{column: getattr(each, column) for column in columns.split()},
                **({"body_id": each.body} if name == "areas" else {}),
            )
            for position, (id, each) in enumerate(zip(ids, said, strict=True))
        )
    ServiceKind.objects.filter(service=service).delete()
    ServiceKind.objects.bulk_create(ServiceKind(service=service, kind=kind) for kind in sorted(set(entry.kinds)))
    tables.Translation.objects.filter(service=service).delete()
    tables.Translation.objects.bulk_create(
        tables.Translation(service=service, **each.model_dump()) for each in entry.translations
    )


def _free_ids(model: type[models.Model], service: Service, ids: Sequence[UUID]) -> list[UUID]:
    """The ids as they were said; where one is somebody else's row already, one made from both."""
    if not ids:
        return []
    taken = set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
    return [uuid5(service.pk, str(id)) if id in taken else id for id in ids]


def _places(service: Service, places: Sequence[PlaceEntry], keeping: Keeping) -> None:
    ServiceAtLocation.objects.filter(service=service).delete()
    ids = _free_ids(ServiceAtLocation, service, [each.id for each in places])
    for position, (id, each) in enumerate(zip(ids, places, strict=True)):
        location = _location(each, keeping)
        ServiceAtLocation.objects.create(pk=id, service=service, location=location, position=position)


def _location(said: PlaceEntry, keeping: Keeping) -> Location:
    id = said.location_id
    theirs = ServiceAtLocation.objects.filter(location_id=id).exclude(keeping.rows("service__"))
    if theirs.exists():
        id = uuid5(keeping.feed_id or keeping.keeper_id, str(id))
    location, _ = Location.objects.update_or_create(pk=id, defaults={name: getattr(said, name) for name in OF_LOCATION})
    Accessibility.objects.filter(location=location).delete()
    taken = set(Accessibility.objects.filter(pk__in=[each.id for each in said.access]).values_list("pk", flat=True))
    Accessibility.objects.bulk_create(
        Accessibility(
            pk=uuid5(location.pk, str(each.id)) if each.id in taken else each.id,
            location=location,
            position=position,
            kind=each.kind,
            words=each.words,
        )
        for position, each in enumerate(said.access)
    )
    return location


def _history(service: Service, entry: Entry) -> None:
    """What was said on a day stays; a day's second saying replaces its first."""
    if said := entry.capacity:
        tables.Capacity.objects.update_or_create(service=service, on=said.on, defaults=said.model_dump(exclude={"on"}))
    if entry.assured_on and not tables.Assurance.objects.filter(service=service, on=entry.assured_on).exists():
        tables.Assurance.objects.create(service=service, on=entry.assured_on, by=entry.assured_by)
