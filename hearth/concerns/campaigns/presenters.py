"""Campaigns in finished words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.concerns.campaigns.models import Campaign, CampaignDay
from hearth.concerns.campaigns.rules import shown
from hearth.ui.days import day


def campaign_row(campaign: Any) -> list[Any]:
    """A campaign with its sums, as `campaigns_of` gives it."""
    runs = f"{day(campaign.starts)} to {day(campaign.ends)}" if campaign.ends else f"From {day(campaign.starts)}"
    link = {"text": campaign.heading, "href": reverse("concerns:campaign_counts", args=[campaign.pk])}
    return [link, runs, f"{campaign.opened or 0:,}", shown(campaign.went_on)]


def counted_days(days: Iterable[CampaignDay]) -> list[list[str]]:
    return [[day(each.day), f"{each.opened:,}", shown(each.went_on)] for each in days]


def state_of(campaign: Campaign, on: date) -> str:
    if campaign.starts > on:
        return f"It begins on {day(campaign.starts)}. Until then its link leads to the start page."
    if campaign.ends and campaign.ends < on:
        return f"It ended on {day(campaign.ends)}. Its link now leads to the start page."
    return "It runs." if campaign.ends is None else f"It runs until {day(campaign.ends)}."
