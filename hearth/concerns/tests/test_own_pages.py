"""A council's own pages: written, looked at exactly as the public will see them, then published; all of it kept."""

from datetime import time
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hearth.access.models import Agency
from hearth.audit.models import AuditEvent
from hearth.concerns.models import OwnPage
from hearth.concerns.own_pages.actions import Overtaken, write_part
from hearth.concerns.own_pages.checking import gives_away, plain_text, wrong_gaps
from hearth.concerns.own_pages.parts import OwnRoute
from hearth.concerns.own_pages.presenters import route_shown
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.presenters.reaching import ways_to_reach
from hearth.concerns.queries import destination_of_id
from hearth.concerns.tests.walking import words
from hearth.places.models import ResponsibleBody
from hearth.scope.opening import holder_scope

DAY_LINE = {
    "audience": "public",
    "kind": "phone",
    "phone": "0113 496 0001",
    "when": "times",
    "times": "08:30 to 17:00",
    "hours": "Weekdays, 8:30am to 5pm",
}
NIGHT_LINE = DAY_LINE | {"phone": "0113 496 0009", "when": "nights", "times": "", "hours": "Nights and weekends"}
MONDAY_NOON, SUNDAY = "2026-06-08T11:00:00+00:00", "2026-06-07T11:00:00+00:00"


@pytest.fixture
def ada(sign_in: Any, cast: Any) -> Any:
    return sign_in(cast.ada)


def save(ada: Any, name: str, typed: dict[str, Any], **args: Any) -> Any:
    """Fill in a page and save it, as it stands before whoever writes."""
    address = reverse(f"concerns:{name}", kwargs=args)
    version = ada.get(address).text.split('name="version" value="')[1].split('"')[0]
    return ada.post(address, typed | {"version": version})


def publish(ada: Any, part: str) -> Any:
    address = reverse("concerns:own_review", args=[part])
    version = ada.get(address).text.split('name="version" value="')[1].split('"')[0]
    return ada.post(address, {"version": version}, follow=True)


def council_page(client: Any, welsh: bool = False) -> str:
    with translation.override("cy" if welsh else "en-gb"):
        address = reverse("concerns:contact", args=["northmoor"])
    return words(client.get(address))


def numbers(at: str) -> list[str]:
    with time_machine.travel(at, tick=False):
        return [way.text for way in ways_to_reach(ResponsibleBody.objects.get(pk="northmoor"))]


def test_their_own_numbers_take_the_operators_place_by_the_clock(ada: Any) -> None:
    first = save(ada, "own_route", DAY_LINE, route_id="new")
    assert first.status_code == 302, first.text
    save(ada, "own_route", NIGHT_LINE, route_id="new")
    assert "0113 496 0001" not in numbers(MONDAY_NOON), "not before it is published"
    assert "Published" in publish(ada, "routes").text
    assert numbers(MONDAY_NOON) == ["0113 496 0001"]
    assert numbers(SUNDAY) == ["0113 496 0009"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"times": "five to nine"}, "Enter times like 08:30 to 17:00"),
        ({"times": "17:00 to 08:30"}, "It must open before it closes"),
        ({"phone": "ring us"}, "Enter a telephone number"),
        ({"kind": "web", "web": "javascript:alert(1)"}, "must begin with https://"),
        ({"audience": ""}, "Choose who it is for"),
        ({"hours": "x" * 20_000}, "20,000 characters long"),
        ({"hours": "a\x00b"}, "hidden character"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(ada: Any, typed: Any, sentence: str) -> None:
    refused = save(ada, "own_route", DAY_LINE | typed, route_id="new")
    assert refused.status_code == 200
    assert sentence in refused.text
    assert "Weekdays, 8:30am to 5pm" in refused.text or "hours" in typed


def test_a_number_goes_stale_until_somebody_says_that_they_have_checked_it(ada: Any, cast: Any) -> None:
    with time_machine.travel("2026-01-05T10:00:00+00:00", tick=False):
        save(ada, "own_route", DAY_LINE, route_id="new")
        publish(ada, "routes")
        assert "Check it" not in ada.get(reverse("concerns:own_routes")).text
    with holder_scope(cast.northmoor.id):
        version = OwnPage.objects.get()
        OwnPage.objects.update(content={"routes": [version.content["routes"][0] | {"verified_on": "2020-01-05"}]})
        id = version.content["routes"][0]["id"]
    assert "Check it" in ada.get(reverse("concerns:own_routes")).text
    assert "1 way has not been checked" in ada.get(reverse("concerns:own_pages")).text
    checked = ada.post(reverse("concerns:checked_route", args=[id]), follow=True).text
    assert "Check it" not in checked
    assert "by Ada Merrow, Northmoor Council" in checked
    with holder_scope(cast.northmoor.id):
        assert OwnPage.objects.count() == 2, "the old version stays"
        assert AuditEvent.objects.filter(verb="checked").count() == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("12345", "08:30 to 17:00, Monday to Friday"),
        ("1234567", "08:30 to 17:00, every day"),
        ("24", "08:30 to 17:00, Tuesday, Thursday"),
        ("67", "08:30 to 17:00, Saturday, Sunday"),
        ("1235", "08:30 to 17:00, Monday, Tuesday, Wednesday, Friday"),
    ],
)
def test_days_are_said_by_their_names(days: str, words: str) -> None:
    route = OwnRoute("1", "public", "phone", "0113 496 0001", days=days, opens=time(8, 30), closes=time(17))
    assert route_shown(route).facts[1]["answer"] == words


