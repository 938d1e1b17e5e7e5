"""The API described for computers, OpenAPI 3.1, made from the same models that read what is sent."""

import json
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from hearth.access.api.bodies import LONGEST_BODY
from hearth.access.api.pace import A_SECOND, AT_ONCE
from hearth.access.api.problems import CONTENT_TYPE, KINDS
from hearth.access.keys.rules import READ_STATUS, SCOPES, SEND_CONCERNS
from hearth.concerns.api.examples import EXAMPLE
from hearth.concerns.api.incoming import ConcernIn, PlaceIn
from hearth.concerns.api.outgoing import FindingOut, ProblemOut, ReceiptOut, StatusOut

IDEMPOTENCY_KEY = "Idempotency-Key"
KEY_WRITTEN = r"[!-~]{16,200}"
ABOUT = f"""For the systems of agencies that work with children: tell a council of a worry, and hear what it decided.

Every error is `{CONTENT_TYPE}` (RFC 9457). A key may ask {AT_ONCE:,} times at once and {A_SECOND:.0f} times a second
after that; then 429 with Retry-After. A body is at most {LONGEST_BODY:,} bytes.

If a child is in danger now, ring 999."""
KEYED = ("no-key", "not-allowed", "too-many")
WITH_BODY = ("bad-request", "too-large", "not-json", "not-valid")
ANYWHERE = ("method-not-allowed", "broken", "away")


@cache
def described() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hearth", "version": "1", "description": ABOUT},
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/concerns": {"post": _send()},
            "/api/v1/concerns/{reference}": {"get": _status()},
            "/api/v1/bodies": {"post": _bodies()},
        },
        "components": {
            "schemas": _schemas(),
            "responses": {kind: _problem(kind) for kind in KINDS},
            "securitySchemes": {"key": _key()},
        },
    }


def _send() -> dict[str, Any]:
    return {
        "operationId": "sendConcern",
        "summary": "Tell a council of a worry about a child",
        "description": "Kept before it is answered. Send the same again, under the same key, until there is an answer.",
        "security": [{"key": [SEND_CONCERNS]}],
        "parameters": [_idempotency_key()],
        "requestBody": _body("ConcernIn", EXAMPLE),
        "responses": {
            "201": _answer("ReceiptOut", "Kept") | {"headers": {"Location": {"schema": {"type": "string"}}}},
            "200": _answer("ReceiptOut", "It was kept before: the same receipt"),
            **_problems(*KEYED, *WITH_BODY, "key-used-twice"),
        },
    }


def _status() -> dict[str, Any]:
    where = {"name": "reference", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    return {
        "operationId": "statusOfConcern",
        "summary": "What became of a worry that your agency sent",
        "security": [{"key": [READ_STATUS]}],
        "parameters": [where],
        "responses": {"200": _answer("StatusOut", "Where it stands"), **_problems(*KEYED, "not-found")},
    }


def _bodies() -> dict[str, Any]:
    return {
        "operationId": "responsibleBody",
        "summary": "Which council is responsible for children at a postcode",
        "security": [],
        "requestBody": _body("PlaceIn", {"postcode": "NM1 1AA"}),
        "responses": {"200": _answer("FindingOut", "What was found"), **_problems(*WITH_BODY)},
    }


def _idempotency_key() -> dict[str, Any]:
    return {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "required": True,
        "description": "Made by you, once for each report: a UUID, say. Two agencies may choose the same.",
        "schema": {"type": "string", "minLength": 16, "maxLength": 200, "pattern": f"^{KEY_WRITTEN}$"},
    }


def _key() -> dict[str, Any]:
    scopes = "; ".join(f"`{scope}`: {meaning}" for scope, meaning in SCOPES.items())
    told = f"A key of your agency, which its administrator makes in Hearth. Scopes: {scopes}."
    return {"type": "http", "scheme": "bearer", "description": told}


def _body(model: str, example: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": _of(model), "example": example}}}


def _answer(model: str, meaning: str) -> dict[str, Any]:
    return {"description": meaning, "content": {"application/json": {"schema": _of(model)}}}


def _problems(*kinds: str) -> dict[str, Any]:
    told = {str(KINDS[kind][0]): kind for kind in (*kinds, *ANYWHERE)}
    return {status: {"$ref": f"#/components/responses/{kind}"} for status, kind in sorted(told.items())}


def _problem(kind: str) -> dict[str, Any]:
    return {"description": KINDS[kind][1], "content": {CONTENT_TYPE: {"schema": _of("ProblemOut")}}}


def _of(model: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model}"}


def _schemas() -> dict[str, Any]:
    told: list[Any] = [(model, "validation") for model in (ConcernIn, PlaceIn)]
    told += [(model, "serialization") for model in (ReceiptOut, StatusOut, FindingOut, ProblemOut)]
    _, found = models_json_schema(told, ref_template="#/components/schemas/{model}")
    return dict(found["$defs"])
