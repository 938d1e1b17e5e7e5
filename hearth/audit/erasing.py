"""Erase the details of an entry, as law may ask. The entry stays, with their digest; so does who did it, and why."""

from uuid import UUID

from django.db import connection

from hearth.audit.models import AuditEvent

ERASED = "erased"


class NothingToErase(LookupError):
    """The entry has no details in this register, or they are gone already."""


def erase_details(event_id: UUID) -> AuditEvent:
    """Part of the action that says by whom and why: without its entry, `hearth audit verify` calls it tampering."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_erase(%s)", [event_id])
        row = cursor.fetchone()
    if not row or not row[0]:
        raise NothingToErase("There are no details of that entry to erase.")
    return AuditEvent(pk=event_id)
