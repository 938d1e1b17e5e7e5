"""The public route, page by page, as somebody who is upset and in a hurry walks it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.concerns.rules import LONGEST_ACCOUNT
from hearth.concerns.tests.walking import answer, page, walk, words
from hearth.drafts.models import Draft
from hearth.drafts.visitors import COOKIE
from hearth.places.models import ContactRoute
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")


def only_concern(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.prefetch_related("children").get()


def test_a_neighbour_tells_of_a_child(client: Any, cast: Any) -> None:
    walk(client)
    assert "4 Beck Lane" in words(client.get(page("check")))
    sent = client.post(page("check"), follow=True)
    concern = only_concern(cast.northmoor)
    assert concern.reference in words(sent)
    assert (concern.lives_postcode, concern.body_id, concern.anonymous) == ("NM1 1AA", "northmoor", True)
    assert [(child.given_names, child.born_as_told) for child in concern.children.all()] == [("Alfie", "about four")]
    assert concern.routing["release"] == "Invented 2026"


def test_danger_now_leads_to_999_and_a_way_on(client: Any, cast: Any) -> None:
    found = client.post(page("danger"), {"danger": "now"}, follow=True)
    assert 'href="tel:999"' in words(found)
    assert page("where") in words(found)


def test_what_cannot_wait_leads_to_the_councils_number(client: Any, cast: Any) -> None:
    with holder_scope(cast.northmoor.id):
        ContactRoute.objects.create(
            body_id="northmoor", audience="public", kind="phone", value="01632 960 001", verified_on="2026-11-01"
        )
    answer(client, "danger", danger="today")
    ring = client.post(page("where"), {"how": "postcode", "postcode": "NM1 1AA"}, follow=True)
    assert 'href="tel:01632960001"' in words(ring)
    assert page("now") in words(ring)


def test_a_council_without_hearth_is_shown_and_nothing_is_kept(client: Any, cast: Any) -> None:
    answer(client, "danger")
    shown = client.post(page("where"), {"how": "postcode", "postcode": "FA1 1AA"}, follow=True)
    assert "Faraway Council" in words(shown)
    assert "We have not kept anything" in words(shown)
    assert not Draft.objects.exists()


def test_without_a_postcode_the_council_is_found_by_name_or_chosen(client: Any, cast: Any) -> None:
    answer(client, "danger")
    assert answer(client, "where", how="council", council="Northmoor").url == page("now")
    asked = client.post(page("where"), {"how": "unknown"}, follow=True)
    assert "Which council is it?" in words(asked)
    assert client.post(page("council"), {"council": "eastvale"}).url == page("now")


@pytest.mark.parametrize("postcode", ["ZZ99 9ZZ", "hello", "NM1 1A\x00", "<script>"])
def test_a_postcode_that_leads_nowhere_gets_a_sentence_by_the_field(client: Any, cast: Any, postcode: Any) -> None:
    refused = answer(client, "where", postcode=postcode)
    assert refused.status_code == 200
    assert "postcode-error" in words(refused)


def test_two_councils_are_told_when_the_child_is_elsewhere(client: Any, cast: Any) -> None:
    walk(client, now={"now": "elsewhere", "now_where": "with her gran, ev1 1aa"})
    client.post(page("check"))
    home, other = only_concern(cast.northmoor), only_concern(cast.eastvale)
    assert other.reference == f"{home.reference}-2"
    assert home.now_postcode == "EV1 1AA"


def test_words_are_kept_byte_for_byte(client: Any, cast: Any) -> None:
    account = "  She said:\r\n\r\n“I'm hungry” 👧🏽\tمرحبا\u202e <b>&amp; Ω"
    walk(client, seen={"account": account})
    client.post(page("check"))
    assert only_concern(cast.northmoor).account == account


@pytest.mark.parametrize(
    ("step", "typed", "sentence"),
    [
        ("seen", {"account": "x" * (LONGEST_ACCOUNT + 1)}, "10,001 characters long. Shorten it to 10,000"),
        ("seen", {"account": " \n "}, "A few words are enough"),
        ("seen", {"account": "a\x00b"}, "hidden character"),
        (
            "child-1",
            {"born_day": "31", "born_month": "2", "born_year": "2020"},
            "31 February 2020 is not a real date",
        ),
        (
            "child-1",
            {"born_day": "1", "born_month": "1", "born_year": "2999"},
            "must be today or in the past",
        ),
        ("child-1", {"given_names": "", "born_words": ""}, "Tell us one thing about the child"),
        ("reach", {"how": "email", "email": "a@example.org\r\nBcc: b@example.org"}, "email address"),
        ("reach", {"how": "phone", "phone": "ring me"}, "Enter a telephone number"),
        ("danger", {"danger": ""}, "Choose whether a child is in danger"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    client: Any, cast: Any, step: Any, typed: Any, sentence: Any
) -> None:
    walk(client, upto=step)
    refused = answer(client, step, **typed)
    assert refused.status_code == 200
    assert sentence in words(refused)
    assert first_words(typed) in client.get(page(step)).content.decode()
    assert client.get(page("check")).status_code == 302


def first_words(typed: Any) -> Any:
    return next(iter(typed.values())).replace("\x00", "").split("\r")[0][:50]


def test_an_answer_that_was_not_offered_is_refused(client: Any, cast: Any) -> None:
    assert "Choose one of the answers" in words(answer(client, "you", relationship="nobody"))


def test_twenty_thousand_characters_are_still_there_to_shorten(client: Any, cast: Any) -> None:
    walk(client, upto="seen")
    answer(client, "seen", account="é" * 20_000)
    assert "é" * 20_000 in client.get(page("seen")).content.decode()


def test_several_children_and_one_too_many(client: Any, cast: Any) -> None:
    walk(client)
    assert answer(client, "child-1", then="another").url == page("child-2")
    answer(client, "child-2", given_names="Bea", then="another")
    answer(client, "child-3", given_names="Cal")
    client.post(page("child-2"), {"then": "remove"})
    client.post(page("check"))
    with holder_scope(cast.northmoor.id):
        assert [str(child) for child in Concern.objects.get().children.all()] == ["Alfie", "Cal"]


def test_changing_an_answer_comes_back_to_the_check(client: Any, cast: Any) -> None:
    walk(client)
    assert answer(client, "seen", account="Something else").url == page("check")
    assert "Something else" in words(client.get(page("check")))


def test_pressing_send_twice_and_refreshing_is_one_report(client: Any, cast: Any) -> None:
    walk(client)
    first, second = client.post(page("check"), follow=True), client.post(page("check"), follow=True)
    assert only_concern(cast.northmoor).reference in words(second)
    assert words(first).count("HTH-") == words(client.get(page("sent"))).count("HTH-") == 1


def test_the_words_leave_the_draft_when_sent_and_the_secret_when_it_was_read(client: Any, cast: Any) -> None:
    walk(client)
    client.post(page("check"))
    assert "garden" not in str(Draft.objects.get().content)
    client.post(page("sent"))
    assert not Draft.objects.exists()
    assert client.get(page("sent")).url == reverse("concerns:start")


def test_exit_forgets_everything_and_leaves(client: Any, cast: Any) -> None:
    walk(client, upto="you")
    left = client.get(reverse("concerns:exit"))
    assert left.url.startswith("https://www.bbc.co.uk")
    assert not Draft.objects.exists()
    assert client.cookies[COOKIE].value == ""
    assert "garden" not in words(client.get(page("seen")))


def test_what_is_being_typed_is_kept_but_not_yet_an_answer(client: Any, cast: Any) -> None:
    walk(client, upto="seen")
    assert client.post(reverse("concerns:keep", args=["seen"]), {"account": "half a sen"}).status_code == 204
    assert "half a sen" in words(client.get(page("seen")))
    assert client.get(page("check")).url == page("seen")


def test_nothing_is_kept_of_somebody_who_has_left(client: Any, cast: Any) -> None:
    client.post(reverse("concerns:keep", args=["seen"]), {"account": "half a sen"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize("step", ["danger", "where", "now", "child-1", "seen", "you", "reach"])
def test_every_page_has_the_way_out_and_works_without_an_earlier_one(client: Any, cast: Any, step: Any) -> None:
    shown = words(client.get(page(step)))
    assert f'href="{reverse("concerns:exit")}"' in shown
    assert "govuk-exit-this-page" in shown


def test_the_way_out_is_explained_before_its_button_appears(client: Any, cast: Any) -> None:
    for name in ("start", "before"):
        shown = words(client.get(reverse(f"concerns:{name}")))
        assert "govuk-exit-this-page__button" not in shown
        assert f'href="{reverse("concerns:exit")}"' in shown
    assert "Exit this page" in words(client.get(reverse("concerns:before")))


@pytest.mark.parametrize("name", ["safety", "thresholds", "signs", "what_happens", "call_999", "today"])
def test_plain_pages_answer(client: Any, cast: Any, name: Any) -> None:
    assert client.get(reverse(f"concerns:{name}")).status_code == 200


def test_the_levels_are_those_of_the_practice_library(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:thresholds")))
    assert "Targeted or intensive help" in shown
    assert "Health visitor or midwife" in shown


@pytest.mark.parametrize(
    ("nation", "says", "never"),
    [
        ("england", "Family Help", "inter-agency referral discussion"),
        ("scotland", "Nurtured", "section 47"),
        ("wales", "Care and support, or protection", "Family Help"),
        ("northern_ireland", "family support hub", "the council can arrange"),
    ],
)
def test_each_nation_has_levels_of_its_own(client: Any, cast: Any, nation: str, says: str, never: str) -> None:
    shown = words(client.get(reverse("concerns:thresholds"), {"nation": nation}))
    assert says in shown
    assert never not in shown
    assert "England" in words(client.get(reverse("concerns:thresholds"), {"nation": "atlantis"}))


def test_the_door_has_four_ways_in(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:start")))
    for name in ("before", "young_start", "parent_start", "professional", "way_back", "signs", "what_happens"):
        assert f'href="{reverse(f"concerns:{name}")}"' in shown


def test_the_reasons_for_silence_are_answered_where_people_write(client: Any, cast: Any) -> None:
    shown = words(client.get(page("seen")))
    for reason in ("I have no proof", "What if I am wrong?", "Who will know what I wrote?", "Whom do I have to tell?"):
        assert reason in shown


def test_signs_may_be_ticked_by_age(client: Any, cast: Any) -> None:
    assert "has no coat in winter" in words(client.get(reverse("concerns:signs")))
    walk(client, seen={"signs_primary": "primary_smells"})
    assert "has no coat in winter" in words(client.get(page("check")))
    client.post(page("check"))
    assert only_concern(cast.northmoor).what_seen == ["primary_smells"]


def test_a_sign_that_was_not_offered_is_refused(client: Any, cast: Any) -> None:
    assert "Choose from the answers on this page" in words(answer(client, "seen", signs_primary="baby_sore"))
