from collections.abc import Iterable

from django.urls import reverse

from hearth.casework.coming_back.rules import WITHIN_MONTHS, Counted, Ended, words
from hearth.casework.models import Episode
from hearth.ui import days


def counted_words(counted: Counted) -> str:
    """With what it is counted of; and of whom it is too early to say."""
    told = []
    if counted.of:
        of = days.plural(counted.of, "family", "families")
        told.append(
            f"Of {of} whose work ended {WITHIN_MONTHS} to 24 months ago, {_many(counted.came_back)} came back within "
            "a year: somebody was worried about them again."
        )
    if counted.too_early:
        early = days.plural(counted.too_early, "family", "families")
        told.append(
            f"Of {early} whose work ended since, {_many(counted.early_and_back)} came back already. "
            f"Of {'the others' if counted.early_and_back else 'them'} it is too early to say."
        )
    return " ".join(told)


def _many(number: int) -> str:
    return str(number or "none")


def named(back: Iterable[tuple[Episode, Ended]]) -> list[dict[str, str]]:
    """Which families they are, so that a supervisor can open them."""
    return [
        {
            "text": str(episode.family),
            "href": reverse("casework:episode", args=[episode.pk]),
            "words": f"{words(ended)} {episode.key_worker_name} was the key worker.",
        }
        for episode, ended in back
    ]
