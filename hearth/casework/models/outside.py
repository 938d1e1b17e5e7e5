from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class AskedByLink(HeldModel):
    """A link and a code by which somebody without an account writes what they see, before a review. Of both only a
    hash is kept. It shows a child's first name and what is asked, and nothing else."""

    contribution = HeldKey("casework.Contribution", related_name="links")
    child = HeldKey("families.Person", related_name="+", null=True)  # nobody is named
    asks = models.TextField()  # the worker's question, as it is shown
    link_hash = models.TextField(unique=True)
    code_hash = models.TextField()
    until = models.DateTimeField()
    while_restricted = models.BooleanField()  # given by somebody who knew that the record is
    given_by_name = models.TextField()
    given_by_agency = models.TextField()
    given_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "casework_asked_by_link"
        verbose_name_plural = "asked by link"
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"], name="one_open_link_a_contribution", condition=models.Q(closed_at__isnull=True)
            )
        ]
