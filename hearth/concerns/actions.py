"""Keep what somebody tells us: the report, its event, the duty team's work item and message, all or nothing.

The public's reports run in an intake scope, which may add rows and read none, so nothing here looks first.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.concerns.events import concern_received, message_received
from hearth.concerns.inserting import insert_together, once
from hearth.concerns.models import Concern, Message, ReportedChild
from hearth.concerns.queries import Kept, clock_of, kept_before, kept_under, triage_team_of
from hearth.concerns.rules import COPY_NUMBERS, decision_due, new_reference, without_copy_number
from hearth.concerns.telling import KeyUsedTwice, Receipt, Telling
from hearth.concerns.way_back import hash_of_key, hash_of_way_back, way_back_from
from hearth.files.actions import attach
from hearth.post.actions import DEFER, letter, to_defer
from hearth.post.kinds import NEW_WORRY
from hearth.post.models import Message as Posted
from hearth.scope.actions import action, record
from hearth.scope.opening import intake_scope, several_scopes
from hearth.worklist.models import Item

PAGE = "triage:concern"  # the next stage's front door
ONE_A_KEY = "one_message_a_key"  # the constraint
TRIES = 3  # a reference is drawn by lot; twice the same is one in a thousand million


def report(*, telling: Telling, by: Actor) -> Receipt:
    """Keep a report, in an intake scope of its own. The same report again gives the same receipt.

    Raises `KeyUsedTwice` when another report was sent under this key.
    """
    way_back = way_back_from(telling.key)
    for _ in range(TRIES):
        try:
            with intake_scope(telling.to.holder_id):
                concern = _keep(telling=telling, reference=new_reference(), way_back=way_back, by=by)
        except IntegrityError:
            if before := kept_before(telling):
                return _same_receipt(telling, before)
        else:
            return Receipt(concern.pk, concern.reference, way_back)
    raise RuntimeError("No unused reference was found.")


def report_to_each(*, telling: Telling, copies: Sequence[Telling], by: Actor) -> Receipt:
    """Several councils are concerned: the first one's report and the others' copies stand or fall together."""
    with several_scopes():
        receipt = report(telling=telling, by=by)
        for copy in copies:
            keep_copy(telling=copy, reference=receipt.reference, by=by)
    return receipt


def keep_copy(*, telling: Telling, reference: str, by: Actor) -> Receipt:
    """Another council's copy of a report, under the next free number behind the report's own reference.

    Under the same key again it is the same copy. A copy's copy belongs to the report, not to the copy: that is where
    whoever told us looks for it. The database tells what is taken, because an intake scope may not look.
    """
    key, root = hash_of_key(telling.key), without_copy_number(reference)
    for number in COPY_NUMBERS:
        if before := kept_under(telling.to.holder_id, key):
            return Receipt(before.id, before.reference, "", was_kept_before=True)
        try:
            with transaction.atomic(), intake_scope(telling.to.holder_id):
                concern = _keep(telling=telling, reference=f"{root}-{number}", way_back="", by=by)
        except IntegrityError:
            continue
        return Receipt(concern.pk, concern.reference, "")
    raise RuntimeError(f"{root} has {len(COPY_NUMBERS)} copies already.")


@action(savepoint=False)
def _keep(*, telling: Telling, reference: str, way_back: str, by: Actor) -> Concern:
    received = telling.received_at or timezone.now()
    concern = Concern(
        **telling.columns(),
        body_id=telling.to.body_id,
        reference=reference,
        received_at=received,
        decision_due=_due(telling, received),
        urgent=telling.danger,
        logged_by=telling.logged_by,
        idempotency_key=hash_of_key(telling.key),
        content_digest=telling.digest(),
        way_back_hash=hash_of_way_back(way_back) if way_back else "",
    )
    rows = [concern, *_children(concern, telling), _to_decide(concern, telling)]
    if message := _for_duty_team(concern, telling):
        insert_together([*rows, message], also=DEFER, values=to_defer(message))
    else:
        insert_together(rows)
    attach(file_ids=telling.files, to=concern, by=by)
    concern_received.send(Concern, concern=concern)
    told = ["account", "children", *(["files"] if telling.files else [])]
    record(by=by, verb="received", subject=concern, fields=told)
    return concern


def _due(telling: Telling, received: datetime) -> datetime:
    nation = telling.to.nation
    days = telling.to.decide_within or clock_of(nation)
    return decision_due(received, nation, today=telling.danger, working_days=days)


def _children(concern: Concern, telling: Telling) -> list[ReportedChild]:
    return [
        ReportedChild(concern=concern, position=position, **vars(child))
        for position, child in enumerate(telling.children, start=1)
    ]


def _to_decide(concern: Concern, telling: Telling) -> Item:
    """Made here and not by `worklist.ask`, which looks for an earlier item: what is new can have none."""
    return Item(
        kind="decide",
        source_id=concern.pk,
        title=f"Decide on {concern.reference}",
        page=PAGE,
        page_id=concern.pk,
        team_id=telling.to.team_id,
        due=concern.decision_due,
        urgent=concern.urgent,
    )


def _to_read(message: Message) -> list[Item]:
    """A reporter's words go on the list of the team that decides; a council without one has nobody to ask."""
    team = triage_team_of(message.holder_id)
    if team is None or team.agency.body is None:
        return []
    nation = team.agency.body.nation
    return [
        Item(
            kind="read-message",
            source_id=message.pk,
            title="Somebody wrote about their report",
            page=PAGE,
            page_id=message.concern_id,
            team_id=team.pk,
            due=decision_due(message.at, nation, today=False, working_days=clock_of(nation)),
        )
    ]


def _for_duty_team(concern: Concern, telling: Telling) -> Posted | None:
    """No name and no word of the worry: email travels open."""
    if not telling.to.duty_email:
        return None
    soon = "Somebody must look at it today. " if concern.danger else ""
    body = f"A new worry has arrived, reference {concern.reference}. {soon}Sign in to read it."
    return letter(
        to=telling.to.duty_email,
        subject=f"A new worry: {concern.reference}",
        body=body,
        about=concern,
        kind=NEW_WORRY,
        urgent=concern.danger,
    )


def _same_receipt(telling: Telling, before: Kept) -> Receipt:
    if before.content_digest != telling.digest():
        raise KeyUsedTwice
    return Receipt(before.id, before.reference, way_back_from(telling.key), was_kept_before=True)


@action
def add_message(
    *, concern: Concern, words: str, written_by: str, files: Sequence[UUID] = (), key: str = "", by: Actor
) -> Message:
    """Write to whoever told us, or from them to the council. A reporter's words go on the triage team's list.

    From a reporter the scope is an intake scope, and `concern` holds only its id and its holder. `files` were added
    beside the words. Raises `NoLongerHere` where one has been taken back in the meantime, and `SentAlready` where
    something was sent under this `key` before; it is made with the form.
    """
    message = Message(concern=concern, written_by=written_by, words=words, at=timezone.now())
    message.idempotency_key = hash_of_key(key) if key else ""
    from_reporter = written_by == "reporter"
    with once(ONE_A_KEY):
        insert_together([message, *(_to_read(message) if from_reporter else [])])
    attach(file_ids=files, to=message, by=by)
    if from_reporter:
        message_received.send(Message, message=message)
    verb = "wrote back" if from_reporter else "wrote to the reporter"
    record(by=by, verb=verb, subject=message, fields=["words", *(["files"] if files else [])])
    return message
