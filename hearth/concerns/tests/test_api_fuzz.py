"""The API is sent whatever its own description allows, and whatever it forbids: no answer is a broken one.

A few cases in `make test`; a thousand for each operation with `make fuzz`, which sets HEARTH_FUZZ.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hearth.access.api.pace import PACE
from hearth.concerns.api.description import document
from hearth.concerns.tests.api import System

FUZZ = "HEARTH_FUZZ"
CASES = int(os.environ.get(FUZZ, "40"))
PHASES = [Phase.explicit, Phase.generate] if FUZZ in os.environ else [Phase.generate]  # explicit: every edge of a field
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
pytestmark = pytest.mark.usefixtures("postcodes")


def described() -> Any:
    """Schemathesis's view of the description, spoken to through WSGI, without a network."""
    told = schemathesis.openapi.from_dict(document(), config=SchemathesisConfig.from_dict({}))
    told.app = WSGIHandler()
    return told


class School:
    """A system with a key and one report of its own, and a tally of what it was answered."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.reference = system.send().json()["reference"]
        self.answers: Counter[int] = Counter()

    def may_be_understood(self, case: Any) -> None:
        """Every other case is given a real place or reference, or few would get past the first question."""
        if sum(self.answers.values()) % 2:
            return
        if "reference" in (case.path_parameters or {}):
            case.path_parameters["reference"] = self.reference
        if isinstance(case.body, dict) and "account" in case.body:
            case.body = case.body | {"lives_postcode": "NM1 1AA"}
            case.headers["Idempotency-Key"] = str(uuid4())
        if isinstance(case.body, dict) and "postcode" in case.body:
            case.body = case.body | {"postcode": "NM1 1AA"}


@pytest.fixture
def school(cast: Any, key_for: Any, monkeypatch: Any) -> Iterator[School]:
    """A server lets go of its connection after each request; here all of them are within the test's transaction.

    The pace of a key is put out of the way: it has tests of its own, and would answer most of a thousand quick cases.
    """
    PACE.forget()
    monkeypatch.setattr(PACE, "a_second", 1_000_000.0)
    known = School(System(key_for(cast.gus)))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield known
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    print(dict(sorted(known.answers.items())))  # `make fuzz` shows it


@described().parametrize()  # type: ignore[untyped-decorator]
@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    phases=PHASES,
    suppress_health_check=list(HealthCheck),
)
def test_no_answer_is_a_broken_one(case: Any, school: School) -> None:
    school.may_be_understood(case)
    answer = case.call(headers=school.system.headers)
    school.answers[answer.status_code] += 1
    case.validate_response(answer, checks=CHECKS)
