"""A teacher tells a council, on one long page that loses nothing, and hears what came of it."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import words
from hearth.drafts.models import Draft
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")
REFER, MINE = "/refer", "/refer/mine"
GIVEN = {
    "key": "made-with-the-form",
    "lives_postcode": "NM1 1AA",
    "account": "Bea came without lunch on four days of five.",
    "danger": "no",
    "lawful_basis": "public_task",
    "family_told": "yes",
    "child_1_given_names": "Bea",
    "signs_primary": ["primary_food", "primary_tired"],
}


def concern_of(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.get()


def test_it_reaches_the_council_with_who_sent_it(cast: Any, sign_in: Any) -> None:
    sign_in(cast.pia).post(REFER, GIVEN)
    concern = concern_of(cast.northmoor)
    assert (concern.reporter_name, concern.reporter_agency_name) == ("Pia Marsh", "Beck Lane Primary School")
    assert concern.what_seen == ["primary_food", "primary_tired"]
    assert (concern.lawful_basis, concern.family_told) == ("public_task", True)


def test_a_family_that_was_not_told_is_never_a_bar(cast: Any, sign_in: Any) -> None:
    sign_in(cast.pia).post(REFER, GIVEN | {"family_told": "no", "why_not_told": ""})
    assert concern_of(cast.northmoor).family_told is False


def test_sending_twice_is_one_referral_and_other_words_are_refused(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    assert client.post(REFER, GIVEN).url == client.post(REFER, GIVEN).url == MINE
    refused = client.post(REFER, GIVEN | {"account": "Something else"})
    assert refused.status_code == 409
    assert "already sent" in words(refused)
    assert "made-with-the-form" not in words(refused)  # pressing again sends it as another report
    assert concern_of(cast.northmoor).account == GIVEN["account"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"account": ""}, "Say what you have seen or been told"),
        ({"lives_postcode": ""}, "Enter the postcode, or choose the council"),
        ({"lives_postcode": "ZZ99 9ZZ"}, "not in our list"),
        ({"lives_postcode": "FA1 1AA"}, "Faraway Council does not use this service"),
        (
            {"child_1_born_day": "1", "child_1_born_month": "13", "child_1_born_year": "2019"},
            "month from 1 to 12",
        ),
        ({"lawful_basis": ""}, "Choose why you may share this"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_stay(cast: Any, sign_in: Any, typed: Any, sentence: Any) -> None:
    client = sign_in(cast.pia)
    refused = client.post(REFER, GIVEN | typed)
    assert sentence in words(refused)
    assert "Bea" in words(client.get(REFER))


def test_another_child_sends_nothing_and_makes_room(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    shown = client.post(REFER, GIVEN | {"another_child": "yes"})
    assert "child_2_given_names" in words(shown)
    client.post(REFER, GIVEN | {"child_2_given_names": "Cal"})
    with holder_scope(cast.northmoor.id):
        assert [str(child) for child in Concern.objects.get().children.all()] == ["Bea", "Cal"]


def test_what_is_typed_is_given_back_until_it_is_sent(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    assert client.post(reverse("drafts:save", args=["refer"]), GIVEN).status_code == 204
    shown = words(client.get(REFER))
    assert "without lunch" in shown
    assert 'value="primary_food" checked' in shown
    client.post(REFER, GIVEN)
    assert not Draft.objects.exists()


def test_the_referrer_hears_the_decision_and_nobody_else_does(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    client.post(REFER, GIVEN)
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(decided_at=timezone.now(), professional_answer="Early help, from Monday.")
    assert "Early help, from Monday." in words(client.get(MINE))
    client.logout()
    assert "You have not told a council" in words(sign_in(cast.hana).get(MINE))


@pytest.mark.parametrize("address", [REFER, MINE])
def test_it_needs_signing_in_and_work_with_families(cast: Any, client: Any, sign_in: Any, address: Any) -> None:
    assert client.get(address).status_code == 302
    assert sign_in(cast.eve).get(address).status_code == 404
