"""Who may use the API, how often, and what is told when something is wrong."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from hearth.access.api import pages
from hearth.access.api.bodies import LONGEST_BODY
from hearth.access.api.pace import Pace
from hearth.access.keys.actions import revoke_key
from hearth.access.models import ApiKey
from hearth.audit.models import AuditEvent
from hearth.concerns.models import Concern
from hearth.concerns.tests.api import ADDRESS, BODY, JSON, PROBLEM, System, is_problem
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.usefixtures("postcodes")


@pytest.fixture
def school(cast: Any, key_for: Any) -> System:
    return System(key_for(cast.gus))


@pytest.mark.parametrize("secret", ["", "x", "hearth_", f"hearth_{'a' * 8}_{'b' * 40}", "é", "hearth_'; DROP TABLE--"])
def test_without_a_key_that_works_nothing_is_kept(cast: Any, secret: str) -> None:
    refused = System(secret).send()
    is_problem(refused, 401)
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    with holder_scope(cast.northmoor.id):
        assert not Concern.objects.exists()


def test_a_revoked_key_is_out_at_once_and_what_it_sent_stays(cast: Any, key_for: Any, school: System) -> None:
    reference = school.send().json()["reference"]
    key = ApiKey.objects.get()
    with holder_scope(cast.gus.holder_id):
        revoke_key(key=key, by=cast.gus)
    is_problem(school.send(), 401)
    is_problem(school.ask(reference), 401)
    assert System(key_for(cast.gus, name="The next one")).ask(reference).status_code == 200


def test_a_key_is_out_after_its_last_day(school: System) -> None:
    ApiKey.objects.update(expires_on=today())
    assert school.send().status_code == 201
    ApiKey.objects.update(expires_on="2026-01-01")
    is_problem(school.send(), 401)


def test_a_key_does_what_it_was_made_for(cast: Any, key_for: Any) -> None:
    sends = System(key_for(cast.gus, "concerns:send"))
    reads = System(key_for(cast.gus, "concerns:read-status", name="Dashboard"))
    assert "concerns:send" in is_problem(reads.send(), 403)["detail"]
    reference = sends.send().json()["reference"]
    is_problem(sends.ask(reference), 403)
    assert reads.ask(reference).json()["status"] == "received"


def test_its_use_is_remembered_by_the_day(school: System) -> None:
    school.send()
    assert ApiKey.objects.get().last_used_on == today()


def test_the_answer_is_for_the_agency_that_asked_and_its_reading_is_logged(cast: Any, school: System) -> None:
    reference = school.send().json()["reference"]
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(taken_by_id=cast.tess.id)
    assert school.ask(reference.lower()).json()["status"] == "being-read"
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(decided_at=timezone.now(), public_answer="Hush", professional_answer="A visit, today.")
    told = school.ask(reference)
    assert (told.json()["status"], told.json()["answer"]) == ("decided", "A visit, today.")
    assert "Hush" not in told.text
    with holder_scope(cast.northmoor.id):
        assert AuditEvent.objects.get(verb="opened").actor_id == ApiKey.objects.get().pk


def test_another_agencys_report_is_as_one_that_never_was(cast: Any, key_for: Any, school: System, telling: Any) -> None:
    others = System(key_for(cast.ada)).send(key="another-key-of-theirs").json()["reference"]
    told = [school.ask(reference) for reference in (others, "HTH-2222-2222", "x" * 300, "%00", "' OR 1=1")]
    assert len({is_problem(answer, 404)["detail"] for answer in told}) == 1


@pytest.mark.parametrize("body", [" ", "{", '{"account": "\\ud800"}', b"\xff\xfe", "[" * 5_000])
def test_what_is_not_json_is_told_so(school: System, body: Any) -> None:
    is_problem(school.send(body), 400)


def test_json_that_is_no_report_is_told_where(school: System) -> None:
    assert is_problem(school.send("[]"), 422)["errors"] == [{"pointer": "#", "detail": "This must be an object: {…}."}]


@pytest.mark.parametrize("key", ["", "x" * 15, "x" * 201, "with a space in it", "nul\0in-the-middle", "é" * 20])
def test_a_report_needs_a_key_of_its_own(school: System, key: str) -> None:
    assert is_problem(school.send(key=key), 400)["errors"][0]["header"] == "Idempotency-Key"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
def test_what_is_not_called_json_is_refused(school: System, kind: str) -> None:
    is_problem(school.send(kind=kind), 415)


def test_what_is_too_long_is_refused_before_it_is_read(school: System) -> None:
    is_problem(school.send(BODY | {"account": "x" * LONGEST_BODY}), 413)
    is_problem(school.send(BODY | {"account": "x" * 3_000_000}), 413)


def test_a_method_that_an_address_does_not_take_is_told_which_it_does(school: System) -> None:
    refused = school.client.delete(ADDRESS)
    is_problem(refused, 405)
    assert refused.headers["Allow"] == "POST"


def test_a_system_run_wild_is_told_when_to_come_back(school: System, monkeypatch: Any) -> None:
    monkeypatch.setattr(pages, "PACE", Pace(at_once=1, a_second=0.1))
    assert school.send().status_code == 201
    slower = school.send()
    assert "Send the same again in" in is_problem(slower, 429)["detail"]
    assert ApiKey.objects.get().asked_to_wait_on == today()
    assert 1 <= int(slower.headers["Retry-After"]) <= 10


def test_without_its_database_it_says_when_to_come_back(school: System, monkeypatch: Any) -> None:
    def away(*_: Any) -> None:
        raise OperationalError("could not connect to a server at 10.0.0.1")

    monkeypatch.setattr(pages, "sender_behind", away)
    answer = school.send()
    is_problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0
    assert "10.0.0.1" not in answer.text


def test_what_breaks_here_is_told_without_our_insides(school: System, monkeypatch: Any) -> None:
    def broken(**_: Any) -> None:
        raise ZeroDivisionError("a secret of ours")

    monkeypatch.setattr("hearth.concerns.views.api.send", broken)
    school.client = Client(raise_request_exception=False)
    answer = school.send()
    is_problem(answer, 500)
    assert "secret" not in answer.text


def test_the_council_of_a_postcode_is_told_without_a_key(client: Any, cast: Any) -> None:
    def ask(body: Any) -> Any:
        return client.post("/api/v1/bodies", body, content_type=JSON)

    assert ask({"postcode": "nm11aa"}).json()["body"]["id"] == "northmoor"
    assert ask({"postcode": "ZZ99 9ZZ"}).json()["body"] is None
    assert is_problem(ask({"postcode": "nowhere"}), 422)["errors"][0]["pointer"] == "#/postcode"


def test_the_description_is_there_for_everybody(client: Any) -> None:
    told = client.get("/api/v1/openapi.json")
    assert told.json()["openapi"] == "3.1.0"
    assert set(told.json()["paths"]) == {
        "/api/v1/concerns",
        "/api/v1/concerns/{reference}",
        "/api/v1/bodies",
    }


def test_the_page_for_developers_has_this_hearths_address_and_every_kind_of_problem(client: Any) -> None:
    page = client.get("/developers").text
    assert "curl http://testserver/api/v1/concerns" in page
    kinds = client.get("/api/v1/openapi.json").json()["components"]["responses"]
    assert all(f'id="{kind}"' in page for kind in kinds)


def test_a_name_that_this_hearth_does_not_answer_to_is_told_in_json_too(client: Any) -> None:
    answer = client.get("/api/v1/openapi.json", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
