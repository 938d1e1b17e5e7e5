"""The keeper's and the provider's lists in finished words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.directory.entry import Entry
from hearth.directory.models import Feed, Feedback, Proposal, Service
from hearth.directory.models.upkeep import PROPOSAL_STATES
from hearth.directory.queries.offers import Offer
from hearth.directory.queries.quality import Share
from hearth.directory.rules.freshness import FRESH, NEVER, TO_CHECK, TOO_OLD, freshness
from hearth.ui.days import day, short_day

STATES = {FRESH: "Checked", TO_CHECK: "To be checked", NEVER: "Never checked", TOO_OLD: "Too old: hidden"}


def entry_rows(rows: Iterable[Service], on: date) -> list[list[Any]]:
    return [
        [
            {"text": row.name, "href": reverse("directory:for_staff", args=[row.pk])},
            row.organisation.name,
            STATES[freshness(row.assured_on, row.first_shown, on).state] if row.status != "defunct" else "Closed",
            short_day(row.assured_on) or "–",
            "Feed" if row.feed_id else "Own",
        ]
        for row in rows
    ]


def proposal_rows(rows: Iterable[Proposal]) -> list[list[Any]]:
    return [
        [
            {"text": Entry.model_validate(row.entry).name, "href": reverse("directory:proposal", args=[row.pk])},
            row.by_name,
            day(row.created_at),
            "A change" if row.base_version else "A new entry",
        ]
        for row in rows
    ]


def feedback_lines(rows: Iterable[Feedback]) -> list[dict[str, Any]]:
    told = list(rows)
    names = dict(Service.objects.filter(pk__in=[row.service_id for row in told]).values_list("pk", "name"))
    return [
        {
            "id": row.pk,
            "service_id": row.service_id,
            "name": names.get(row.service_id, "An entry that is gone"),
            "words": row.words,
            "on": day(row.created_at),
        }
        for row in told
    ]


def feed_rows(rows: Iterable[Feed]) -> list[list[Any]]:
    return [
        [
            {"text": row.name, "href": reverse("directory:feed", args=[row.pk])},
            "Terms noted" if row.licence else "No terms noted: nothing is shown",
        ]
        for row in rows
    ]


def quality_rows(shares: Iterable[Share]) -> list[list[str]]:
    return [
        [share.what[0].upper() + share.what[1:], share.share, f"{share.many:,} of {share.of:,}"] for share in shares
    ]


def own_rows(rows: Iterable[Service], on: date) -> list[list[Any]]:
    return [
        [
            {"text": row.name, "href": reverse("directory:mine_edit", args=[row.pk])},
            STATES[freshness(row.assured_on, row.first_shown, on).state],
            short_day(row.assured_on) or "–",
            row.keeper.name,
        ]
        for row in rows
    ]


def offer_rows(offers: Iterable[Offer]) -> list[list[Any]]:
    """What a provider wrote and no keeper has let in yet."""
    return [
        [
            {
                "text": Entry.model_validate(offer.proposal.entry).name,
                "href": reverse("directory:offered", args=[offer.proposal.service_id]),
            },
            PROPOSAL_STATES[offer.proposal.state],
            short_day(offer.proposal.created_at),
            offer.keeper.name,
        ]
        for offer in offers
    ]


def told_of(latest: Proposal | None, what: str) -> str:
    """What became of what a provider sent last."""
    if latest is None:
        return ""
    reason = f" “{latest.reason}”" if latest.reason else ""
    return f"{what}: {PROPOSAL_STATES[latest.state].lower()}.{reason}"
