"""Everything of the work that could be shown to somebody, and what must not reach them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearth.assessments.models import SharedSummary
from hearth.casework.models import Action, Episode, Goal, Review, Visit
from hearth.casework.rules.visiting import PLANNED
from hearth.families.models import Sharing
from hearth.families.queries import helping_now
from hearth.ownview.models import Marked, Note, OwnView, WhereWeStand
from hearth.ownview.queries.guarded import MEETS, Homes, adults_of, guarded_from
from hearth.ownview.rules.showing import Guarded, Piece, Shown, shown, why_not

VISITS_AHEAD = timedelta(weeks=6)
KINDS = {
    "summary": "What we found, in plain words",
    "goal": "What we agreed to work on",
    "action": "Who does what",
    "helper": "Who is who",
    "visit": "Visits to come",
    "review": "The next review",
    "sharing": "What was shared, and with whom",
}


@dataclass(frozen=True)
class Everything:
    """The rows by kind and id, and the same as pieces whose words the rules look at."""

    rows: dict[tuple[str, UUID], Any] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)

    def add(self, kind: str, row: Any, *words: str, **more: Any) -> None:
        self.rows[kind, row.pk] = row
        self.pieces.append(Piece(kind, row.pk, words, **more))


@dataclass(frozen=True)
class Sees:
    """What one person sees now: the rows of each kind in their order, and what is held back from them."""

    rows: dict[str, list[Any]]
    standing: WhereWeStand | None
    shown: Shown
    guarded: Sequence[Guarded]
    standing_withheld: str = ""

    def why_not(self, words: str) -> str:
        """Why some words may not reach them; empty where they may. What was harmless once need not be so now."""
        return why_not(self.guarded, words)

    def withheld_answers(self, notes: Sequence[Note]) -> list[tuple[Note, str]]:
        reasons = ((note, self.why_not(note.answer)) for note in notes if note.answer)
        return [(note, why) for note, why in reasons if why]


def everything_for(view: OwnView) -> Everything:
    """What could be marked for this person. What a child or anybody told us is not among it."""
    found, episode = Everything(), view.episode
    adults = adults_of(view)
    for summary in SharedSummary.objects.filter(
        for_person=view.person_id, assessment__family=view.family_id, approved_at__isnull=False
    ).order_by("-approved_at")[:1]:
        found.add("summary", summary, summary.worries, summary.going_well, summary.must_change, summary.who_helps)
    for goal in _goals(episode):
        whose = goal.person_id if goal.person_id in adults else None
        found.add("goal", goal, goal.words, goal.who, of_adult=whose)
    for action in Action.objects.filter(episode=episode).select_related("goal").order_by("by_when", "id"):
        whose = action.goal.person_id if action.goal and action.goal.person_id in adults else None
        found.add("action", action, action.words, action.who, action.agency, of_adult=whose)
    for helper in helping_now(view.family):
        found.add("helper", helper, helper.what, helper.worker_name, helper.agency_name)
    others = _visits_of_others(view)
    for visit in _visits(episode):
        held = MEETS if visit.pk in others else ""
        found.add("visit", visit, episode.key_worker_name, around=(visit.purpose,), held=held)
    for review in Review.objects.filter(episode=episode, held_on=None):
        found.add("review", review)
    for sharing in Sharing.objects.filter(family=view.family_id, told=True, refused=False).order_by("-on", "-id"):
        found.add("sharing", sharing, sharing.what, sharing.with_whom)
    return found


def sees(view: OwnView) -> Sees:
    """Exactly what the page says, for the person and for the worker who looks first."""
    everything, guarded = everything_for(view), guarded_from(view)
    marked = set(view.marked.values_list("kind", "source_id"))
    seen = shown(everything.pieces, marked, guarded, view.person_id)
    rows = {kind: [everything.rows[kind, id] for id in seen.of(kind)] for kind in KINDS}
    standing = view.standings.order_by("-at", "-id").first()
    if standing is None or not standing.words.strip():
        return Sees(rows, None, seen, guarded)
    why = why_not(guarded, standing.words)
    return Sees(rows, None if why else standing, seen, guarded, why)


def withheld_from(view: OwnView, words: str) -> str:
    """Why some words may not reach this person as they stand; empty where they may."""
    return why_not(guarded_from(view), words)


def _goals(episode: Episode) -> Any:
    goals = Goal.objects.filter(episode=episode, dropped_reason="").filter(Q(person=None) | Q(person__sealed_at=None))
    return goals.select_related("person").prefetch_related("ratings").order_by("by_when", "id")


def _visits(episode: Episode) -> Any:
    now = timezone.now()
    ahead = Visit.objects.filter(episode=episode, state=PLANNED, planned_for__range=(now, now + VISITS_AHEAD))
    return ahead.order_by("planned_for", "id")


def _visits_of_others(view: OwnView) -> set[UUID]:
    """On the page of somebody who lives apart: nobody wrote down with whom a visit is, so marking it says so."""
    theirs = Marked.objects.filter(holder_id=view.holder_id, kind="visit", view__episode=view.episode_id)
    theirs = theirs.filter(view__person__in=Homes(view).apart, view__ended_at=None)
    return set(theirs.values_list("source_id", flat=True))
