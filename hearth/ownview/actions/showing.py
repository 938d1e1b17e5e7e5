"""Begin a page for one person, say what is theirs, and end it."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework.models import Episode
from hearth.families.models import Person
from hearth.ownview.actions.names import called
from hearth.ownview.models import Door, Marked, OwnView, WhereWeStand
from hearth.ownview.queries.pieces import everything_for
from hearth.ownview.queries.views import who_may_have_one
from hearth.ownview.rules import NotPossible
from hearth.ownview.rules.showing import offered
from hearth.scope.actions import action, record


@action
def begin_view(*, episode: Episode, person: Person, by: Actor) -> OwnView:
    """A page of their own, with nothing on it yet. One that was ended is taken up again, empty."""
    if person.pk not in {each.person_id for each in who_may_have_one(episode)}:
        raise NotPossible("Only somebody whom the work is with, and who is old enough, has a page of their own.")
    before = OwnView.objects.filter(holder_id=episode.holder_id, episode=episode, person=person).first()
    if before is not None and before.ended_at:
        before.marked.all().delete()  # empty means empty: what was theirs then is chosen anew
        WhereWeStand.objects.create(view=before, words="", by_name=called(by), at=timezone.now())
    view, _ = OwnView.objects.update_or_create(
        holder_id=episode.holder_id,
        episode=episode,
        person=person,
        defaults={
            "family_id": episode.family_id,
            "begun_while_restricted": episode.family.restricted,
            "ended_at": None,
            "why_ended": "",
        },
    )
    record(by=by, verb="began", subject=view)
    return view


@action
def mark(*, view: OwnView, what: Collection[tuple[str, UUID]], words: str, by: Actor) -> OwnView:
    """What is theirs from now on: exactly these, and these words about where things stand."""
    _still_open(view)
    if view.family.restricted and not view.begun_while_restricted:
        _close_doors(view, by)  # decided anew: a code from before the restriction opens nothing
    there = {(piece.kind, piece.id) for piece in offered(everything_for(view).pieces, view.person_id)}
    view.marked.all().delete()
    Marked.objects.bulk_create(
        Marked(holder_id=view.holder_id, view=view, kind=kind, source_id=id) for kind, id in sorted(set(what) & there)
    )
    latest = view.standings.order_by("-at", "-id").first()
    if words.strip() != (latest.words.strip() if latest else ""):  # emptied, it is taken back
        WhereWeStand.objects.create(view=view, words=words, by_name=called(by), at=timezone.now())
    view.version += 1
    view.begun_while_restricted = view.family.restricted  # who marks it now has seen that it is
    view.save(update_fields=["version", "begun_while_restricted"])
    record(by=by, verb="marked", subject=view, fields=["marked", "words"])
    return view


@action
def end_view(*, view: OwnView, why: str, by: Actor) -> OwnView:
    """Nobody comes in any more, from this moment."""
    if not why.strip():
        raise NotPossible("Say why.")
    now = timezone.now()
    view.ended_at, view.why_ended = now, why
    view.save(update_fields=["ended_at", "why_ended"])
    _close_doors(view, by)
    record(by=by, verb="ended", subject=view, fields=["ended_at", "why_ended"])
    return view


def _close_doors(view: OwnView, by: Actor) -> None:
    Door.objects.filter(view=view, closed_at=None).update(closed_at=timezone.now(), closed_by_name=called(by))


def _still_open(view: OwnView) -> None:
    if view.ended_at:
        raise NotPossible("This page was ended. Begin it again first.")
