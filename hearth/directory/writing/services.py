"""The rows of services and their organisations, with the columns that searches use."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearth.directory.entry import CriterionEntry, Entry
from hearth.directory.models import Organisation, Service
from hearth.directory.rules.freshness import TOO_OLD, freshness
from hearth.directory.rules.hours import openings
from hearth.directory.writing.keeping import Keeping
from hearth.directory.writing.parts import write_history, write_parts
from hearth.directory.writing.places import write_places
from hearth.practice.library import library
from hearth.ui.days import today

OWN = (
    "name description url email status eligibility application referral fees accreditations alert interpreting "
    "programme assured_on assured_by"
).split()
WRITTEN = [
    *OWN,
    *"organisation keeper feed kinds modified_at version listed least_months below_months unborn".split(),
    *"daytime evening weekend free place_unknown sought".split(),
]
OF_ORGANISATION = "name description email website uri logo charity_number".split()


def write_entry(entry: Entry, keeping: Keeping, agency_id: UUID | None = None) -> Service:
    """The entry as it now stands in the tables. Part of the action or the run that causes it."""
    return write_entries([entry], keeping, agency_id)[entry.id]


@transaction.atomic
def write_entries(entries: Iterable[Entry], keeping: Keeping, agency_id: UUID | None = None) -> Mapping[UUID, Service]:
    """Their services by id; of two entries with one id the later stands. `agency_id`: whose people look after them."""
    said = {entry.id: entry for entry in entries}
    before = {row.pk: row for row in Service.objects.select_for_update().filter(pk__in=said).order_by("pk")}
    organisations = _organisations(list(said.values()), keeping, agency_id)
    now = {id: _row(entry, before.get(id), organisations, keeping) for id, entry in said.items()}
    Service.objects.bulk_create(
        now.values(), update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN, batch_size=500
    )
    write_parts(said)
    write_places(said, keeping)
    write_history(said)
    return now


def is_listed(service: Service, on: date) -> bool:
    """Whether the public sees it: it runs, or will again, and what it says is not a year old."""
    state = freshness(service.assured_on, service.first_shown, on)
    return service.status in ("active", "temporarily closed") and state.state != TOO_OLD


def _row(entry: Entry, before: Service | None, organisations: Mapping[UUID, UUID], keeping: Keeping) -> Service:
    service = before or Service(pk=entry.id, first_shown=today(), version=0)
    service.organisation_id = organisations[entry.organisation.id]
    service.keeper_id, service.feed_id = keeping.keeper_id, keeping.feed_id
    for name in OWN:
        setattr(service, name, getattr(entry, name))
    service.kinds = list(entry.kinds)
    service.modified_at = entry.modified_at or timezone.now()
    service.version += 1
    _work_out(service, entry)
    return service


def _organisations(said: Sequence[Entry], keeping: Keeping, agency_id: UUID | None) -> dict[UUID, UUID]:
    """Their rows, brought up to date, by the ids as they were said.

    Another keeper's or feed's organisation of the same id is left as it is.
    """
    spoken_of = {entry.organisation.id: entry.organisation for entry in said}
    others = Service.objects.filter(organisation_id__in=spoken_of).exclude(keeping.rows())
    theirs = set(others.values_list("organisation_id", flat=True))
    ids = {id: keeping.own(id) if id in theirs else id for id in spoken_of}
    rows = [
        Organisation(pk=ids[id], agency_id=agency_id, **each.model_dump(include=set(OF_ORGANISATION)))
        for id, each in spoken_of.items()
    ]
    known = [*OF_ORGANISATION, "agency"] if agency_id else OF_ORGANISATION
    Organisation.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=known)
    return ids


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
