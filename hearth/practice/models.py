"""What the library said, and when: versions that never change, so that a record can pin the one it used."""

from django.db import models


class PracticeVersion(models.Model):
    """One version of one practice file. Written by `hearth practice load` and nothing else; never changed.

    `body` is the file as it was read; `hash` is the SHA-256 of its canonical JSON.
    """

    kind = models.TextField()
    practice_id = models.TextField()
    version = models.TextField()
    hash = models.TextField()
    body = models.JSONField()
    title = models.TextField()
    author = models.TextField()
    source = models.TextField()
    licence = models.TextField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "practice_version"
        constraints = [
            models.UniqueConstraint(fields=["kind", "practice_id", "hash"], name="one_row_a_content"),
            models.UniqueConstraint(fields=["kind", "practice_id", "version"], name="one_content_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"
