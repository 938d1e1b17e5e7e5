"""Who this may be, in finished words. No weight and no count of what is restricted is among them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from hearth.triage.entries import source_name
from hearth.triage.matching.candidates import Candidate
from hearth.triage.matching.seen import Seen
from hearth.triage.matching.sources import in_words
from hearth.triage.matching.waiting import Lookalike
from hearth.ui.days import ago, day


def shown(seen: Seen, now: datetime) -> dict[str, Any]:
    return {
        "known": known_rows(seen.candidates.found),
        "lookalikes": lookalike_rows(seen.lookalikes, now),
        "accumulation": accumulation(seen),
    }


def known_rows(candidates: Sequence[Candidate]) -> list[list[object]]:
    """Who may already be known, and why."""
    return [
        [
            str(each.child),
            str(each.person),
            _with_also(each),
            {"text": family.name, "href": reverse("familyfile:family", args=[family.pk])},
        ]
        for each in candidates
        for family in each.families
    ]


def _with_also(each: Candidate) -> str:
    also = " and ".join(f"“{family.name}”" for family in each.also)
    return f"{each.evidence}. Also on record in the family {also}" if also else each.evidence


def lookalike_rows(lookalikes: Sequence[Lookalike], now: datetime) -> list[list[object]]:
    return [
        [
            {"text": each.concern.reference, "href": reverse("triage:concern", args=[each.concern.pk])},
            f"{day(each.concern.received_at)}, {ago(each.concern.received_at, now)}",
            "Decided, and nobody said which family" if each.concern.decided_at else "Not decided yet",
            str(each.other),
            each.evidence,
            source_name(each.concern),
        ]
        for each in lookalikes
    ]


def accumulation(seen: Seen) -> str:
    """The third small worry must look like the third, whoever sent the first two."""
    if seen.count.worries < 2 and not seen.count.unsubstantiated:
        return "This is the first worry on record about this family." if seen.confirmed else ""
    words = in_words(seen.count)
    if seen.confirmed and not any(each.concern.decided_at is None for each in seen.lookalikes):
        return f"This is {words}."
    return f"If these are the same child, this is {words}."
