"""Begin a page for one person, say what is theirs, and end it."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework.models import Episode
from hearth.families.models import Family, Person
from hearth.ownview.actions.locking import family_now, view_now
from hearth.ownview.actions.names import called
from hearth.ownview.models import Door, Marked, OwnView, WhereWeStand
from hearth.ownview.queries.pieces import everything_for
from hearth.ownview.queries.views import who_may_have_one
from hearth.ownview.rules import ChangedMeanwhile, NotPossible
from hearth.ownview.rules.showing import offered
from hearth.scope.actions import action, record


@action
def begin_view(*, episode: Episode, person: Person, by: Actor) -> OwnView:
    """A page of their own, with nothing on it yet. One that was ended is taken up again, empty; one that stands stays.

    What was begun before a restriction is not opened by being begun again: it is marked anew first.
    """
    if person.pk not in {each.person_id for each in who_may_have_one(episode)}:
        raise NotPossible("Only somebody whom the work is with, and who is old enough, has a page of their own.")
    family = family_now(episode.family, by)
    view = OwnView.objects.filter(holder_id=episode.holder_id, episode=episode, person=person).first()
    if view is None:
        view = OwnView(episode=episode, person=person, family=family, begun_while_restricted=family.restricted)
        view.save()
        record(by=by, verb="began", subject=view)
    elif view.ended_at is None:
        record(by=by, verb="asked to begin", subject=view)
    else:
        _empty(view_now(view), family, by)
        view.refresh_from_db()
        record(by=by, verb="began", subject=view, fields=["marked", "words", "ended_at"])
    return view


def _empty(view: OwnView, family: Family, by: Actor) -> None:
    """Empty means empty: what was theirs then is chosen anew."""
    view.marked.all().delete()
    WhereWeStand.objects.create(view=view, words="", by_name=called(by), at=timezone.now())
    view.ended_at, view.why_ended, view.begun_while_restricted = None, "", family.restricted
    view.version += 1
    view.save(update_fields=["ended_at", "why_ended", "begun_while_restricted", "version"])


@action
def mark(
    *, view: OwnView, what: Collection[tuple[str, UUID]], words: str, by: Actor, version: int | None = None
) -> OwnView:
    """What is theirs from now on: exactly these, and these words about where things stand.

    `version` is the one that the worker saw. Raises `ChangedMeanwhile` where somebody else has marked since.
    """
    family, now = family_now(view.family, by), view_now(view)
    _still_open(now)
    if version is not None and now.version != version:
        raise ChangedMeanwhile(now.version)
    if family.restricted and not now.begun_while_restricted:
        close_doors(now, by)  # decided anew: a code from before the restriction opens nothing
    there = {(piece.kind, piece.id) for piece in offered(everything_for(now).pieces, now.person_id)}
    now.marked.all().delete()
    Marked.objects.bulk_create(
        Marked(holder_id=now.holder_id, view=now, kind=kind, source_id=id) for kind, id in sorted(set(what) & there)
    )
    latest = now.standings.order_by("-at", "-id").first()
    if words.strip() != (latest.words.strip() if latest else ""):  # emptied, it is taken back
        WhereWeStand.objects.create(view=now, words=words, by_name=called(by), at=timezone.now())
    now.version += 1
    now.begun_while_restricted = family.restricted  # who marks it now has seen that it is
    now.save(update_fields=["version", "begun_while_restricted"])
    record(by=by, verb="marked", subject=now, fields=["marked", "words"])
    return now


@action
def end_view(*, view: OwnView, why: str, by: Actor) -> OwnView:
    """Nobody comes in any more, from this moment."""
    if not why.strip():
        raise NotPossible("Say why.")
    now = view_now(view)
    if now.ended_at:
        raise NotPossible("This page was ended already. Nobody comes in.")
    now.ended_at, now.why_ended = timezone.now(), why
    now.save(update_fields=["ended_at", "why_ended"])
    close_doors(now, by)
    record(by=by, verb="ended", subject=now, fields=["ended_at", "why_ended"])
    return now


def close_doors(view: OwnView, by: Actor) -> None:
    Door.objects.filter(view=view, closed_at=None).update(closed_at=timezone.now(), closed_by_name=called(by))


def _still_open(view: OwnView) -> None:
    if view.ended_at:
        raise NotPossible("This page was ended. Begin it again first.")
