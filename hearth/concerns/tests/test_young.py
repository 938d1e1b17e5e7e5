"""A child's or young person's own way in: words first, few questions, and their account as they wrote it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.tests.voices import ANSWERS, answer, send, walk, words
from hearth.concerns.young.adults import ADULTS
from hearth.concerns.young.forms import town_of
from hearth.concerns.young.telling import safely
from hearth.drafts.models import Draft
from hearth.places.models import ContactRoute
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")

WORDS = ["young_start", "young_me", "young_neglect", "young_grown_ups", "young_who_will_know", "friend_start"]


def the_concern(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.prefetch_related("children").get()


def test_a_child_tells_of_themselves(client: Any, cast: Any) -> None:
    walk(client, "young")
    sent = send(client, "young")
    concern = the_concern(cast.northmoor)
    assert concern.reference in words(sent)
    assert (concern.route, concern.about_self, concern.account) == (
        "child",
        True,
        ANSWERS["young"]["happening"]["account"],
    )
    assert [(str(child), child.born_as_told, child.school) for child in concern.children.all()] == [
        ("Kit", "11", "Hillside")
    ]
    assert (concern.trusted_adult, concern.wants) == ("Miss Hall", "someone to help mum")
    assert concern.contact_safe == "By text. at lunch. Leave no message"
    assert (concern.must_not_know, concern.keep_name_from_family) == ("my stepdad", True)


def test_a_child_tells_of_a_friend(client: Any, cast: Any) -> None:
    walk(client, "friend")
    send(client, "friend")
    concern = the_concern(cast.northmoor)
    assert (concern.route, concern.about_self, concern.anonymous) == ("child", False, True)
    assert (concern.reporter_relationship, concern.reporter_age, concern.contact_safe) == (
        "A child or young person who is their friend",
        "12",
        "",
    )
    assert [str(child) for child in concern.children.all()] == ["Bea"]


def test_the_words_are_kept_byte_for_byte(client: Any, cast: Any) -> None:
    account = "  i dont no\r\nwhat to do 😢\tمرحبا\u202e <b>pls</b> "
    walk(client, "young", happening={"account": account})
    send(client, "young")
    assert the_concern(cast.northmoor).account == account


def test_the_school_and_its_town_lead_to_a_council(client: Any, cast: Any) -> None:
    walk(client, "young", where={"how": "school", "postcode": "", "school": "Hillside School, Northmoor"})
    send(client, "young")
    concern = the_concern(cast.northmoor)
    assert (concern.body_id, concern.lives_address) == ("northmoor", "Hillside School, Northmoor, Northmoor")


def test_not_knowing_leads_to_a_list_of_councils(client: Any, cast: Any) -> None:
    answer(client, "young", "danger")
    asked = client.post(JOURNEYS["young"].address("where"), {"how": "unknown"}, follow=True)
    assert "Which council is it?" in words(asked)
    assert client.post(JOURNEYS["young"].address("council"), {"council": "eastvale"}).url == JOURNEYS["young"].address(
        "happening"
    )


@pytest.mark.parametrize(
    ("school", "town"),
    [
        ("Hillside School, Leeds", "Leeds"),
        ("St Mary’s Leeds", "Leeds"),
        ("Leeds", "Leeds"),
        ("Hillside, ", ""),
        ("", ""),
    ],
)
def test_the_town_of_a_school(school: Any, town: Any) -> None:
    assert town_of(school) == town


@pytest.mark.parametrize("seen", ["yes", "unsure", ""])
def test_no_message_is_left_that_somebody_else_could_see(seen: Any) -> None:
    assert "Leave no message" in safely({"how": "phone", "when": "", "seen": seen})
    assert "message" not in safely({"how": "phone", "when": "", "seen": "no"})
    assert safely({"how": "no", "when": "now", "seen": seen}) == ""


@pytest.mark.parametrize("voice", ["young", "friend"])
def test_danger_comes_first_and_999_dials(client: Any, cast: Any, voice: Any) -> None:
    assert 'href="tel:999"' in words(answer(client, voice, "danger", danger=""))
    now = client.post(JOURNEYS[voice].address("danger"), {"danger": "now"}, follow=True)
    assert 'href="tel:999"' in words(now)
    assert JOURNEYS[voice].address("where") in words(now)
    today = client.post(JOURNEYS[voice].address("danger"), {"danger": "today"}, follow=True)
    assert 'href="tel:08001111"' in words(today)


def test_what_cannot_wait_gets_the_councils_number_and_is_urgent(client: Any, cast: Any) -> None:
    ContactRoute.objects.create(
        body_id="northmoor", audience="public", kind="phone", value="01632 960 001", verified_on="2026-11-01"
    )
    answer(client, "young", "danger", danger="today")
    ring = client.post(JOURNEYS["young"].address("where"), ANSWERS["young"]["where"], follow=True)
    assert 'href="tel:01632960001"' in words(ring)
    walk(client, "young", danger={"danger": "today"})
    assert "They decide today" in words(send(client, "young"))
    assert the_concern(cast.northmoor).urgent


def test_a_council_without_hearth_keeps_nothing_and_points_to_somebody(client: Any, cast: Any) -> None:
    answer(client, "young", "danger")
    shown = client.post(JOURNEYS["young"].address("where"), {"how": "postcode", "postcode": "FA1 1AA"}, follow=True)
    assert "We cannot reach" in words(shown)
    assert "0800 1111" in words(shown)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_no_form(client: Any, cast: Any, name: Any) -> None:
    shown = words(client.get(reverse(f"concerns:{name}")))
    assert not [tag for tag in ("<form", "<input", "<textarea") if tag in shown]
    assert reverse("concerns:exit") in shown
    assert "0800 1111" in shown


@pytest.mark.parametrize("adult", ADULTS, ids=lambda adult: adult.id)
def test_each_grown_up_has_sentences_to_begin_with(client: Any, cast: Any, adult: Any) -> None:
    shown = words(client.get(reverse("concerns:young_grown_up", args=[adult.id])))
    assert all(str(sentence) in shown for sentence in adult.sentences)
    assert "They cannot always keep it secret" in shown


def test_there_is_no_page_for_a_grown_up_nobody_named(client: Any, cast: Any) -> None:
    assert client.get(reverse("concerns:young_grown_up", args=["nobody"])).status_code == 404


def test_secrecy_is_not_promised(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:young_who_will_know")))
    assert "We cannot promise to keep it secret" in shown
    assert "even if you say no" in shown


def test_the_receipt_says_where_to_hide_it_and_when_somebody_decides(client: Any, cast: Any) -> None:
    walk(client, "young")
    shown = words(send(client, "young"))
    assert "in a school book" in shown
    assert "You can also just remember" in shown
    assert "They decide what to do by" in shown


def test_exit_forgets_every_voice(client: Any, cast: Any) -> None:
    walk(client, "young", upto="reach")
    walk(client, "parent", upto="reach")
    client.get(reverse("concerns:exit"))
    assert not Draft.objects.exists()
    back = client.get(JOURNEYS["young"].address("happening"))
    assert "any food in" not in words(back)
    assert back.headers["Cache-Control"] == "no-store"


def test_the_voices_do_not_mix(client: Any, cast: Any) -> None:
    walk(client, "young", upto="you")
    assert "any food in" not in words(client.get(reverse("concerns:seen")))
    assert client.get(JOURNEYS["friend"].address("check")).url == JOURNEYS["friend"].address("danger")


def test_only_this_voices_steps_are_kept(client: Any, cast: Any) -> None:
    assert client.post(reverse("concerns:young_keep", args=["seen"])).status_code == 404
    assert client.post(reverse("concerns:young_keep", args=["child-2"])).status_code == 404
