"""The same report from another agency's system: one key, one report, one receipt, as often as it is sent."""

import re
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from pydantic import BaseModel, ValidationError

from hearth.access.api.bodies import json_in
from hearth.access.api.pages import SentRequest, api_page
from hearth.access.api.problems import Problem, pointed
from hearth.access.keys.rules import READ_STATUS, SEND_CONCERNS
from hearth.audit.pending import record_read
from hearth.concerns.api.description import IDEMPOTENCY_KEY, KEY_WRITTEN, described
from hearth.concerns.api.incoming import ConcernIn, PlaceIn
from hearth.concerns.api.outgoing import ReceiptOut, status_of
from hearth.concerns.api.sending import NowhereToSend, send
from hearth.concerns.api.wrong import problem_of
from hearth.concerns.models import Concern
from hearth.concerns.queries import sent_report
from hearth.concerns.rules import tidy
from hearth.concerns.telling import KeyUsedTwice
from hearth.places.queries import find_postcode
from hearth.places.rules.postcodes import NotAPostcode
from hearth.scope.opening import intake_scope

READ = ("GET", "HEAD")
Model = TypeVar("Model", bound=BaseModel)


@api_page(methods=("POST",), scope=SEND_CONCERNS)
def concerns(request: SentRequest) -> HttpResponse:
    key = _key(request)
    body = _read(ConcernIn, request)
    try:
        told = send(told=body, key=key, by=request.sender)
    except NowhereToSend as problem:
        raise Problem("not-valid", "Nothing was kept.", errors=[pointed(problem.field, str(problem))]) from None
    except KeyUsedTwice:
        raise Problem("key-used-twice", "Nothing was kept. Another report needs another key.") from None
    where = reverse("api:concern", args=[told.receipt.reference])
    receipt = ReceiptOut(reference=told.receipt.reference, status_url=where, also_told=told.also, not_told=told.untold)
    return _json(receipt, status=200 if told.receipt.was_kept_before else 201, Location=where)


@api_page(methods=READ, scope=READ_STATUS)
def concern(request: SentRequest, reference: str) -> HttpResponse:
    """Where it stands. The log notes it once there is an answer to read; before that there is nothing of anybody."""
    report = sent_report(request.sender.agency_id, tidy(reference))
    if report is None:
        raise Problem("not-found", "Your agency has sent no report with this reference.")
    if report.decided_at:
        with intake_scope(report.holder_id):
            record_read(by=request.sender, subject=Concern(id=report.concern_id, holder_id=report.holder_id))
    return _json(status_of(report))


@api_page(methods=("POST",))
def bodies(request: HttpRequest) -> HttpResponse:
    """Who is responsible for children at a postcode. By POST, so that no log of addresses holds the postcode."""
    asked = _read(PlaceIn, request)
    try:
        return JsonResponse(find_postcode(asked.postcode).as_json())
    except NotAPostcode as problem:
        raise Problem("not-valid", str(problem), errors=[pointed("postcode", str(problem))]) from None


@api_page(methods=READ)
def openapi(request: HttpRequest) -> HttpResponse:
    headers = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
    return HttpResponse(described(), content_type="application/json", headers=headers)


def _key(request: SentRequest) -> str:
    key = request.headers.get(IDEMPOTENCY_KEY, "")
    if not re.fullmatch(KEY_WRITTEN, key):
        sentence = "Send 16 to 200 letters, digits and signs, without spaces, that no other report of yours has."
        wrong = {"header": IDEMPOTENCY_KEY, "detail": sentence}
        raise Problem("bad-request", f"{IDEMPOTENCY_KEY} is missing or cannot be used.", errors=[wrong])
    return key


def _read(model: type[Model], request: HttpRequest) -> Model:
    try:
        return model.model_validate_json(json_in(request))
    except ValidationError as trouble:
        raise problem_of(trouble) from None


def _json(told: BaseModel, status: int = 200, **headers: str) -> HttpResponse:
    return HttpResponse(told.model_dump_json(), content_type="application/json", status=status, headers=headers)
