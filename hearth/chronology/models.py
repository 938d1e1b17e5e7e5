from django.db import models

from hearth.scope.models import HeldKey, HeldModel

STRANDS = {"worries": "Worries", "life": "The family's life", "agencies": "What agencies did"}


class Entry(HeldModel):
    """One happening. Unique by its source and rewritten with it."""

    family = HeldKey("families.Family", related_name="entries")
    happened = models.DateField()
    strand = models.TextField(choices=STRANDS)
    need = models.TextField(blank=True)  # a need's id in the practice library
    title = models.TextField()
    words = models.TextField(blank=True)
    source_kind = models.TextField()
    source_id = models.UUIDField()
    source_name = models.TextField(blank=True)  # who said or did it, as staff may know
    staff_only = models.BooleanField(default=True)

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
