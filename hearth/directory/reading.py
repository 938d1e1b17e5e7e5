"""Read entries back: one question for any number of services, answered as JSON and checked into `Entry`."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from pydantic import TypeAdapter

from hearth.directory.entry import Entry

# Each part as a list of its own, in the order in which somebody wrote them.
PARTS = {
    "criteria": ("directory_criterion", "id kind excludes who least_months below_months unborn code words"),
    "schedules": (
        "directory_schedule",
        "id freq interval byday bymonthday opens_at closes_at valid_from valid_to description",
    ),
    "costs": ("directory_cost", "id option amount words"),
    "languages": ("directory_language", "id code name"),
    "phones": ("directory_phone", "id number words"),
}
OWN = (
    "id name description url email status kinds eligibility application referral fees accreditations alert "
    "interpreting programme assured_on assured_by modified_at"
)
OF_ORGANISATION = "id name description email website uri logo charity_number"
OF_LOCATION = "kind name description address_1 city county postcode country latitude longitude"


def _object(alias: str, names: str) -> str:
    return ", ".join(f"'{name}', {alias}.\"{name}\"" for name in names.split())


def _list(name: str, table: str, columns: str) -> str:
    built = f"json_agg(json_build_object({_object('part', columns)}) ORDER BY part.position, part.id)"
    return f"'{name}', coalesce((SELECT {built} FROM {table} part WHERE part.service_id = service.id), '[]')"


AREAS = f"""
'areas', coalesce((SELECT json_agg(json_build_object({_object("area", "id name ward everywhere uri")},
                                                     'body', area.body_id) ORDER BY area.position, area.id)
                     FROM directory_service_area area WHERE area.service_id = service.id), '[]')
"""
CAPACITY = f"""
'capacity', (SELECT json_build_object({_object("capacity", "on waiting_weeks places most words")})
               FROM directory_capacity capacity WHERE capacity.service_id = service.id
              ORDER BY capacity."on" DESC LIMIT 1)
"""
ENTRY = f"""
json_build_object({_object("service", OWN)},
  'organisation', (SELECT json_build_object({_object("organisation", OF_ORGANISATION)})
                     FROM directory_organisation organisation WHERE organisation.id = service.organisation_id),
  {", ".join(_list(name, *part) for name, part in PARTS.items())},
  {AREAS},
  'places', coalesce((
     SELECT json_agg(json_build_object('id', place.id, 'location_id', location.id, {_object("location", OF_LOCATION)},
              'access', coalesce((SELECT json_agg(json_build_object({_object("access", "id kind words")})
                                                  ORDER BY access.position, access.id)
                                    FROM directory_accessibility access
                                   WHERE access.location_id = location.id), '[]'))
              ORDER BY place.position, place.id)
       FROM directory_service_at_location place JOIN directory_location location ON location.id = place.location_id
      WHERE place.service_id = service.id), '[]'),
  {CAPACITY},
  'translations', coalesce((SELECT json_agg(json_build_object(
                       {_object("told", "language name description eligibility application of")})
                       ORDER BY told.language)
                       FROM directory_translation told WHERE told.service_id = service.id), '[]'))
"""
# What matching asks of hundreds of services at once, and no more: their access stands as that of one place.
TO_MATCH = f"""
json_build_object({_object("service", "id name status alert kinds interpreting programme assured_on assured_by")},
  'organisation', (SELECT json_build_object('id', organisation.id, 'name', organisation.name)
                     FROM directory_organisation organisation WHERE organisation.id = service.organisation_id),
  {", ".join(_list(name, *PARTS[name]) for name in ("criteria", "schedules", "languages"))},
  {AREAS}, {CAPACITY},
  'places', json_build_array(json_build_object('access', coalesce((
     SELECT json_agg(json_build_object('kind', access.kind))
       FROM directory_service_at_location place
       JOIN directory_accessibility access ON access.location_id = place.location_id
      WHERE place.service_id = service.id AND access.kind <> ''), '[]'))))
"""
SEVERAL = """
SELECT coalesce(json_agg({shape} ORDER BY asked.place), '[]')::text
  FROM unnest(%s::uuid[]) WITH ORDINALITY asked(id, place)
  JOIN directory_service service ON service.id = asked.id
"""
_READ = TypeAdapter(list[Entry])


def entries(ids: Iterable[UUID]) -> list[Entry]:
    """The entries of these services, in this order; those that are not there are left out."""
    return _read(ids, ENTRY)


def entries_to_match(ids: Iterable[UUID]) -> list[Entry]:
    """The same with only what matching needs. Never written back: the rest of each entry is missing."""
    return _read(ids, TO_MATCH)


def _read(ids: Iterable[UUID], shape: str) -> list[Entry]:
    wanted = list(ids)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(SEVERAL.replace("{shape}", shape), [wanted])
        return _READ.validate_json(cursor.fetchone()[0])


def entry_of(service_id: UUID) -> Entry | None:
    return next(iter(entries([service_id])), None)


def ask(question: str, values: Sequence[Any] | dict[str, Any]) -> list[dict[str, Any]]:
    """Rows by the names of their columns."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