def test_a_route_is_changed_and_taken_away(ada: Any) -> None:
    save(ada, "own_route", DAY_LINE, route_id="new")
    publish(ada, "routes")
    (route,) = own_pages_of("northmoor").routes
    assert 'value="0113 496 0001"' in ada.get(reverse("concerns:own_route", args=[route.id])).text
    save(ada, "own_route", DAY_LINE | {"phone": "0113 496 0002"}, route_id=route.id)
    publish(ada, "routes")
    assert [each.value for each in own_pages_of("northmoor").routes] == ["0113 496 0002"]
    save(ada, "own_route", {"remove": "yes"}, route_id=route.id)
    publish(ada, "routes")
    assert own_pages_of("northmoor").routes == ()
    assert ada.get(reverse("concerns:own_route", args=["never-was"])).status_code == 404


def test_wording_is_previewed_as_exactly_the_public_page_and_only_then_published(ada: Any, client: Any) -> None:
    typed = {
        "welcome": "We are here & listen. Ask for <anybody>",
        "welcome_cy": "Rydym yma.",
        "text_1": "Toy library",
        "text_cy_1": "Llyfrgell",
        "href_1": "https://toys.example.org/",
    }
    assert "Only plain words" in save(ada, "own_part", typed, part="wording").text
    typed["welcome"] = "We are here & listen."
    save(ada, "own_part", typed, part="wording")
    assert "We are here" not in council_page(client)
    preview = words(ada.get(reverse("concerns:own_preview", args=["wording"])))
    publish(ada, "wording")
    public = council_page(client)
    assert "We are here &amp; listen." in public
    assert 'href="https://toys.example.org/"' in public
    assert _content(preview) == _content(public)
    assert "This is how people will see your page" in preview
    assert "This is how people will see your page" not in public
    assert "Rydym yma." in council_page(client, welsh=True)
    assert "Llyfrgell" in council_page(client, welsh=True)


def _content(page: str) -> str:
    return page.split("<h1")[1].split("</main>")[0].split("Choose another place")[0]


def test_promises_may_not_be_longer_than_the_nations(ada: Any, cast: Any) -> None:
    refused = save(ada, "own_part", {"decide": "5"}, part="promises").text
    assert "Your nation’s clock is shorter. Enter 1 or less." in refused
    refused = save(ada, "own_part", {"acknowledge": "4"}, part="promises").text
    assert "Choose hours or working days" in refused
    kept = {"acknowledge": "4", "acknowledge_unit": "hours", "decide": "1", "answer": "3"}
    save(ada, "own_part", kept, part="promises")
    publish(ada, "promises")
    promises = own_pages_of("northmoor").promises
    assert (promises.acknowledge, promises.acknowledge_unit, promises.decide, promises.answer) == (4, "hours", 1, 3)
    to = destination_of_id("northmoor")
    assert to is not None
    assert to.decide_within == 1


