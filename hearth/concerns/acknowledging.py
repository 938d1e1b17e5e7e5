"""That a person has looked, that whoever told us hears of it where it is safe, and that lateness is not hidden."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.access.models import Agency
from hearth.audit.actors import Actor
from hearth.concerns.letters import decided, may_email, note
from hearth.concerns.models import Concern, Message
from hearth.concerns.own_pages.parts import OwnPages
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.promising import Clock
from hearth.concerns.queries import clock_of, triage_team_of
from hearth.places.models import ResponsibleBody
from hearth.post.actions import post
from hearth.post.kinds import ACKNOWLEDGEMENT, DECIDED, MESSAGE_WAITING
from hearth.scope.actions import action, record
from hearth.ui.days import day_and_time
from hearth.worklist.actions import ask, done
from hearth.worklist.models import Item

LATE = "acknowledge-late"
PAGE = "triage:concern"  # the next stage's front door
NOTES_ARE_FOR = timedelta(days=2)  # after that, "we have it" says nothing new


def clock_for(body: ResponsibleBody, own: OwnPages | None = None) -> Clock:
    promises = (own or own_pages_of(body.pk)).promises
    return Clock(body.nation, clock_of(body.nation), promises)


@action
def acknowledge(*, concern: Concern, by: Actor) -> None:
    """A person has opened it, for the first time."""
    concern.acknowledged_at = timezone.now()
    concern.save(update_fields=["acknowledged_at"])
    done(kind=LATE, source=concern)
    record(by=by, verb="acknowledged", subject=concern, fields=["acknowledged_at"])


def seen_now(concern: Concern) -> datetime:
    """For a change that proves that somebody has looked: when that first was. Part of that change."""
    done(kind=LATE, source=concern)
    return concern.acknowledged_at or timezone.now()


def unacknowledged(holder_id: UUID) -> QuerySet[Concern]:
    """Nobody has opened these. Found through what is still to be decided, so that no report pays for an index."""
    open_ones = Item.objects.filter(holder_id=holder_id, kind="decide", done_at=None).values("source_id")
    return Concern.objects.filter(holder_id=holder_id, pk__in=open_ones, decided_at=None, acknowledged_at=None)


@action
def surface_late(*, concern: Concern, due: datetime, by: Actor) -> None:
    """Nobody has opened it within the time that was promised: it goes on the triage team's list by itself."""
    if team := triage_team_of(concern.holder_id):
        ask(
            kind=LATE,
            source=concern,
            title=f"Nobody has looked at {concern.reference}, promised by {day_and_time(due)}",
            page=PAGE,
            page_id=concern.pk,
            due=due,
            team_id=team.pk,
            urgent=True,
        )
    record(by=by, verb="was late to acknowledge", subject=concern)


def to_be_told(holder_id: UUID, now: datetime) -> list[Concern]:
    """Who told us lately, said that email is safe, and has had no note yet."""
    lately = Concern.objects.filter(
        holder_id=holder_id, reporter_told_at=None, received_at__gte=now - NOTES_ARE_FOR, route="public"
    ).exclude(reporter_email="")
    return [each for each in lately if each.way_back_hash and may_email(each.reporter_email, each.contact_safe)]


@action
def tell_reporter(*, concern: Concern, own: OwnPages, by: Actor) -> None:
    """A short, neutral note with the reference and never the secret. Whoever said "do not contact" gets none."""
    _post(concern, ACKNOWLEDGEMENT, own)
    concern.reporter_told_at = timezone.now()
    concern.save(update_fields=["reporter_told_at"])
    record(by=by, verb="told the reporter of receipt of", subject=concern, fields=["reporter_told_at"])


def tell_of_message(message: Message) -> None:
    """There is something to read, where email is safe: once, until they have been back. Part of writing to them."""
    concern = message.concern
    unread = concern.messages.filter(written_by="staff", read_at=None).exclude(pk=message.pk).exists()
    if not unread and may_email(concern.reporter_email, concern.contact_safe):
        _post(concern, MESSAGE_WAITING, own_pages_of(concern.body_id))


def tell_of_answer(concern: Concern) -> None:
    """There is an answer to read, where email is safe. Part of answering."""
    if concern.way_back_hash and may_email(concern.reporter_email, concern.contact_safe):
        _post(concern, MESSAGE_WAITING, own_pages_of(concern.body_id))


def tell_professional(concern: Concern) -> None:
    """There is a decision, unless they said that no email shall tell them. Part of deciding.

    Where to read it, and not what it says: no name, no word, no link that opens anything. Email travels open.
    """
    if concern.route != "professional" or not concern.reporter_email or not concern.tell_decision:
        return
    by_link, by_system = bool(concern.reporter_work_address), bool(concern.reporter_agency_id)
    words = decided(concern.reference, by_link=by_link, by_system=by_system)
    post(to=concern.reporter_email, subject=words.subject, body=words.body, about=concern, kind=DECIDED)


def _post(concern: Concern, kind: str, own: OwnPages) -> None:
    if not may_email(concern.reporter_email, concern.contact_safe):
        raise ValueError("They did not say that email is safe.")
    council = Agency.objects.only("name").get(pk=concern.holder_id).name
    words = note(kind, reference=concern.reference, council=council, language=concern.language, own=own.templates)
    post(to=concern.reporter_email, subject=words.subject, body=words.body, about=concern, kind=kind)
