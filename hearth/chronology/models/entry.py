from django.db import models

from hearth.chronology.rules import SEEN_BY, STAFF, STRANDS
from hearth.scope.models import HeldKey, HeldModel


class Entry(HeldModel):
    """One happening. Unique by its source and rewritten with it."""

    family = HeldKey("families.Family", related_name="entries")
    happened = models.DateField()
    strand = models.TextField(choices=STRANDS)
    need = models.TextField(blank=True)  # the first of its needs; all of them are `EntryNeed`s
    title = models.TextField()
    words = models.TextField(blank=True)
    source_kind = models.TextField()
    source_id = models.UUIDField()
    source_name = models.TextField(blank=True)  # who said or did it, as staff may know
    agency_name = models.TextField(blank=True, db_default="")  # for which agency; none for a neighbour or the family
    seen_by = models.TextField(choices=SEEN_BY, default=STAFF, db_default=STAFF)
    holds = models.TextField(blank=True, db_default="")  # codes of rules.HOLDS, a space between
    staff_only = models.BooleanField(default=True)  # as `seen_by` says it; kept for the version before this one

    class Meta:
        db_table = "chronology_entry"
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "family", "source_kind", "source_id"], name="one_entry_a_happening"
            )
        ]
        indexes = [models.Index(fields=["holder_id", "family", "happened", "id"], name="chronology_of_a_family")]


class EntryPerson(HeldModel):
    entry = HeldKey(Entry, on_delete=models.CASCADE, related_name="people")
    person = HeldKey("families.Person", related_name="entries")

    class Meta:
        db_table = "chronology_entry_person"
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="once_in_an_entry")]
        indexes = [models.Index(fields=["holder_id", "person", "entry"], name="entries_of_a_person")]


class EntryNeed(HeldModel):
    """A need of which an entry tells, by its id in the practice library: one word through the whole journey."""

    entry = HeldKey(Entry, on_delete=models.CASCADE, related_name="needs")
    need = models.TextField()

    class Meta:
        db_table = "chronology_entry_need"
        constraints = [models.UniqueConstraint(fields=["holder_id", "entry", "need"], name="one_need_once_an_entry")]
