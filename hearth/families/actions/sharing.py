"""Share, refuse, withdraw; what a partner adds; what the family agrees to. Nothing here stands in the way of help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.families.models import Agreement, Contribution, Family, Person, Sharing
from hearth.families.queries import helping_now
from hearth.families.restricting.actions import owning_team
from hearth.families.sharing.rules import NotAllowed
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist

ADDED, WITHDRAWN = "contribution", "agreement_withdrawn"
READ_WITHIN, LOOK_WITHIN = timedelta(days=2), timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """Whether the family knows, or why not."""

    told: bool
    why_not_told: str = ""


@dataclass(frozen=True)
class ToShare:
    what: str
    lawful_basis: str
    family: Told
    with_whom: str  # an agency, or a person at one
    team: Team | None = None  # who uses Hearth, and to whom the page opens,
    items: Sequence[str] = ()  # these parts of it,
    until: date | None = None  # up to this day


@action
def share(*, family: Family, sharing: ToShare, by: Viewer) -> Sharing:
    """Raises `NotAllowed` where a reason is missing."""
    row = Sharing.objects.create(
        on=timezone.localdate(),
        what=sharing.what,
        lawful_basis=sharing.lawful_basis,
        with_whom=sharing.with_whom,
        team_id=sharing.team.pk if sharing.team else None,
        items=list(sharing.items) if sharing.team else [],
        until=sharing.until,
        **_of(family, sharing.family, by),
    )
    record(by=by, verb="shared", subject=row, fields=["what", "with_whom", "lawful_basis", "told", "items", "until"])
    return row


@dataclass(frozen=True)
class ToRefuse:
    what: str
    asked_by: str
    why: str
    lawful_basis: str
    family: Told


@action
def refuse_to_share(*, family: Family, refusal: ToRefuse, by: Viewer) -> Sharing:
    """Somebody asked, and was told no. The reason is kept as carefully as a yes."""
    if not refusal.why.strip():
        raise NotAllowed("Say why it was refused.")
    row = Sharing.objects.create(
        on=timezone.localdate(),
        what=refusal.what,
        with_whom=refusal.asked_by,
        lawful_basis=refusal.lawful_basis,
        refused=True,
        why_refused=refusal.why,
        **_of(family, refusal.family, by),
    )
    record(by=by, verb="refused to share", subject=row, fields=["what", "with_whom", "why_refused"])
    return row


def _of(family: Family, told: Told, by: Viewer) -> dict[str, object]:
    if not told.told and not told.why_not_told.strip():
        raise NotAllowed("Say why the family was not told.")
    return {
        "family": family,
        "told": told.told,
        "why_not_told": "" if told.told else told.why_not_told,
        "by_id": by.id,
        "by_name": by.name,
    }


@action
def withdraw_sharing(*, sharing: Sharing, why: str, by: Viewer) -> Sharing:
    """The page closes to them at once. What they were told stays told."""
    if sharing.withdrawn_at:
        raise NotAllowed("It was withdrawn already.")
    sharing.withdrawn_at, sharing.withdrawn_by_name, sharing.why_withdrawn = timezone.now(), by.name, why
    sharing.save(update_fields=["withdrawn_at", "withdrawn_by_name", "why_withdrawn"])
    record(by=by, verb="withdrew", subject=sharing, fields=["why_withdrawn"])
    return sharing


def keep_contribution(*, sharing: Sharing, happened: date, words: str, by: Viewer) -> Contribution:
    """Part of the action that also writes the chronology, so no event of its own. Somebody of ours is to read it."""
    row = Contribution.objects.create(
        family_id=sharing.family_id,
        sharing=sharing,
        happened=happened,
        words=words,
        by_id=by.id,
        by_name=by.name,
        agency_name=by.agency_name,
    )
    _put_on_the_list(
        sharing.family,
        kind=ADDED,
        source=row,
        title=f"{by.agency_name} has added to what is known of {sharing.family}",
        page="sharing:contribution",
        within=READ_WITHIN,
    )
    return row


@action
def note_read(*, contribution: Contribution, by: Viewer) -> Contribution:
    contribution.read_by_name, contribution.read_at = by.name, timezone.now()
    contribution.save(update_fields=["read_by_name", "read_at"])
    worklist.done(kind=ADDED, source=contribution)
    record(by=by, verb="read", subject=contribution)
    return contribution


@action
def note_agreement(*, family: Family, person: Person, to_what: str, given: date, by: Viewer) -> Agreement:
    """Somebody of the family agrees to a service."""
    row = Agreement.objects.create(family=family, person=person, to_what=to_what, given=given, noted_by_name=by.name)
    record(by=by, verb="noted", subject=row, fields=["person", "to_what", "given"])
    return row


@action
def withdraw_agreement(*, agreement: Agreement, on: date, words: str, by: Viewer) -> Agreement:
    """It stops nothing by itself: somebody looks at what it means for the children's safety."""
    if agreement.withdrawn:
        raise NotAllowed("It was withdrawn already.")
    if on < agreement.given:
        raise NotAllowed("It cannot have been withdrawn before it was given.")
    agreement.withdrawn, agreement.withdrawn_words = on, words
    agreement.save(update_fields=["withdrawn", "withdrawn_words"])
    _put_on_the_list(
        agreement.family,
        kind=WITHDRAWN,
        source=agreement,
        title=f"{agreement.family}: agreement to {agreement.to_what} was withdrawn. Look at the risk",
        page="sharing:agreement",
        within=LOOK_WITHIN,
        urgent=True,
    )
    record(by=by, verb="withdrew", subject=agreement, fields=["withdrawn", "withdrawn_words"])
    return agreement


@action
def look_at_risk(*, agreement: Agreement, risk: str, by: Viewer) -> Agreement:
    """What it means for the children that the family no longer agrees."""
    agreement.risk, agreement.looked_at, agreement.looked_by_name = risk, timezone.now(), by.name
    agreement.save(update_fields=["risk", "looked_at", "looked_by_name"])
    worklist.done(kind=WITHDRAWN, source=agreement)
    record(by=by, verb="looked at the risk after", subject=agreement, fields=["risk"])
    return agreement


def _put_on_the_list(
    family: Family,
    *,
    kind: str,
    source: Contribution | Agreement,
    title: str,
    page: str,
    within: timedelta,
    urgent: bool = False,
) -> None:
    """The key worker's, and their team's, so that a supervisor sees it too; else whoever answers for the record."""
    team_id, worker_id = _who_works_with(family)
    worklist.ask(
        kind=kind,
        source=source,
        title=title,
        page=page,
        page_id=source.pk,
        due=timezone.now() + within,
        team_id=team_id,
        worker_id=worker_id,
        urgent=urgent,
        restricted=family.restricted,
        family_id=family.pk,
    )


def _who_works_with(family: Family) -> tuple[UUID, UUID | None]:
    ours = helping_now(family).filter(agency_id=family.holder_id)
    found = ours.exclude(worker_id=None).first() or ours.first()
    return (found.team_id, found.worker_id) if found else (owning_team(family), None)
