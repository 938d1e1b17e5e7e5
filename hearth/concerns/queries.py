"""Where a worry goes, and the few things that whoever told us may read, through narrow functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern, Message
from hearth.concerns.rules import WORKING_DAYS
from hearth.concerns.telling import Destination, Telling
from hearth.concerns.way_back import hash_of_key, hash_of_way_back
from hearth.files.models import Attachment
from hearth.places.models import ResponsibleBody
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.library import library

# Written out, because every report asks it.
DESTINATION = """
    SELECT agency.id, team.id, body.id, body.name, body.nation,
           coalesce(nullif(agency.duty_webhook, ''), agency.duty_email), agency.decide_within
    FROM access_agency agency
    JOIN access_team team ON team.agency_id = agency.id AND team.kind = 'triage'
    JOIN places_responsiblebody body ON body.id = agency.body_id
    WHERE agency.body_id = %s AND agency.is_holder
    ORDER BY team.id
    LIMIT 1
"""
SENT_REPORT = """
    SELECT sent.*, body.name
    FROM concerns_sent_by(%s, %s) sent
    JOIN places_responsiblebody body ON body.id = sent.body_id
"""
FIRST_THRESHOLDS = "england"
_reading = Lock()  # threads that start together would each read the whole library, and wait for each other


@dataclass(frozen=True)
class Kept:
    """A report that was already sent under a key."""

    id: UUID
    reference: str
    content_digest: str


@dataclass(frozen=True)
class WayBack:
    """What whoever told us may know of their own report."""

    concern_id: UUID
    holder_id: UUID
    body_id: str
    reference: str
    received_at: datetime
    delivered_at: datetime | None
    acknowledged_at: datetime | None
    decision_due: datetime
    danger: bool
    decided_at: datetime | None
    public_answer: str
    language: str
    passed_on_at: datetime | None  # the council was replaced: when this went to the next one
    passed_to_body: str
    by_hand: bool  # the next one does not use Hearth


@dataclass(frozen=True)
class Voice:
    """By which door whoever told us came, and whether it is about themselves or their own family."""

    route: str = "public"
    about_self: bool = False

    @property
    def is_young(self) -> bool:
        return self.route == "child"

    @property
    def is_own(self) -> bool:
        return self.about_self or self.route == "parent"


@dataclass(frozen=True)
class Copy:
    """What another council, which has the same words, has done with them."""

    body_id: str
    received_at: datetime
    acknowledged_at: datetime | None
    decision_due: datetime
    decided_at: datetime | None
    public_answer: str


@dataclass(frozen=True)
class OwnReport:
    """A professional's own report: they hear the decision, and as much of its reasons as they need, unless it is kept
    from them."""

    concern_id: UUID
    reference: str
    body_id: str
    received_at: datetime
    acknowledged_at: datetime | None
    decision_due: datetime
    decided_at: datetime | None
    professional_answer: str


@dataclass(frozen=True)
class SentReport:
    """What an agency's systems may know of a report that came with its key: what a professional may."""

    concern_id: UUID
    holder_id: UUID
    reference: str
    received_at: datetime
    decision_due: datetime
    taken: bool
    decided_at: datetime | None
    professional_answer: str
    body_id: str
    body_name: str


@dataclass(frozen=True)
class Written:
    written_by: str
    words: str
    at: datetime
    read_at: datetime | None
    files: tuple[str, ...] = ()  # names of what was sent with it


def destination_of(body: ResponsibleBody) -> Destination | None:
    """Who reads new worries at this council, or None where it does not use Hearth."""
    return destination_of_id(body.pk)


def destination_of_id(body_id: str) -> Destination | None:
    with connection.cursor() as cursor:
        cursor.execute(DESTINATION, [body_id])
        row = cursor.fetchone()
    return Destination(*row) if row else None


def clock_of(nation: str) -> int:
    """Working days to decide in, as the nation's practice file says; where there is none, the default."""
    with _reading:
        nations = library().nations()
    return next((known.clock.working_days for known in nations if known.title == nation), WORKING_DAYS)


