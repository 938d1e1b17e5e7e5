"""What the work costs: the posts and budgets of a team, dated; and where workers' time went."""

from django.db import models

from hearth.costs.rules.time import KINDS
from hearth.scope.models import HeldKey, HeldModel

ENDS_AFTER_START = models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts"))


class Post(HeldModel):
    """A post of a team, with what it costs a year: pay, pension and insurance together."""

    team_id = models.UUIDField()
    title = models.TextField()
    hours_a_week = models.DecimalField(max_digits=5, decimal_places=2)
    pounds_a_year = models.DecimalField(max_digits=10, decimal_places=2)
    starts = models.DateField()
    ends = models.DateField(null=True)  # the last day; none: it goes on

    class Meta:
        db_table = "costs_post"
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="a_post_ends_after_it_starts")]
        indexes = [models.Index(fields=["holder_id", "team_id", "starts"], name="posts_of_a_team")]


class Budget(HeldModel):
    """Money of a team for something other than posts, for a stretch of days: cars, rooms, help in kind."""

    team_id = models.UUIDField()
    what = models.TextField()
    pounds = models.DecimalField(max_digits=12, decimal_places=2)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        db_table = "costs_budget"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="a_budget_ends_after_it_starts"
            )
        ]
        indexes = [models.Index(fields=["holder_id", "team_id", "starts"], name="budgets_of_a_team")]


class WorkedTime(HeldModel):
    """Minutes that a worker gave to one family's work on a day. Of a visit there is one row, or it is not known."""

    episode = HeldKey("casework.Episode", related_name="worked_time")
    visit = HeldKey("casework.Visit", null=True, related_name="worked_time")
    worker_id = models.UUIDField()
    worker_name = models.TextField()
    on = models.DateField()
    kind = models.TextField(choices=KINDS)
    minutes = models.IntegerField()

    class Meta:
        db_table = "costs_worked_time"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=24 * 60), name="a_minute_to_a_day_was_worked"
            ),
            models.UniqueConstraint(
                fields=["visit"], name="one_length_a_visit", condition=models.Q(visit__isnull=False)
            ),
            models.CheckConstraint(
                condition=models.Q(visit=None) | models.Q(kind="visit"), name="a_visits_time_is_visiting"
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "episode", "on"], name="worked_time_of_an_episode")]
