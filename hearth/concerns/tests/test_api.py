"""Worries from another agency's system: kept once, under the agency of the key."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from time_machine import travel

from hearth.access.keys.sender import Sender
from hearth.access.models import ApiKey
from hearth.audit.models import AuditEvent
from hearth.concerns.forms.staff import Contact
from hearth.concerns.models import Concern
from hearth.concerns.tests.api import BODY, System, errors, is_problem
from hearth.concerns.way_back import hash_of_way_back, key_of_agency, way_back_from
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.usefixtures("postcodes")


@pytest.fixture
def school(cast: Any, key_for: Any) -> System:
    return System(key_for(cast.gus))


def test_it_is_kept_and_answered_with_a_reference_and_a_link(cast: Any, school: System) -> None:
    answer = school.send()
    told = answer.json()
    assert answer.status_code == 201
    assert told["status_url"] == answer.headers["Location"] == f"/api/v1/concerns/{told['reference']}"
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get(reference=told["reference"])
        assert concern.account == BODY["account"]
        assert concern.children.get().born_as_told == "about six"
        assert (concern.reporter_agency_name, concern.anonymous) == (cast.school.name, False)


def test_the_log_names_the_key_that_sent_it(cast: Any, school: System) -> None:
    school.send()
    key = ApiKey.objects.get()
    with holder_scope(cast.northmoor.id):
        event = AuditEvent.objects.get(verb="received")
    assert (event.actor_id, event.agency_id) == (key.pk, cast.school.pk)
    assert event.actor_text == "Key “School records”, Beck Lane Primary School"


def test_sent_again_it_has_the_same_receipt(cast: Any, school: System) -> None:
    first, again = school.send(), school.send()
    reordered = school.send(dict(reversed(BODY.items())))
    assert (again.status_code, reordered.status_code) == (200, 200)
    assert first.json() == again.json() == reordered.json()


def test_sent_again_on_another_day_it_is_still_the_same(cast: Any, school: System) -> None:
    """A child of "about six" was born in another year then, and the key still knows its report."""
    first = school.send()
    with travel(today() + timedelta(days=80)):
        again = school.send()
    assert (again.status_code, again.json()) == (200, first.json())


def test_sent_again_it_is_the_same_even_if_the_place_now_leads_elsewhere(cast: Any, school: System) -> None:
    first = school.send()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_agency SET body_id = NULL WHERE body_id = 'northmoor'")
    assert school.send().json() == first.json()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_agency SET body_id = 'northmoor' WHERE name LIKE 'Eastvale%'")
    again = school.send()
    assert (again.status_code, again.json()) == (200, first.json())
    with holder_scope(cast.eastvale.id):
        assert not Concern.objects.exists()


@pytest.mark.parametrize("changed", [{"account": "Something else"}, {"lives_postcode": "EV1 1AA"}])
def test_another_report_under_the_same_key_is_refused_whichever_council_it_is_for(
    cast: Any, school: System, changed: Any
) -> None:
    school.send()
    is_problem(school.send(BODY | changed), 409)
    with holder_scope(cast.eastvale.id):
        assert not Concern.objects.exists()


def test_two_agencies_may_choose_the_same_key(cast: Any, key_for: Any) -> None:
    school, council = System(key_for(cast.gus)), System(key_for(cast.ada))
    first, other = school.send().json(), council.send()
    assert other.status_code == 201
    assert other.json()["reference"] != first["reference"]
    is_problem(council.ask(first["reference"]), 404)
    with holder_scope(cast.northmoor.id):
        kept = set(Concern.objects.values_list("way_back_hash", flat=True))
    assert len(kept) == 2
    assert hash_of_way_back(way_back_from("a-key-of-the-other-system")) not in kept


def test_no_form_arrives_at_a_systems_key(cast: Any) -> None:
    """Staff who guess agency and key may try it in their form: it is no key there. A referral makes its own."""
    guessed = key_of_agency(cast.school.pk, "a-key-of-the-other-system")
    assert Contact({"key": guessed}, many=1).has_error("key")
    assert not Contact({"key": guessed.replace("\0", "-")}, many=1).has_error("key")


def test_a_second_council_is_told_where_the_child_is_now(cast: Any, school: System) -> None:
    told = school.send(BODY | {"now_where": "At her gran's, EV1 1AA"}).json()
    assert told["also_told"] == "Eastvale County Council"
    with holder_scope(cast.eastvale.id):
        assert Concern.objects.get().reference == f"{told['reference']}-2"
    is_problem(school.ask(f"{told['reference']}-2"), 404)


def test_a_second_council_out_of_reach_is_named(cast: Any, school: System) -> None:
    assert school.send(BODY | {"now_where": "FA1 1AA"}).json()["not_told"] == "Faraway Council"


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"account": ""}, "account", "A few words are enough"),
        ({"account": "x" * 20_000}, "account", "20,000 characters long"),
        ({"account": "a\x00b"}, "account", "hidden character"),
        ({"account": 7}, "account", "must be text"),
        ({"danger": "yes"}, "danger", "true or false"),
        ({"children": [{"born": "2019-02-31"}]}, "children/0/born", "day"),
        ({"children": [{"born": "2999-01-01"}]}, "children/0/born", "must be in the past"),
        ({"children": [{}] * 13}, "children", "At most 12 children"),
        ({"reporter_email": "a@example.org\r\nBcc: b@example.org"}, "reporter_email", "one line"),
        ({"lives_postcode": "nowhere"}, "lives_postcode", "not a full UK postcode"),
        ({"lives_postcode": "ZZ99 9ZZ"}, "lives_postcode", "not in our list"),
        ({"lives_postcode": "FA1 1AA"}, "lives_postcode", "does not use Hearth"),
        ({"lives_postcode": "", "council": "atlantis"}, "council", "does not use Hearth"),
        ({"lives_postcode": ""}, "council", "Give lives_postcode"),
        ({"lawful_basis": "because"}, "lawful_basis", "one of the values"),
        ({"reporter_agency_name": "Police"}, "reporter_agency_name", "do not know this field"),
        ({"a/b~c": 5}, "a~1b~0c", "do not know this field"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(
    cast: Any, school: System, changed: Any, field: Any, sentence: Any
) -> None:
    assert sentence in errors(school.send(BODY | changed))[f"#/{field}"]
    with holder_scope(cast.northmoor.id):
        assert not Concern.objects.exists()


def test_two_requests_at_once_are_one_report(committed: Any, monkeypatch: Any) -> None:
    sender = Sender(committed.to.team_id, "Records", committed.to.team_id, "A school", ("concerns:send",), today())
    monkeypatch.setattr("hearth.concerns.api.sending.destination_of_id", lambda _: committed.to)
    monkeypatch.setattr("hearth.access.api.pages.sender_behind", lambda *_: sender)
    together, answers = Barrier(4), []

    def request() -> None:
        together.wait()
        answers.append(System("any").send(key=committed.key))
        connection.close()

    requests = [Thread(target=request) for _ in range(4)]
    for one in requests:
        one.start()
    for one in requests:
        one.join()
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["reference"] for answer in answers}) == 1