def test_notes_must_be_neutral_and_whole(ada: Any) -> None:
    told = save(ada, "own_part", {"acknowledgement_body_en": "We have your report {reference}"}, part="templates").text
    assert "“report” tells whoever sees this what it is about" in told
    told = save(ada, "own_part", {"acknowledgement_body_cy": "Diolch."}, part="templates").text
    assert "Put {reference} where it belongs" in told
    told = save(ada, "own_part", {"message_waiting_body_en": "{reference} {name}"}, part="templates").text
    assert "We cannot fill in {name}" in told
    fine = {"acknowledgement_body_en": "Thanks. Yours is {reference}.", "public_answer_en": "{council} says thank you."}
    save(ada, "own_part", fine, part="templates")
    publish(ada, "templates")
    assert own_pages_of("northmoor").templates == fine


def test_two_at_once_do_not_overwrite_each_other(ada: Any, cast: Any) -> None:
    with holder_scope(cast.northmoor.id):
        write_part(part="wording", content={"welcome": "First"}, after=0, by=cast.ada)
        with pytest.raises(Overtaken):
            write_part(part="wording", content={"welcome": "Second"}, after=0, by=cast.ada)
    typed = {"welcome": "Mine", "version": "0"}
    refused = ada.post(reverse("concerns:own_part", args=["wording"]), typed).text
    assert "Somebody else has changed this" in refused
    assert "Mine" in refused


def test_what_was_looked_at_is_what_is_published(ada: Any) -> None:
    save(ada, "own_part", {"welcome": "First"}, part="wording")
    save(ada, "own_part", {"welcome": "Second"}, part="wording")
    stale = ada.post(reverse("concerns:own_review", args=["wording"]), {"version": "1"}, follow=True).text
    assert "Somebody else has changed this" in stale
    assert own_pages_of("northmoor").wording.welcome == ""


def test_nobody_reads_another_councils_draft(ada: Any, cast: Any) -> None:
    save(ada, "own_part", {"welcome": "First"}, part="wording")
    with holder_scope(cast.eastvale.id):
        assert not OwnPage.objects.exists()
    publish(ada, "wording")
    assert own_pages_of("eastvale").wording.welcome == ""


@pytest.mark.parametrize(
    ("webhook", "sentence"),
    [
        ("http://example.org/", "must begin with https://"),
        ("https://user@example.org/", "and no user"),
        ("https://example.org:22/", "port 443 or 8443"),
    ],
)
def test_where_new_worries_are_announced(ada: Any, cast: Any, webhook: str, sentence: str) -> None:
    typed = {"email": "team@example.org", "webhook": webhook}
    assert sentence in ada.post(reverse("concerns:announcing"), typed).text
    ada.post(reverse("concerns:announcing"), typed | {"webhook": "https://example.org/in"})
    agency = Agency.objects.get(pk=cast.northmoor.id)
    assert (agency.duty_email, agency.duty_webhook) == ("team@example.org", "https://example.org/in")
    to = destination_of_id("northmoor")
    assert to is not None
    assert to.duty_email == "https://example.org/in"


@given(st.text(max_size=200))
def test_any_words_get_a_sentence_or_pass(typed: str) -> None:
    for problem in (
        gives_away(typed),
        plain_text(typed),
        wrong_gaps(typed, allowed={"reference", "council"}, needed={"reference"}),
    ):
        assert problem == "" or problem.endswith(".")


@pytest.mark.parametrize("typed", ["your CHILD", "Worries", "y plant", "pryderon", "social care", "see www.x.org"])
def test_what_gives_somebody_away(typed: str) -> None:
    assert gives_away(typed)
