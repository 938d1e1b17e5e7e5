"""The ledger of releases: what readers of figures were shown of a programme's work, and from when."""

from django.db import models

from hearth.scope.models import HeldModel


class Release(HeldModel):
    """One counting: never changed and never taken back, because whoever read it may have kept it.

    There is one kind of reader: whoever sees figures with small numbers hidden. Supervisors see their own team's
    figures whole, and may open every record that is in them, so what they see is no release.
    """

    programme = models.TextField()
    counted_at = models.DateTimeField()
    families = models.IntegerField()  # with how many the work had ended; told to nobody
    tables = models.JSONField()  # of all years and of each, the figures that were told anew

    class Meta:
        db_table = "outcomes_release"
        constraints = [
            models.UniqueConstraint(fields=["holder_id", "programme", "counted_at"], name="one_release_of_one_counting")
        ]
