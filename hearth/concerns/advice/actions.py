"""Ask, answer, ring, pass on, close. Nothing the public does here looks first: they add, and read nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.concerns.actions import report
from hearth.concerns.advice.models import AdviceEntry, AdviceRequest
from hearth.concerns.advice.queries import can_be_answered, kept_under
from hearth.concerns.advice.rules import NOT_ANSWERED, NOT_FOR_THEM, answer_due, may_close, new_reference
from hearth.concerns.inserting import insert_together, once
from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of_id
from hearth.concerns.telling import Destination, Telling
from hearth.concerns.way_back import hash_of_key, hash_of_way_back, new_key, way_back_from
from hearth.post.actions import post
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder
from hearth.ui.errors import BadInput
from hearth.worklist.actions import done
from hearth.worklist.models import Item

PAGE, TO_ANSWER = "concerns:advice_request", "answer-advice"
ONE_A_KEY = "one_entry_a_key"  # the constraint
TRIES = 3
ANSWERED = """There is an answer to what you asked, under the reference {reference}.

Go to Hearth and give the reference and the secret that you were shown.
"""


@dataclass(frozen=True)
class Asking:
    """A question, before it is one of the council's. Names are those of `AdviceRequest`'s columns."""

    to: Destination
    key: str
    words: str
    way: str
    name: str = ""
    phone: str = ""
    email: str = ""
    times: tuple[str, ...] = ()
    safely: str = ""
    lives_postcode: str = ""
    reporter_user_id: UUID | None = None
    reporter_work_address: str = ""
    agency_name: str = ""

    def columns(self) -> dict[str, Any]:
        told = {name: value for name, value in vars(self).items() if name not in ("to", "key", "words")}
        return told | {"times": list(self.times)}


def ask_for_advice(*, asking: Asking, by: Actor) -> str:
    """Keep the question in the open intake scope. The same key again gives the same reference."""
    for _ in range(TRIES):
        try:
            return keep_question(asking=asking, reference=new_reference(), by=by).reference
        except IntegrityError:
            if before := kept_under(current_holder(), hash_of_key(asking.key)):
                return before
    raise RuntimeError("No unused reference was found.")


@action
def keep_question(*, asking: Asking, reference: str, by: Actor) -> AdviceRequest:
    now = timezone.now()
    request = AdviceRequest(
        **asking.columns(),
        reference=reference,
        body_id=asking.to.body_id,
        asked_at=now,
        answer_due=answer_due(now, asking.to.nation),
        idempotency_key=hash_of_key(asking.key),
        way_back_hash=hash_of_way_back(way_back_from(asking.key)),
    )
    entry = AdviceEntry(request=request, kind="asked", words=asking.words, at=now)
    insert_together([request, entry, _to_answer(request, entry, asking.to)])
    if asking.to.duty_email:
        body = (
            f"Somebody asks for advice, reference {reference}. An answer is due in one working day. Sign in to read it."
        )
        post(to=asking.to.duty_email, subject=f"Advice is asked for: {reference}", body=body, about=request)
    record(by=by, verb="asked for advice", subject=request, fields=["words"])
    return request


@action
def ask_on(*, request: AdviceRequest, body_id: str, words: str, key: str = "", by: Actor) -> AdviceEntry:
    """They write again. In an intake scope `request` holds only its id and its holder.

    Raises `SentAlready` where something was asked under this `key` before.
    """
    entry = AdviceEntry(request=request, kind="asked", words=words, at=timezone.now())
    entry.idempotency_key = hash_of_key(key) if key else ""
    to = destination_of_id(body_id)
    with once(ONE_A_KEY):
        insert_together([entry, *([_to_answer(request, entry, to)] if to else [])])
    record(by=by, verb="asked on", subject=request)
    return entry


def _to_answer(request: AdviceRequest, entry: AdviceEntry, to: Destination) -> Item:
    """Made here and not by `worklist.ask`, which looks for an earlier item: what is new can have none."""
    return Item(
        kind=TO_ANSWER,
        source_id=entry.pk,
        title=f"Answer {request.reference}" if request.reference else "Somebody asks on for advice",
        page=PAGE,
        page_id=request.pk,
        team_id=to.team_id,
        due=answer_due(entry.at, to.nation),
    )


@action
def answer(*, request: AdviceRequest, words: str, by: Viewer) -> AdviceEntry:
    """In writing. Whoever left an email address is told that there is an answer, and no more.

    Raises `BadInput` where it is kept from them.
    """
    if not can_be_answered(request):
        raise BadInput(NOT_FOR_THEM)
    entry = _note(request, "answered", words, by)
    _take_off_the_list(request)
    if request.email:
        body = ANSWERED.format(reference=request.reference)
        post(to=request.email, subject="There is an answer for you", body=body, about=request)
    record(by=by, verb="answered", subject=request)
    return entry


@action
def note_call(*, request: AdviceRequest, reached: bool, words: str, by: Viewer) -> AdviceEntry:
    entry = _note(request, "called" if reached else "tried", words, by)
    if reached:
        _take_off_the_list(request)
    record(by=by, verb="spoke with whoever asked" if reached else "could not reach whoever asked", subject=request)
    return entry


@action
def pass_on(*, request: AdviceRequest, told: str, danger: bool, by: Viewer) -> Concern:
    """Serious harm: the question becomes a worry in the queue, word for word, and its way back opens that too."""
    locked = AdviceRequest.objects.select_for_update().get(holder_id=request.holder_id, pk=request.pk)
    if locked.concern_id:
        record(by=by, verb="had passed on", subject=locked)
        return _concern(locked)
    receipt = report(telling=_telling(locked, danger, by), by=by)
    Concern.objects.filter(holder_id=locked.holder_id, pk=receipt.concern_id).update(way_back_hash=locked.way_back_hash)
    locked.concern_id, locked.asker_told = receipt.concern_id, told
    locked.save(update_fields=["concern", "asker_told"])
    _take_off_the_list(locked)
    record(by=by, verb="passed on", subject=locked, fields=["concern", "asker_told"])
    return _concern(locked)


@action
def close(*, request: AdviceRequest, by: Viewer) -> None:
    """Raises `BadInput` while nobody has answered or tried to."""
    kinds = list(request.entries.values_list("kind", flat=True))
    if not request.concern_id and not may_close(kinds):
        raise BadInput(NOT_ANSWERED)
    AdviceRequest.objects.filter(holder_id=request.holder_id, pk=request.pk).update(closed_at=timezone.now())
    _take_off_the_list(request)
    record(by=by, verb="closed", subject=request)


def _concern(request: AdviceRequest) -> Concern:
    assert request.concern_id is not None
    return Concern.objects.get(holder_id=request.holder_id, pk=request.concern_id)


def _note(request: AdviceRequest, kind: str, words: str, by: Viewer) -> AdviceEntry:
    return AdviceEntry.objects.create(request=request, kind=kind, words=words, by_name=by.name, at=timezone.now())


def _take_off_the_list(request: AdviceRequest) -> None:
    for entry in request.entries.filter(kind="asked"):
        done(kind=TO_ANSWER, source=entry)


def _telling(request: AdviceRequest, danger: bool, by: Viewer) -> Telling:
    to = destination_of_id(request.body_id)
    assert to is not None
    asked = request.entries.filter(kind="asked").values_list("words", flat=True)
    return Telling(
        to=to,
        key=new_key(),
        route="advice",
        account="\n\n".join(asked),
        danger=danger,
        lives_postcode=request.lives_postcode,
        reporter_name=request.name,
        reporter_phone=request.phone,
        reporter_email=request.email,
        reporter_agency_name=request.agency_name,
        reporter_user_id=request.reporter_user_id,
        reporter_work_address=request.reporter_work_address,
        contact_safe=_safe(request),
        anonymous=not request.name,
        keep_name_from_family=True,
        routing={"rule": "asked for advice", "choice": request.body_id, "asked_at": request.asked_at.isoformat()},
        logged_by=by.name,
    )


def _safe(request: AdviceRequest) -> str:
    """How it is safe to reach them, as they said when they asked."""
    return request.safely or ("By telephone" if request.phone else "By email" if request.email else "")
