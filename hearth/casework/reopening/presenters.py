"""What is open again, in finished words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hearth.casework.models import Episode, LookAgain, Visit
from hearth.casework.reopening.queries import next_visit, to_look_at
from hearth.casework.reopening.rules import OUTCOMES, PLAN, WHAT
from hearth.ui import days


@dataclass(frozen=True)
class OpenAgain:
    what: str
    words: str
    href: str
    is_plan: bool


def reopened_words(episode: Episode) -> list[OpenAgain]:
    """For pages of the work; of most there is nothing to ask further."""
    looks = to_look_at(episode)
    return open_again(looks, next_visit(episode)) if looks else []


def open_again(looks: Sequence[LookAgain], visit: Visit | None) -> list[OpenAgain]:
    return [
        OpenAgain(
            WHAT[each.what],
            f"Look at {_lower(WHAT[each.what])} again {before(visit)}",
            reverse("casework:look_again", args=[each.pk]),
            each.what == PLAN,
        )
        for each in looks
    ]


def before(visit: Visit | None) -> str:
    return f"before the visit on {days.day(visit.planned_for)}" if visit else "before the next visit"


def looked_words(look: LookAgain) -> str:
    """Still holds, says Hana Quist, 3 March 2026."""
    assert look.looked_on is not None
    return f"{OUTCOMES[look.outcome]}: {look.looked_by}, {days.day(look.looked_on)}"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
