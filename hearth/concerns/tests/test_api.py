"""The same report from another system."""

import json
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from hearth.concerns.models import Concern
from hearth.concerns.queries import way_back
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")
KEY = "a-key-of-the-other-system"
BODY = {
    "account": "She came to school in wet clothes. 👧",
    "lives_postcode": "nm11aa",
    "children": [{"age": "about six"}],
}


def send(body: Any = BODY, key: Any = KEY) -> Any:
    given = body if isinstance(body, bytes | str) else json.dumps(body)
    return Client().post("/api/concerns", given, content_type="application/json", headers={"Idempotency-Key": key})


def test_it_is_kept_and_answered_with_a_reference_and_a_way_back(cast: Any) -> None:
    answer = send()
    assert answer.status_code == 201
    told = answer.json()
    assert way_back(told["reference"], told["way_back"]) is not None
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get(reference=told["reference"])
        assert concern.account == BODY["account"]
        assert concern.children.get().born_as_told == "about six"


def test_sent_again_it_has_the_same_answer(cast: Any) -> None:
    first, again = send(), send()
    assert again.status_code == 200
    assert again.json() == first.json()


def test_another_report_under_the_same_key_is_refused(cast: Any) -> None:
    send()
    refused = send(BODY | {"account": "Something else"})
    assert refused.status_code == 409
    assert refused.json()["error"].endswith(".")


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"account": ""}, "account", "A few words are enough"),
        ({"account": "x" * 20_000}, "account", "20,000 characters long"),
        ({"account": "a\x00b"}, "account", "hidden character"),
        ({"account": 7}, "account", "must be text"),
        ({"children": [{"born": "2019-02-31"}]}, "children.0.born", "day"),
        ({"children": [{"born": "2999-01-01"}]}, "children.0.born", "must be in the past"),
        ({"children": [{}] * 13}, "report", "At most 12 children"),
        ({"reporter_email": "a@example.org\r\nBcc: b@example.org"}, "reporter_email", "one line"),
        ({"lives_postcode": "nowhere"}, "lives_postcode", "not a full UK postcode"),
        ({"lives_postcode": "ZZ99 9ZZ"}, "lives_postcode", "not in our list"),
        ({"lives_postcode": "FA1 1AA"}, "lives_postcode", "does not use Hearth"),
        ({"lives_postcode": "", "council": "atlantis"}, "council", "does not use Hearth"),
        ({"lives_postcode": ""}, "report", "Give lives_postcode"),
        ({"score": 5}, "score", "do not know this field"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(cast: Any, changed: Any, field: Any, sentence: Any) -> None:
    refused = send(BODY | changed)
    assert refused.status_code == 422
    assert sentence in refused.json()["errors"][field]
    with holder_scope(cast.northmoor.id):
        assert not Concern.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", '{"account": "\\ud800"}', b"\xff\xfe"])
def test_what_is_not_json_gets_an_answer_too(cast: Any, body: Any) -> None:
    refused = send(body)
    assert refused.status_code == 422
    assert refused.json()["errors"]


def test_a_report_needs_a_key_of_its_own(cast: Any) -> None:
    assert "Idempotency-Key" in send(key="short").json()["errors"]


def test_the_address_takes_reports_and_gives_none(cast: Any, client: Any) -> None:
    assert client.get("/api/concerns").status_code == 405


def test_two_requests_at_once_are_one_report(committed: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.concerns.views.api.destination_of_id", lambda _: committed.to)
    together, answers = Barrier(4), []

    def request() -> None:
        together.wait()
        answers.append(send(key=committed.key))
        connection.close()

    requests = [Thread(target=request) for _ in range(4)]
    for one in requests:
        one.start()
    for one in requests:
        one.join()
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["reference"] for answer in answers}) == 1
