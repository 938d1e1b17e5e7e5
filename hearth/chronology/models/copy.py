from django.db import models

from hearth.chronology.copies.rules import AUDIENCES, PARTS
from hearth.chronology.models.entry import Entry
from hearth.scope.models import HeldKey, HeldModel


class Copy(HeldModel):
    """A chronology for one person who asks. Begun with proposals of what to hide, changed by a person, then made.

    Once made, `lines` hold what was given out and nothing else: the PDF is drawn from them, however often.
    """

    family = HeldKey("families.Family", related_name="copies")
    audience = models.TextField(choices=AUDIENCES)
    person = HeldKey("families.Person", null=True, related_name="copies")  # whose copy, where it is one of the family
    with_whom = models.TextField()
    why = models.TextField()
    earliest = models.DateField(null=True)  # of what happened
    latest = models.DateField(null=True)
    begun_by = models.TextField()
    made_at = models.DateTimeField(null=True)
    made_by = models.TextField(blank=True)
    lines = models.JSONField(default=list)
    digest = models.TextField(blank=True)  # of the lines
    hidden = models.IntegerField(default=0)  # how many entries are not in it as they stand in the record

    class Meta:
        db_table = "chronology_copy"
        verbose_name_plural = "copies"
        indexes = [models.Index(fields=["holder_id", "family", "created_at"], name="copies_of_a_family")]


class CopyChoice(HeldModel):
    """A person decided otherwise than the rules proposed, about one entry, and says why."""

    copy = HeldKey(Copy, on_delete=models.CASCADE, related_name="choices")
    entry = HeldKey(Entry, on_delete=models.CASCADE, related_name="+")
    part = models.TextField(choices=PARTS)
    why = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "chronology_copy_choice"
        constraints = [models.UniqueConstraint(fields=["copy", "entry"], name="one_choice_an_entry_of_a_copy")]


class CopyWords(HeldModel):
    """Words hidden wherever they stand in a copy, or, where the rules would hide them, let stand; and why."""

    copy = HeldKey(Copy, on_delete=models.CASCADE, related_name="words")
    words = models.TextField()
    shown = models.BooleanField(default=False)
    why = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "chronology_copy_words"
        verbose_name_plural = "copy words"
        constraints = [models.UniqueConstraint(fields=["copy", "words"], name="words_once_in_a_copy")]
