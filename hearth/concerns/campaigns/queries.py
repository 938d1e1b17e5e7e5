"""A holder's campaigns with their counts; and, for anybody, the words behind one link."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet, Sum

from hearth.access.viewer import Viewer
from hearth.concerns.campaigns.models import Campaign, CampaignDay


@dataclass(frozen=True)
class CampaignPage:
    """What the public sees of a campaign."""

    heading: str
    words: str
    heading_cy: str
    words_cy: str
    council: str


def campaigns_of(viewer: Viewer) -> QuerySet[Campaign]:
    """This holder's campaigns, the latest first, each with how often it was opened and led on."""
    return (
        Campaign.objects.filter(holder_id=viewer.holder_id)
        .annotate(opened=Sum("days__opened"), went_on=Sum("days__went_on"))
        .order_by("-starts", "-id")
    )


def days_of(campaign: Campaign) -> QuerySet[CampaignDay]:
    return CampaignDay.objects.filter(holder_id=campaign.holder_id, campaign=campaign).order_by("-day")


def campaign_page(name: str, on: date) -> CampaignPage | None:
    """The words behind a link, while the campaign runs. Needs no scope: a narrow function gives these and no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_campaign_page(%s, %s)", [name, on])
        row = cursor.fetchone()
    return CampaignPage(*row) if row else None


def count(name: str, on: date, *, went_on: bool = False) -> None:
    """One more on that day. Nothing else is kept: no address, no cookie, no time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT concerns_count_campaign(%s, %s, %s)", [name, on, went_on])
