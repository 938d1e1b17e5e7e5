"""What the library said, and when: versions that never change, so that a record can pin the one it used."""

from django.db import models

from hearth.scope.models import HeldModel


class PracticeVersion(models.Model):
    """One version of one practice file; never changed. Shipped ones are written by `hearth practice load`, an agency's
    own by publishing, and PostgreSQL shows those to that agency alone.

    `body` is the file as it was read; `hash` is the SHA-256 of its canonical JSON.
    """

    kind = models.TextField()
    practice_id = models.TextField()
    version = models.TextField()
    hash = models.TextField()
    body = models.JSONField()
    agency = models.ForeignKey("access.Agency", models.PROTECT, related_name="+", null=True)  # whose own; else shipped
    private = models.BooleanField(default=False)  # its text belongs to a licence
    title = models.TextField()
    author = models.TextField()
    source = models.TextField()
    licence = models.TextField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "practice_version"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "practice_id", "hash", "agency"], name="one_row_a_content_each", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["kind", "practice_id", "version", "agency"],
                name="one_content_a_version_each",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class Proposal(HeldModel):
    """A file that somebody sent in for their agency: checked, shown beside what is in use, and not in use yet."""

    kind = models.TextField()
    practice_id = models.TextField()
    number = models.TextField()  # the version that the file says it is
    title = models.TextField()
    hash = models.TextField()
    body = models.JSONField()
    text = models.TextField()  # as it was sent, comments and all
    licence_evidence = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.TextField()
    published_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "practice_proposal"
        indexes = [models.Index(fields=["holder_id", "created_at", "id"], name="proposals_of_an_agency")]


class InUse(HeldModel):
    """From its moment on the agency works by this version; without one, by the shipped. The newest row counts."""

    kind = models.TextField()
    practice_id = models.TextField()
    version = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="+", null=True)
    by_name = models.TextField()

    class Meta:
        db_table = "practice_in_use"
        verbose_name_plural = "versions put to use"
        indexes = [
            models.Index(fields=["holder_id", "kind", "practice_id", "-created_at", "-id"], name="in_use_newest_first")
        ]


class AddedProgramme(models.Model):
    """A programme under an id that Hearth does not ship: whose it is, and which version counts.

    Everybody who can refer to it may read it, so no register holds the row; PostgreSQL lets its agency alone write it.
    """

    practice_id = models.TextField(unique=True)
    agency = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")
    version = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)  # no longer asked for; what was asked and begun goes on

    class Meta:
        db_table = "practice_added_programme"
        verbose_name_plural = "programmes added"


class Accreditation(HeldModel):
    """Somebody is trained in something, from a day until a day on which it has to be refreshed. Never deleted."""

    user = models.ForeignKey("access.User", models.PROTECT, related_name="accreditations")
    kind = models.TextField()
    subject = models.TextField()  # the id of an instrument or programme; of a course, its name
    title = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)  # the last day on which it counts
    evidence = models.TextField(blank=True)
    by_name = models.TextField()
    ended_on = models.DateField(null=True)
    ended_by = models.TextField(blank=True)

    class Meta:
        db_table = "practice_accreditation"
        indexes = [models.Index(fields=["holder_id", "user", "kind", "subject"], name="accreditations_of_somebody")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="accredited_from_before_until",
            )
        ]
