"""The same report from another system: one request, one answer, as often as it is sent."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from pydantic import ValidationError

from hearth.access.pages import public_page
from hearth.audit.actors import NamedActor
from hearth.concerns.actions import report
from hearth.concerns.api import ConcernIn, read, sentences
from hearth.concerns.portal.routing import NotFound, Routed, by_postcode, postcode_in
from hearth.concerns.queries import destination_of_id
from hearth.concerns.telling import Destination, KeyUsedTwice, Telling

ANOTHER_SYSTEM = NamedActor(None, "another agency's system")
SHORTEST_KEY, LONGEST_KEY = 16, 200
KEY = "Idempotency-Key"


@csrf_exempt
@public_page(methods=("POST",))
def concerns(request: HttpRequest) -> JsonResponse:
    key = request.headers.get(KEY, "")
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        sentence = f"Send a key of {SHORTEST_KEY} to {LONGEST_KEY} characters that no other report has."
        return _refused({KEY: sentence})
    try:
        told = read(request.body)
    except ValidationError as problem:
        return _refused(sentences(problem))
    try:
        to, place = _addressed(told)
    except NotFound as problem:
        return _refused({"lives_postcode" if told.lives_postcode else "council": str(problem)})
    return _kept(_telling(told, key, to, place))


def _kept(telling: Telling) -> JsonResponse:
    try:
        receipt = report(telling=telling, by=ANOTHER_SYSTEM)
    except KeyUsedTwice as problem:
        return JsonResponse({"error": f"{problem} Another report needs another key."}, status=409)
    answer = {"reference": receipt.reference, "way_back": receipt.way_back}
    return JsonResponse(answer, status=200 if receipt.was_kept_before else 201)


def _addressed(told: ConcernIn) -> tuple[Destination, Routed]:
    """Raises `NotFound` with a sentence where it can go nowhere."""
    place = by_postcode(told.lives_postcode) if told.lives_postcode else Routed(rule="chosen")
    body_id = place.body_id or told.council
    if not body_id:
        raise NotFound(f"{place.note} Send the council's id: {' or '.join(place.choices)}.")
    to = destination_of_id(body_id)
    if to is None:
        raise NotFound("This council does not use Hearth. Nothing was kept: tell the council directly.")
    return to, place


def _telling(told: ConcernIn, key: str, to: Destination, place: Routed) -> Telling:
    columns: dict[str, Any] = told.told() | {"lives_postcode": place.postcode}
    return Telling(
        to=to,
        key=key,
        route="professional",
        channel="other",
        anonymous=not told.reporter_name,
        now_postcode=postcode_in(told.now_where),
        routing=place.record(told.council),
        **columns,
    )


def _refused(errors: dict[str, str]) -> JsonResponse:
    return JsonResponse({"errors": errors}, status=422)
