"""A system's report on its way to the councils: who sends is the key's agency, whatever the body says."""

import hashlib
from typing import Any

from hearth.access.keys.sender import Sender
from hearth.concerns.api.incoming import ConcernIn
from hearth.concerns.portal.councils import Told, tell_councils
from hearth.concerns.portal.routing import NotFound, Routed, by_postcode, postcode_in
from hearth.concerns.queries import destination_of_id, sent_under
from hearth.concerns.telling import Destination, KeyUsedTwice, Receipt, Telling
from hearth.concerns.way_back import hash_of_key, key_of_agency, way_back_from
from hearth.places.models import ResponsibleBody


class NowhereToSend(ValueError):
    """The place leads to no council that Hearth reaches. The message says what to do; `field` is where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def send(*, told: ConcernIn, key: str, by: Sender) -> Told:
    """Keep it, or find it kept before. Raises `KeyUsedTwice`, and `NowhereToSend` for what was never kept."""
    key, digest = key_of_agency(by.agency_id, key), _digest(told)
    try:
        to, place = _addressed(told)
    except NowhereToSend:
        if before := _kept_before(by, key, digest):  # the postcode file has changed since
            return before
        raise
    return tell_councils(telling=_telling(told, key, digest, to, place, by), by=by)


def _digest(told: ConcernIn) -> str:
    """The same whatever the order of its fields, the spaces between them and the day it is sent on."""
    return hashlib.sha256(told.model_dump_json(exclude_unset=True).encode()).hexdigest()


def _kept_before(by: Sender, key: str, digest: str) -> Told | None:
    before = sent_under(by.agency_id, hash_of_key(key))
    if before is None:
        return None
    if before.content_digest != digest:
        raise KeyUsedTwice
    return Told(Receipt(before.id, before.reference, way_back_from(key), was_kept_before=True))


def _addressed(told: ConcernIn) -> tuple[Destination, Routed]:
    field = "lives_postcode" if told.lives_postcode else "council"
    try:
        place = by_postcode(told.lives_postcode) if told.lives_postcode else Routed(rule="chosen")
    except NotFound as problem:
        if not told.council:
            raise NowhereToSend(field, str(problem)) from None
        place = Routed(rule="chosen")
    body_id = place.body_id or told.council
    if not body_id:
        raise NowhereToSend(field, _no_council(place))
    to = destination_of_id(body_id)
    if to is None:
        raise NowhereToSend(field, "This council does not use Hearth. Nothing was kept: tell the council directly.")
    if told.now_council and not ResponsibleBody.objects.filter(pk=told.now_council).exists():
        raise NowhereToSend("now_council", "There is no responsible body with this id.")
    return to, place


def _no_council(place: Routed) -> str:
    if not place.choices:
        return "Give lives_postcode, or the id of a council."
    return f"{place.note} Send the council's id: {' or '.join(place.choices)}."


def _telling(told: ConcernIn, key: str, digest: str, to: Destination, place: Routed, by: Sender) -> Telling:
    columns: dict[str, Any] = told.told() | {"lives_postcode": place.postcode or told.lives_postcode}
    return Telling(
        to=to,
        key=key,
        route="professional",
        channel="other",
        now_postcode=postcode_in(told.now_where),
        now_councils=(told.now_council,) if told.now_council else (),
        reporter_agency_id=by.agency_id,
        reporter_agency_name=by.agency_name,
        routing=place.record(told.council),
        body_digest=digest,
        **columns,
    )
