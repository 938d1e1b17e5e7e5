"""Where the child is now, homes with one postcode lie in two councils' areas: whoever tells is asked, and both hear."""

from typing import Any

import pytest

from hearth.concerns.models import Concern
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.presenters.routing import how_routed
from hearth.concerns.tests import voices
from hearth.concerns.tests.api import BODY, System, errors
from hearth.concerns.tests.test_places_asked import more_places  # noqa: F401  a postcode split between two councils
from hearth.concerns.tests.test_professional import begun, write
from hearth.concerns.tests.test_staff_log import LOG, TOLD
from hearth.concerns.tests.walking import ANSWERS, answer, page, walk, words
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("more_places")
SPLIT = "at his nan’s, NM1 1AJ"
ELSEWHERE = {"now": "elsewhere", "now_where": SPLIT}


def kept_by(council: Any) -> list[Concern]:
    with holder_scope(council.id):
        return list(Concern.objects.all())


def asked_for(client: Any) -> Any:
    walk(client, upto="child-1", now=ELSEWHERE)
    return client.get(page("now-council"))


def send(client: Any) -> Any:
    for step in list(ANSWERS)[list(ANSWERS).index("child-1") :]:
        answer(client, step)
    return client.post(page("check"), follow=True)


def test_the_public_is_asked_and_told_why(client: Any, cast: Any) -> None:
    shown = words(asked_for(client))
    assert "Some homes with this postcode are in the area of Eastvale County Council" in shown
    assert "I do not know. Tell each of them." in shown
    assert "Choose a council, or say that you do not know" in words(client.post(page("now-council")))


@pytest.mark.parametrize("chosen", ["eastvale", "unknown"])
def test_both_councils_are_told(client: Any, cast: Any, chosen: str) -> None:
    asked_for(client)
    assert client.post(page("now-council"), {"council": chosen}).url == "/worried/child/1"
    sent = send(client)
    assert "so we have told Eastvale County Council too" in words(sent)
    (home,), (other,) = kept_by(cast.northmoor), kept_by(cast.eastvale)
    assert other.reference == f"{home.reference}-2"
    assert "The child is in the area of Eastvale County Council now, which was told too." in how_routed(home)
    assert "The child is here now; another council looks after where they live" in how_routed(other)


def test_who_knows_that_it_is_home_after_all_tells_nobody_else(client: Any, cast: Any) -> None:
    asked_for(client)
    client.post(page("now-council"), {"council": "northmoor"})
    send(client)
    assert (len(kept_by(cast.northmoor)), len(kept_by(cast.eastvale))) == (1, 0)


def test_another_place_now_asks_again(client: Any, cast: Any) -> None:
    asked_for(client)
    client.post(page("now-council"), {"council": "eastvale"})
    assert client.post(page("now"), {"now": "yes"}).url == "/worried/child/1"
    assert client.post(page("now"), ELSEWHERE).url == page("now-council")


def test_a_made_up_council_is_refused(client: Any, cast: Any) -> None:
    asked_for(client)
    assert client.post(page("now-council"), {"council": "fife"}).status_code == 200


def test_the_answer_can_be_checked_and_changed(client: Any, cast: Any) -> None:
    asked_for(client)
    client.post(page("now-council"), {"council": "unknown"})
    for step in ("child-1", "seen", "you", "reach"):
        answer(client, step)
    shown = words(client.get(page("check")))
    assert "Which council’s area is the child in now?" in shown
    assert page("now-council") in shown


@pytest.mark.parametrize("voice", ["young", "friend"])
def test_the_young_are_asked_too(client: Any, cast: Any, voice: str) -> None:
    place = {"how": "postcode", "postcode": "NM1 1AA", "now_where": SPLIT}
    voices.walk(client, voice, upto="happening" if voice == "young" else "friend", where=place)
    address = JOURNEYS[voice].address("now-council")
    assert "Some homes with this postcode" in words(client.get(address))
    client.post(address, {"council": "unknown"})
    for step in list(voices.ANSWERS[voice])[2:]:
        voices.answer(client, voice, step)
    assert "Which council’s area" in words(client.get(JOURNEYS[voice].address("check")))
    assert "We have told Eastvale County Council too" in words(voices.send(client, voice))
    assert kept_by(cast.eastvale)[0].account == kept_by(cast.northmoor)[0].account


def test_a_professional_must_choose_or_say_that_they_do_not_know(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, where={"now_where": SPLIT})
    assert "Choose the council where the child is now. Some homes" in words(client.post(f"{referral}/check"))
    write(client, referral, where={"now_where": SPLIT, "now_council": "unknown"})
    sent = words(client.post(f"{referral}/check", follow=True))
    assert "The child is in the area of Eastvale County Council now" in sent
    assert kept_by(cast.eastvale)[0].reporter_name == "Pia Marsh"


def test_a_professional_may_name_the_council_without_a_postcode(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, where={"now_where": "on ward 4", "now_council": "eastvale"})
    client.post(f"{referral}/check")
    (home,), (other,) = kept_by(cast.northmoor), kept_by(cast.eastvale)
    assert (other.reference, other.now_where) == (f"{home.reference}-2", "on ward 4")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"now_where": "EV1 1AA"}, "The child is in the area of Eastvale County Council now, which was told too."),
        ({"now_council": "eastvale"}, "The child is in the area of Eastvale County Council now, which was told too."),
        ({"now_where": SPLIT, "now_council": "unknown"}, "Eastvale County Council now, which was told too."),
        ({"lives_postcode": "EV1 1AA"}, "The child lives in the area of Eastvale County Council, which was told too."),
        ({"now_where": "FA1 1AA"}, "Faraway Council now. Nobody there has been told from here."),
        ({"lives_postcode": "FA1 1AA"}, "Nobody there has been told from here: ring them."),
    ],
)
def test_staff_who_write_down_a_call_tell_the_second_council(
    cast: Any, sign_in: Any, place: dict[str, str], told: str
) -> None:
    done = words(sign_in(cast.tess).post(LOG, TOLD | place, follow=True))
    (ours,) = kept_by(cast.northmoor)
    assert told in done
    reached = "which was told too" in told
    assert [each.reference for each in kept_by(cast.eastvale)] == ([f"{ours.reference}-2"] if reached else [])


def test_staff_are_asked_which_of_the_two(cast: Any, sign_in: Any) -> None:
    shown = words(sign_in(cast.tess).post(LOG, TOLD | {"now_where": SPLIT}))
    assert "Choose the council where the child is now. Some homes with this postcode" in shown
    assert kept_by(cast.northmoor) == []


@pytest.mark.parametrize("more", [{"now_where": SPLIT}, {"now_council": "eastvale"}, {"now_where": "EV1 1AA"}])
def test_another_system_tells_the_second_council(cast: Any, key_for: Any, more: dict[str, str]) -> None:
    answered = System(key_for(cast.gus)).send(BODY | more).json()
    assert answered["also_told"] == "Eastvale County Council"
    assert kept_by(cast.eastvale)[0].reference == f"{answered['reference']}-2"


def test_another_system_that_says_which_tells_that_one(cast: Any, key_for: Any) -> None:
    body = BODY | {"now_where": SPLIT, "now_council": "northmoor"}
    assert System(key_for(cast.gus)).send(body).json()["also_told"] == ""
    assert kept_by(cast.eastvale) == []


def test_another_system_that_names_nobody_hears_so(cast: Any, key_for: Any) -> None:
    answered = System(key_for(cast.gus)).send(BODY | {"now_council": "xyzzy"})
    assert errors(answered) == {"#/now_council": "There is no responsible body with this id."}
