"""Ask people what they see before a review, and keep what they say as theirs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import CONTRIBUTION, ask_for_contribution
from hearth.casework.actions.locking import at_work
from hearth.casework.models import Contribution, Episode
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.post.actions import post
from hearth.scope.actions import action, record
from hearth.worklist.actions import done

LETTER = """Hello {name},

{worker} is preparing a review with a family that you know through your work, and asks what you see: what is better,
what is not, and what worries you.

Please ring or write to {worker} at {agency} by {day}. For safety this message does not name the family.
"""


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked. `worker_id`: they sign in here, and it goes on their list."""

    name: str
    agency: str
    by_when: date
    email: str = ""
    worker_id: UUID | None = None


@action
def ask_for_words(*, episode: Episode, asked: Asked, by: Viewer) -> Contribution:
    """Ask a named person, before the review that is due."""
    now, today = at_work(episode), timezone.localdate()
    review = now.reviews.get(held_on=None)
    if asked.by_when < today:
        raise NotPossible("They cannot answer by a day that has passed.")
    if review.contributions.filter(name=asked.name, agency=asked.agency).exists():
        raise NotPossible(f"{asked.name} has been asked already.")
    contribution = Contribution.objects.create(review=review, asked_on=today, **vars(asked))
    ask_for_contribution(contribution, now)
    if asked.email:
        post(
            to=asked.email,
            subject="What do you see? Before a review",
            body=_letter(asked, by),
            about=contribution,
            kind="contribution",
        )
    record(by=by, verb="asked before a review", subject=contribution, fields=["name", "agency", "by_when"])
    return contribution


def _letter(asked: Asked, by: Viewer) -> str:
    return LETTER.format(name=asked.name, worker=by.name, agency=by.agency_name, day=f"{asked.by_when:%-d %B}")


@action
def keep_words(
    *, contribution: Contribution, words: str, how: str, received_on: date, by: Actor, taken_by: str
) -> Contribution:
    """What they said, word for word. Once kept, it is not changed."""
    row = Contribution.objects.select_for_update(of=("self",)).select_related("review__episode__family")
    now = row.get(holder_id=contribution.holder_id, pk=contribution.pk)
    episode = at_work(now.review.episode)
    if now.received_on:
        raise NotPossible(f"What {now.name} said is kept already.")
    if now.review.held_on:
        raise NotPossible("The review has been held. Write it in the family’s chronology instead.")
    if not words.strip():
        raise NotPossible("Write down what they said.")
    if not now.asked_on <= received_on <= timezone.localdate():
        raise NotPossible("They answered between the day they were asked and today.")
    now.words, now.how, now.received_on, now.taken_by = words, how, received_on, taken_by
    now.save(update_fields=["words", "how", "received_on", "taken_by"])
    done(kind=CONTRIBUTION, source=now)
    write_entry(family=episode.family, told=entries.contributed(now))
    record(by=by, verb="contributed", subject=now, fields=["words", "how"])
    return now
