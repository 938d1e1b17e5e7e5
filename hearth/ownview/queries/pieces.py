"""Everything of the work that could be shown to somebody, and what must not reach them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearth.assessments.models import ChildsVoice, SharedSummary
from hearth.casework.models import Action, Episode, Goal, Review, Visit
from hearth.casework.rules.visiting import PLANNED
from hearth.concerns.models import Concern
from hearth.families.models import FamilyMember, Household, Person, Pregnancy, Sharing, ToldFact
from hearth.families.queries import helping_now
from hearth.ownview.models import OwnView, WhereWeStand
from hearth.ownview.rules.showing import PREGNANCY_WORDS, Guarded, Piece, Shown, sentences, shown
from hearth.triage.models import ConfirmedFamily

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

    def add(self, kind: str, row: Any, *words: str, of_adult: UUID | None = None) -> None:
        self.rows[kind, row.pk] = row
        self.pieces.append(Piece(kind, row.pk, words, of_adult))


@dataclass(frozen=True)
class Sees:
    """What one person sees now: the rows of each kind in their order, and what is held back from them."""

    rows: dict[str, list[Any]]
    standing: WhereWeStand | None
    shown: Shown
    standing_withheld: str = ""


def everything_for(view: OwnView) -> Everything:
    """What could be marked for this person. What a child or anybody told us is not among it."""
    found, episode = Everything(), view.episode
    adults = _adults(view)
    for summary in SharedSummary.objects.filter(
        for_person=view.person_id, assessment__family=view.family_id, approved_at__isnull=False
    ).order_by("-approved_at")[:1]:
        found.add("summary", summary, summary.worries, summary.going_well, summary.must_change, summary.who_helps)
    for goal in _goals(episode):
        whose = goal.person_id if goal.person_id in adults else None
        found.add("goal", goal, goal.words, goal.who, of_adult=whose)
    for action in Action.objects.filter(episode=episode).order_by("by_when", "id"):
        found.add("action", action, action.words, action.who, action.agency)
    for helper in helping_now(view.family):
        found.add("helper", helper, helper.what, helper.worker_name, helper.agency_name)
    for visit in _visits(episode):
        found.add("visit", visit, episode.key_worker_name)
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
        return Sees(rows, None, seen)
    piece = Piece("standing", standing.pk, (standing.words,))
    checked = shown([piece], {("standing", standing.pk)}, guarded, view.person_id)
    if checked.withheld:
        return Sees(rows, None, seen, checked.withheld[0].why)
    return Sees(rows, standing, seen)


def withheld_from(view: OwnView, words: str) -> str:
    """Why some words may not reach this person as they stand; empty where they may."""
    piece = Piece("words", view.pk, (words,))
    checked = shown([piece], {("words", view.pk)}, guarded_from(view), view.person_id)
    return checked.withheld[0].why if checked.withheld else ""


def guarded_from(view: OwnView) -> list[Guarded]:
    """Words that must not reach this person, whoever wrote them into the plan."""
    return [each for each in _guarded(view) if each.words.strip()]


def _guarded(view: OwnView) -> Iterator[Guarded]:
    yield from _homes(view)
    sealed = Person.objects.filter(memberships__family=view.family_id, sealed_at__isnull=False)
    for person in sealed.distinct():
        for name in (person.given_names, person.known_as):
            yield Guarded(name, "It names somebody whose record is sealed.")
    if Pregnancy.objects.filter(family=view.family_id, shown_to_family=False).exclude(mother=view.person_id).exists():
        yield from (Guarded(word, "It may tell of somebody else’s pregnancy.") for word in PREGNANCY_WORDS)
    for voice in ChildsVoice.objects.filter(assessment__family=view.family_id).exclude(child=view.person_id):
        yield from (Guarded(part, "A child said this.") for part in sentences(voice.words))
    yield from _told(view)
    for note in view.family.own_notes.exclude(view=view):
        yield from (Guarded(part, "Somebody else of the family wrote this.") for part in sentences(note.words))


def _told(view: OwnView) -> Iterator[Guarded]:
    """What people told us, and who they are."""
    about = ConfirmedFamily.objects.filter(family=view.family_id).values("concern_id")
    for concern in Concern.objects.filter(pk__in=about):
        told = f"{concern.account}\n{concern.child_words}\n{concern.opinion}"
        yield from (Guarded(part, "Whoever told us said this.") for part in sentences(told))
        if concern.reporter_name != str(view.person):
            yield Guarded(concern.reporter_name, "It names whoever told us.")
    for fact in ToldFact.objects.filter(person__memberships__family=view.family_id).exclude(person=view.person_id):
        yield from (Guarded(part, "It was told of somebody else.") for part in sentences(fact.words))


def _homes(view: OwnView) -> Iterator[Guarded]:
    """Wherever this person does not live: a refuge is somebody's safety, and so is any other new address."""
    today = timezone.localdate()
    living = Q(ends=None) | Q(ends__gte=today)
    theirs = view.person.homes.filter(living).values("household_id")
    for home in Household.objects.filter(family=view.family_id).exclude(pk__in=theirs):
        for words in (home.address, *home.address.split(","), home.postcode):
            if len(words.strip()) > 3:
                yield Guarded(words, "It says where somebody else lives.")


def _adults(view: OwnView) -> set[UUID]:
    grown = FamilyMember.objects.filter(family=view.family_id, is_child=False)
    return set(grown.values_list("person_id", flat=True))


def _goals(episode: Episode) -> Any:
    goals = Goal.objects.filter(episode=episode, dropped_reason="").filter(Q(person=None) | Q(person__sealed_at=None))
    return goals.select_related("person").prefetch_related("ratings").order_by("by_when", "id")


def _visits(episode: Episode) -> Any:
    now = timezone.now()
    ahead = Visit.objects.filter(episode=episode, state=PLANNED, planned_for__range=(now, now + VISITS_AHEAD))
    return ahead.order_by("planned_for", "id")
