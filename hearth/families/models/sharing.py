from django.contrib.postgres.fields import ArrayField
from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Sharing(HeldModel):
    """What was shared, with whom, on which lawful basis; told, or why not; or refused, and why.

    Shared with a team that uses Hearth, it may open a part of the family's page to them, until its day.
    """

    family = HeldKey("families.Family", related_name="sharings")
    on = models.DateField()
    with_whom = models.TextField()
    what = models.TextField()
    lawful_basis = models.TextField()
    told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    refused = models.BooleanField(default=False)
    why_refused = models.TextField(blank=True)
    items = ArrayField(models.TextField(), default=list)  # the parts of the page that it opens; see `sharing.rules`
    team_id = models.UUIDField(null=True)  # to whom it opens
    until = models.DateField(null=True)  # the last day
    by_id = models.UUIDField(null=True)
    by_name = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.TextField(blank=True)
    why_withdrawn = models.TextField(blank=True)

    class Meta:
        db_table = "families_sharing"
        constraints = [
            models.CheckConstraint(condition=models.Q(told=True) | ~models.Q(why_not_told=""), name="told_or_why_not"),
            models.CheckConstraint(
                condition=models.Q(refused=False) | ~models.Q(why_refused=""), name="refused_with_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(team_id=None) | models.Q(until__isnull=False), name="opened_until_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(refused=False) | models.Q(team_id=None), name="what_is_refused_opens_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["holder_id", "family", "on"], name="sharings_of_a_family"),
            models.Index(
                fields=["team_id", "until", "id"], name="shared_with_a_team", condition=models.Q(withdrawn_at=None)
            ),
        ]


class Contribution(HeldModel):
    """What somebody of a partner agency added to the child's picture, in their words."""

    family = HeldKey("families.Family", related_name="contributions")
    sharing = HeldKey(Sharing, related_name="contributions")
    happened = models.DateField()
    words = models.TextField()
    by_id = models.UUIDField()
    by_name = models.TextField()
    agency_name = models.TextField()
    read_by_name = models.TextField(blank=True)  # somebody of ours has taken note
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "families_contribution"
        indexes = [models.Index(fields=["holder_id", "sharing"], name="contributions_to_a_sharing")]


class Agreement(HeldModel):
    """A family's agreement to a service: by whom, to what. Not the lawful basis, and nothing waits for it."""

    family = HeldKey("families.Family", related_name="agreements")
    person = HeldKey("families.Person", related_name="agreements")  # who gave it
    to_what = models.TextField()
    given = models.DateField()
    noted_by_name = models.TextField()
    withdrawn = models.DateField(null=True)
    withdrawn_words = models.TextField(blank=True)  # why, as they said it
    looked_at = models.DateTimeField(null=True)  # what it means for the children's safety
    looked_by_name = models.TextField(blank=True)
    risk = models.TextField(blank=True)

    class Meta:
        db_table = "families_agreement"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn=None) | models.Q(withdrawn__gte=models.F("given")),
                name="agreed_before_it_was_withdrawn",
            )
        ]
        indexes = [models.Index(fields=["holder_id", "family"], name="agreements_of_a_family")]
