"""Every record that is about a family, whichever stage keeps it: found by following the keys that lead back to it.

A new table needs no word here. Two ways are not a key of its own to the family, and are named: its people, and the
worries that triage has recognised as theirs.
"""

from functools import cache

from django.apps import apps
from django.db.models import Model

from hearth.families.models import Family
from hearth.scope.models import HeldKey, HeldModel

FARTHEST = 3  # keys between a record and the family: the grades of a subject of an assessment
NAMED = {
    "families.person": (
        "SELECT member.person_id FROM families_member member JOIN families_person person"
        " ON person.holder_id = member.holder_id AND person.id = member.person_id"
        " WHERE member.holder_id = %(holder)s AND member.family_id = %(family)s AND person.sealed_at IS NULL"
    ),
    "concerns.concern": (
        "SELECT concern_id FROM triage_confirmed_family WHERE holder_id = %(holder)s AND family_id = %(family)s"
    ),
}
SEALED = {"families.seal", "families.sealopening"}  # that somebody was adopted is told by no other record
GRANTS = "SELECT id FROM access_grant WHERE holder_id = %(holder)s AND family_id = %(family)s"


@cache
def ids_by_kind() -> dict[str, str]:
    """For each kind of record, SQL that gives the ids of those about the family."""
    found = {"families.family": "SELECT %(family)s::uuid", **NAMED, "access.grant": GRANTS}
    newest = dict(found)
    for _ in range(FARTHEST):
        newest = {
            label: sql for label, sql in (_beyond(model, newest) for model in _held()) if sql and label not in found
        }
        found |= newest
    return found


def _held() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, HeldModel) and model is not Family and model._meta.label_lower not in SEALED
    ]


def _beyond(model: type[Model], known: dict[str, str]) -> tuple[str, str]:
    """Its records whose key leads to one that is known already."""
    for key in model._meta.concrete_fields:
        if isinstance(key, HeldKey) and (ids := known.get(key.related_model._meta.label_lower)):
            where = f"holder_id = %(holder)s AND {key.column} IN ({ids})"
            return model._meta.label_lower, f"SELECT id FROM {model._meta.db_table} WHERE {where}"
    return model._meta.label_lower, ""


def all_records() -> str:
    """(kind, id) of everything about the family, as one question."""
    parts = (f"SELECT '{kind}', found.id::text FROM ({sql}) AS found (id)" for kind, sql in ids_by_kind().items())
    return "\nUNION ALL ".join(parts)
