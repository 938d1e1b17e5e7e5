"""Hand one undecided worry to the council that takes over. A record never changes holder: the new council gets a copy.

The reporter's reference and secret still open it: the way back follows from the old record to the copy.
"""

from dataclasses import fields
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.concerns.actions import PAGE, report
from hearth.concerns.events import concern_passed_on
from hearth.concerns.models import Concern, Message
from hearth.concerns.queries import triage_team_of
from hearth.concerns.telling import ChildAsTold, Destination, Telling
from hearth.files.models import Attachment
from hearth.files.queries import attachments_of
from hearth.places.models import ResponsibleBody
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder, holder_scope, intake_scope
from hearth.ui.days import LONDON, today
from hearth.worklist.actions import ask
from hearth.worklist.models import Item

CHOOSE, TELL = "choose-successor", "tell-successor"
CHOICE_PAGE = "triage:pass_on"  # the next stage's page


class AlreadyGone(ValueError):
    """It was decided or passed on in the meantime; nothing was done."""


@action
def pass_on(*, concern: Concern, to: Destination, by: Actor) -> Concern:
    """Copy it to the council that takes over, and mark it as passed on; both or neither. Raises `AlreadyGone`."""
    row = _locked(concern)
    messages, files = list(row.messages.all()), files_of(row)
    telling = as_it_was_told(row, to, key=f"passed on {row.pk}")
    with intake_scope(to.holder_id):
        receipt = report(telling=telling, by=by)  # under a key made of the old record: twice is once
    with holder_scope(to.holder_id):
        copy = take_over(copy_id=receipt.concern_id, row=row, messages=messages, files=files, by=by)
    _mark(row, to.body_id, holder_id=to.holder_id, copy_id=copy.pk)
    concern_passed_on.send(Concern, concern=row, copy=copy)
    record(by=by, verb="passed on", subject=row, fields=["passed_on_at", "passed_to_id"])
    return copy


@action
def told_by_hand(*, concern: Concern, body: ResponsibleBody, whom: str, by: Actor) -> Concern:
    """Somebody has told a council that Hearth cannot reach: who was told there is kept. Raises `AlreadyGone`."""
    row = _locked(concern)
    row.passed_to_by_hand = whom
    _mark(row, body.id)
    record(by=by, verb="passed on by hand", subject=row, fields=["passed_on_at", "passed_to_by_hand"])
    return row


@action
def ask_who_takes_over(*, concern: Concern, successors: list[ResponsibleBody], by: Actor) -> Item | None:
    """Put it on the old team's list: choose the council, or tell one that does not use Hearth. Asked once."""
    team = triage_team_of(concern.holder_id)
    named = " or ".join(body.name for body in successors) or "whoever takes over"
    one = len(successors) == 1
    record(by=by, verb="asked who takes over", subject=concern)
    if team is None:
        return None
    return ask(
        kind=TELL if one else CHOOSE,
        source=concern,
        title=f"Tell {named} about {concern.reference}" if one else f"{concern.reference}: is it for {named}?",
        page=CHOICE_PAGE,
        page_id=concern.pk,
        due=datetime.combine(today(), time(17), LONDON),
        team_id=team.pk,
        urgent=True,
    )


def _locked(concern: Concern) -> Concern:
    rows = Concern.objects.filter(holder_id=concern.holder_id, pk=concern.pk)
    row = rows.select_for_update(of=("self",)).get()
    if row.decided_at or row.passed_on_at:
        raise AlreadyGone("This was decided or passed on in the meantime.")
    return row


def as_it_was_told(row: Concern, to: Destination, *, key: str) -> Telling:
    """The same words, children and times: the clock does not begin anew because a council did."""
    told = {field.name: getattr(row, field.name) for field in fields(Telling) if hasattr(row, field.name)}
    passed_on = {"from": row.body_id, "reference": row.reference, "concern": str(row.pk), "on": today().isoformat()}
    children = tuple(
        ChildAsTold(**{field.name: getattr(child, field.name) for field in fields(ChildAsTold)})
        for child in row.children.all()
    )
    return Telling(
        **told
        | {
            "to": to,
            "key": key,
            "what_seen": tuple(row.what_seen),
            "children": children,
            "routing": {**row.routing, "choice": to.body_id, "passed_on": passed_on},
        }
    )


@action
def take_over(*, copy_id: UUID, row: Concern, messages: list[Message], files: list[Attachment], by: Actor) -> Concern:
    """What a new report does not have: where it came from, the reporter's way back, what was written so far."""
    copy = Concern.objects.select_for_update(of=("self",)).get(holder_id=current_holder(), pk=copy_id)
    if copy.came_from_id is None:
        copy.came_from_id, copy.way_back_hash = row.pk, row.way_back_hash
        copy.reporter_told_at = row.reporter_told_at  # who had a note that it arrived needs no second one
        copy.save(update_fields=["came_from_id", "way_back_hash", "reporter_told_at"])
        bring_along(copy, row, messages, files)
    record(by=by, verb="took over", subject=copy, fields=["came_from_id", "way_back_hash", "messages", "files"])
    return copy


def bring_along(copy: Concern, row: Concern, messages: list[Message], files: list[Attachment]) -> None:
    """What was written since, and the files beside all of it, in the copy's own open scope. Part of making the copy."""
    now = {row.pk: copy.pk}
    for message in messages:
        told = {name: getattr(message, name) for name in ("written_by", "words", "at", "read_at")}
        again = Message(concern=copy, **told)
        again.save()
        now[message.pk] = again.pk
    for file in files:
        _again(file, about_id=now[file.about_id]).save()


def files_of(row: Concern) -> list[Attachment]:
    """Beside the worry, and beside what was written since."""
    return [file for each in (row, *row.messages.all()) for file in attachments_of(each)]


def _again(file: Attachment, about_id: UUID) -> Attachment:
    """The same file beside another record: kept once, named twice."""
    own = ("id", "holder_id", "created_at", "about_id")
    kept = {field.name: getattr(file, field.name) for field in Attachment._meta.fields if field.name not in own}
    return Attachment(about_id=about_id, **kept)


def _mark(row: Concern, body_id: str, *, holder_id: UUID | None = None, copy_id: UUID | None = None) -> None:
    row.passed_on_at, row.passed_to_body = timezone.now(), body_id
    row.passed_to_holder_id, row.passed_to_id = holder_id, copy_id
    row.save(
        update_fields=["passed_on_at", "passed_to_body", "passed_to_holder_id", "passed_to_id", "passed_to_by_hand"]
    )
    open_items = Item.objects.filter(
        holder_id=row.holder_id, page_id=row.pk, page__in=(PAGE, CHOICE_PAGE), done_at=None
    )
    open_items.update(done_at=row.passed_on_at)
