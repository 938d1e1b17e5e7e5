"""A campaign, and how often its link was opened on a day. Nothing says by whom."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Campaign(HeldModel):
    """Posters, leaflets and posts that lead here under one link."""

    name = models.TextField(unique=True)  # the end of its address, the same for everybody: spring-schools
    heading = models.TextField()
    words = models.TextField()
    heading_cy = models.TextField(blank=True)
    words_cy = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)  # the last day
    made_by = models.TextField()

    class Meta:
        db_table = "concerns_campaign"
        indexes = [models.Index(fields=["holder_id", "starts", "id"], name="campaigns_by_start")]

    def __str__(self) -> str:
        return self.name


class CampaignDay(HeldModel):
    campaign = HeldKey(Campaign, related_name="days")
    day = models.DateField()
    opened = models.IntegerField(default=0)
    went_on = models.IntegerField(default=0)  # pressed the button that leads to the questions

    class Meta:
        db_table = "concerns_campaign_day"
        constraints = [models.UniqueConstraint(fields=["campaign", "day"], name="one_count_a_campaign_and_day")]