def thresholds_of(nation: str) -> Thresholds:
    """The levels of need of a nation; where it has none here yet, or is not known, the first nation's."""
    with _reading:
        known = library()
    named = next((each.thresholds for each in known.nations() if each.title == nation), FIRST_THRESHOLDS)
    return known.thresholds(named or FIRST_THRESHOLDS)


def concerns(viewer: Viewer) -> QuerySet[Concern]:
    return Concern.objects.filter(holder_id=viewer.holder_id)


def kept_under(holder_id: UUID, key_hash: str) -> Kept | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_receipt(%s, %s)", [holder_id, key_hash])
        row = cursor.fetchone()
    return Kept(*row) if row else None


def kept_before(telling: Telling) -> Kept | None:
    """The report that was already sent under a telling's key: by an agency's system, to whichever council."""
    key_hash = hash_of_key(telling.key)
    if telling.reporter_agency_id:
        return sent_under(telling.reporter_agency_id, key_hash)
    return kept_under(telling.to.holder_id, key_hash)


def sent_under(agency_id: UUID, key_hash: str) -> Kept | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_sent_under(%s, %s)", [agency_id, key_hash])
        row = cursor.fetchone()
    return Kept(*row) if row else None


def sent_report(agency_id: UUID, reference: str) -> SentReport | None:
    """An agency's own report, or None for another's and for one that never was alike."""
    with connection.cursor() as cursor:
        cursor.execute(SENT_REPORT, [agency_id, reference])
        row = cursor.fetchone()
    return SentReport(*row) if row else None


def way_back(reference: str, secret: str) -> WayBack | None:
    return way_back_by_hash(reference, hash_of_way_back(secret))


def way_back_by_hash(reference: str, secret_hash: str) -> WayBack | None:
    """One's own report, or None for a wrong reference and a wrong secret alike."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_way_back(%s, %s)", [reference, secret_hash])
        row = cursor.fetchone()
    return WayBack(*row) if row else None


def voice_of(reference: str, secret_hash: str) -> Voice:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_voice(%s, %s)", [reference, secret_hash])
        row = cursor.fetchone()
    return Voice(*row) if row else Voice()


def messages_of(reference: str, secret_hash: str) -> Sequence[Written]:
    """What was written to and fro, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_messages(%s, %s)", [reference, secret_hash])
        written = [Written(*row) for row in cursor.fetchall()]
        cursor.execute("SELECT * FROM concerns_message_files(%s, %s)", [reference, secret_hash])
        files = cursor.fetchall()
    return [replace(each, files=_names_with(each, files)) for each in written]


def _names_with(written: Written, files: Sequence[tuple[str, datetime, str]]) -> tuple[str, ...]:
    return tuple(name for by, at, name in files if (by, at) == (written.written_by, written.at))


def files_beside(concern: Concern) -> QuerySet[Attachment]:
    """What came with the worry and with whatever was written since; for a viewer who may open the concern."""
    with_it = Q(about_kind=Concern._meta.label_lower, about_id=concern.pk)
    since = Q(about_kind=Message._meta.label_lower, about_id__in=concern.messages.values("pk"))
    return Attachment.objects.filter(with_it | since, holder_id=concern.holder_id)


def copies_of(reference: str, secret_hash: str) -> Sequence[Copy]:
    """The same report at other councils."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_copies(%s, %s)", [reference, secret_hash])
        return [Copy(*row) for row in cursor.fetchall()]


def reports_by(viewer: Viewer) -> Sequence[OwnReport]:
    """What this person has told councils, newest first, wherever it went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_reported_by(%s)", [viewer.id])
        return [OwnReport(*row) for row in cursor.fetchall()]


def reports_from(work_address: str) -> Sequence[OwnReport]:
    """The same for somebody who came by a link: whatever was sent from this address, whoever read its mail then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_reported_from(%s)", [work_address])
        return [OwnReport(*row) for row in cursor.fetchall()]


def triage_team_of(holder_id: UUID) -> Team | None:
    return Team.objects.filter(agency_id=holder_id, kind="triage").select_related("agency__body").order_by("id").first()
