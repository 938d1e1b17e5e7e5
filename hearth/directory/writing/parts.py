"""The lists of which an entry is made, each written anew, and what was so on a day, which stays."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import models

from hearth.directory import models as tables
from hearth.directory.entry import Entry
from hearth.directory.models import ServiceKind
from hearth.directory.writing.keeping import free_ids

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


def write_parts(said: Mapping[UUID, Entry]) -> None:
    for name, (model, columns) in PARTS.items():
        _write(name, model, columns.split(), said)
    ServiceKind.objects.filter(service__in=said).delete()
    ServiceKind.objects.bulk_create(
        ServiceKind(service_id=id, kind=kind) for id, entry in said.items() for kind in sorted(set(entry.kinds))
    )
    tables.Translation.objects.filter(service__in=said).delete()
    tables.Translation.objects.bulk_create(
        tables.Translation(service_id=id, **each.model_dump())
        for id, entry in said.items()
        for each in {each.language: each for each in entry.translations}.values()
    )


def _write(name: str, model: type[models.Model], columns: list[str], said: Mapping[UUID, Entry]) -> None:
    rows: Any = model._default_manager
    rows.filter(service__in=said).delete()
    parts = [(id, place, each) for id, entry in said.items() for place, each in enumerate(getattr(entry, name))]
    ids = free_ids(model, [(service_id, each.id) for service_id, _, each in parts])
    rows.bulk_create(
        model(
            pk=id,
            service_id=service_id,
            position=place,
            **{column: getattr(each, column) for column in columns},
            **({"body_id": each.body} if name == "areas" else {}),
        )
        for id, (service_id, place, each) in zip(ids, parts, strict=True)
    )


def write_history(said: Mapping[UUID, Entry]) -> None:
    """What was said on a day stays; a day's second saying replaces its first."""
    capacities = [
        tables.Capacity(service_id=id, **entry.capacity.model_dump()) for id, entry in said.items() if entry.capacity
    ]
    tables.Capacity.objects.bulk_create(
        capacities,
        update_conflicts=True,
        unique_fields=["service", "on"],
        update_fields=["waiting_weeks", "places", "most", "words"],
    )
    assured = {(id, entry.assured_on): entry for id, entry in said.items() if entry.assured_on}
    known = set(
        tables.Assurance.objects.filter(service__in=said, on__in={on for _, on in assured}).values_list("service", "on")
    )
    tables.Assurance.objects.bulk_create(
        tables.Assurance(service_id=id, on=on, by=entry.assured_by)
        for (id, on), entry in assured.items()
        if (id, on) not in known
    )
