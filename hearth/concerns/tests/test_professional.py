"""A teacher writes a referral in sections that lose nothing, sends it once, and hears what came of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from hearth.concerns.keeping_from import keep_from
from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import words
from hearth.drafts.models import Draft
from hearth.files.queries import attachments_of
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")
START, MINE = "/refer", "/refer/mine"
SECTIONS: dict[str, dict[str, Any]] = {
    "where": {"lives_postcode": "NM1 1AA", "lives_address": "4 Beck Lane"},
    "child-1": {"part": "child", "given_names": "Bea", "family_name": "Marsh"},
    "household": {"household": "Her mother, and Mum’s friend Lee."},
    "seen": {
        "danger": "no",
        "account": "Bea came without lunch on four days of five.\r\n  قال إنه جائع 😟",
        "child_words": "“There isn't none at home.”",
        "opinion": "She is hungry, and ashamed of it.",
    },
    "signs": {"signs_primary": ["primary_food", "primary_tired"]},
    "level": {"level": "early_help"},
    "help": {"already_done": "Breakfast club since May.", "can_do": "See her each morning."},
    "family": {"knows": "agrees"},
    "basis": {"lawful_basis": "public_task"},
    "you": {"reporter_relationship": "Class teacher"},
}


def begun(client: Any) -> str:
    """The address of a new referral's list of sections."""
    return str(client.post("/refer/new").url)


def write(client: Any, referral: str, **changed: dict[str, Any]) -> None:
    for step, answers in SECTIONS.items():
        changes = changed.get(step.replace("-", "_"), {})
        assert client.post(f"{referral}/{step}", answers | changes).status_code == 302, step


def concern_of(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.get()


def test_it_reaches_the_council_word_for_word(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    assert "It goes to <strong>Northmoor Council</strong>" in words(client.get(f"{referral}/check"))
    sent = client.post(f"{referral}/check", follow=True)
    concern = concern_of(cast.northmoor)
    assert concern.reference in words(sent)
    assert concern.account == SECTIONS["seen"]["account"]
    assert (concern.child_words, concern.opinion) == (SECTIONS["seen"]["child_words"], SECTIONS["seen"]["opinion"])
    assert (concern.reporter_name, concern.reporter_agency_name) == ("Pia Marsh", "Beck Lane Primary School")
    assert concern.reporter_relationship == "Class teacher"
    assert concern.what_seen == ["primary_food", "primary_tired"]
    assert (concern.level_suggested, concern.level_document) == ("early_help", "england 1.1")
    assert (concern.lawful_basis, concern.family_told, concern.family_agrees) == ("public_task", True, True)


@pytest.mark.parametrize(
    ("knows", "told", "agrees"),
    [("refuses", True, False), ("not_asked", True, None), ("not_told", False, None)],
)
def test_what_the_family_knows_is_never_a_bar(
    cast: Any, sign_in: Any, knows: str, told: bool, agrees: bool | None
) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, family={"knows": knows})
    client.post(f"{referral}/check")
    concern = concern_of(cast.northmoor)
    assert (concern.family_told, concern.family_agrees, concern.why_not_told) == (told, agrees, "")


def test_siblings_and_a_baby_not_born_yet(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    due = timezone.localdate() + timedelta(days=60)
    dated = {"due_day": due.day, "due_month": due.month, "due_year": due.year}
    client.post(f"{referral}/child-2", {"part": "sibling", "given_names": "Cal"})
    client.post(f"{referral}/child-3", {"part": "unborn"} | dated)
    assert "A baby not born yet" in words(client.get(f"{referral}/check"))
    client.post(f"{referral}/check")
    with holder_scope(cast.northmoor.id):
        told = [(str(child), child.part, child.due) for child in Concern.objects.get().children.all()]
    assert told == [("Bea Marsh", "child", None), ("Cal", "sibling", None), ("A baby not born yet", "unborn", due)]


def test_a_child_taken_out_makes_room(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    for number, name in enumerate(["Bea", "Cal", "Dot"], start=1):
        client.post(f"{referral}/child-{number}", {"part": "child", "given_names": name})
    client.post(f"{referral}/child-2", {"then": "remove"})
    shown = words(client.get(f"{referral}/children"))
    assert "Bea" in shown
    assert "Dot" in shown
    assert "Cal" not in shown


def test_what_is_missing_is_said_at_the_end_and_not_before(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    assert client.post(f"{referral}/seen", {"account": "", "danger": ""}).status_code == 302
    refused = words(client.post(f"{referral}/check"))
    for sentence in [
        "Say what you have seen, heard or been told",
        "Enter the postcode, or choose the council",
        "Choose why you may share this",
        "Choose what the family knows",
        "Enter your job",
        "Tell the council of one child at least",
    ]:
        assert sentence in refused
    with holder_scope(cast.northmoor.id):
        assert not Concern.objects.exists()


@pytest.mark.parametrize(
    ("step", "typed", "sentence"),
    [
        ("where", {"lives_postcode": "nowhere"}, "is not a full postcode"),
        ("child-1", {"part": "child", "born_day": "1", "born_month": "13", "born_year": "2019"}, "month from 1 to 12"),
        ("child-1", {"part": "unborn", "due_day": "1", "due_month": "1", "due_year": "2001"}, "must be on or after"),
        ("seen", {"account": "x" * 20_000}, "Shorten it to 10,000"),
        ("seen", {"account": "a\x00b"}, "hidden character"),
        ("level", {"level": "nine"}, "Choose one of the answers"),
        ("you", {"reporter_phone": "ring me"}, "Enter a telephone number"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_the_words_stay(
    cast: Any, sign_in: Any, step: str, typed: dict[str, str], sentence: str
) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    refused = client.post(f"{referral}/{step}", typed)
    assert refused.status_code == 200
    assert sentence in words(refused)
    assert sentence in words(client.get(f"{referral}/{step}?show=problems")) or "\x00" in typed.get("account", "")


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ({"lives_postcode": "ZZ99 9ZZ"}, "not in our list"),
        ({"lives_postcode": "FA1 1AA"}, "Faraway Council does not use this service"),
    ],
)
def test_a_place_that_leads_nowhere_is_said_where_it_is_put_right(
    cast: Any, sign_in: Any, where: dict[str, str], sentence: str
) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, where=where)
    assert sentence in words(client.post(f"{referral}/check"))


def test_pressing_send_twice_is_one_referral(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    first = client.post(f"{referral}/check")
    assert first.url == client.post(f"{referral}/check").url == client.get(f"{referral}/seen").url
    assert concern_of(cast.northmoor).account == SECTIONS["seen"]["account"]
    assert client.post(f"{referral}/keep/seen", {"account": "Later"}).status_code == 409


def test_several_at_once_are_kept_apart_and_thrown_away_apart(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    one, other = begun(client), begun(client)
    client.post(f"{one}/keep/child-1", {"given_names": "Bea"})
    client.post(f"{other}/keep/child-1", {"given_names": "Cal"})
    shown = words(client.get(MINE))
    assert "Bea" in shown
    assert "Cal" in shown
    assert "cannot be got back" in words(client.get(f"{one}/discard"))
    client.post(f"{one}/discard")
    shown = words(client.get(MINE))
    assert "Bea" not in shown
    assert "Cal" in shown


def test_typing_in_two_sections_at_once_keeps_both(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    assert client.post(f"{referral}/keep/seen", {"account": "Half a sent"}).status_code == 204
    assert client.post(f"{referral}/keep/household", {"household": "Mum"}).status_code == 204
    assert "Half a sent" in words(client.get(f"{referral}/seen"))
    assert "Mum" in words(client.get(f"{referral}/household"))


def test_what_she_said_of_herself_is_there_next_time(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral, you={"reporter_phone": "020 7946 0001"})
    client.post(f"{referral}/check")
    assert "020 7946 0001" in words(client.get(f"{begun(client)}/you"))


def test_the_copy_for_her_file_lasts_a_day(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    assert "Not sent." in words(client.get(f"{referral}/copy"))
    client.post(f"{referral}/check")
    assert concern_of(cast.northmoor).reference in words(client.get(f"{referral}/copy"))
    Draft.objects.filter(owner__startswith="copy:").update(updated_at=timezone.now() - timedelta(hours=25))
    assert client.get(f"{referral}/copy").url == MINE


def test_what_is_kept_from_her_agency_is_gone_from_her_file_too(cast: Any, sign_in: Any) -> None:
    """Somebody who works there is accused: neither the list nor the day's copy tells that there was a worry."""
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    client.post(f"{referral}/check")
    concern = concern_of(cast.northmoor)
    assert concern.reference in words(client.get(f"{referral}/sent"))
    with holder_scope(cast.northmoor.id):
        keep_from(concern=concern, agency=cast.school)
    assert {client.get(f"{referral}/{page}").url for page in ("sent", "copy")} == {MINE}
    assert concern.reference not in words(client.get(MINE))


def test_words_that_arrive_after_the_sign_in_ran_out_are_given_back(cast: Any, sign_in: Any, client: Any) -> None:
    sign_in(cast.pia)
    referral = begun(client)
    client.logout()
    refused = client.post(f"{referral}/seen", {"account": "Typed too late"})
    assert refused.url == f"/refer?next={referral.replace('/', '%2F')}%2Fseen"
    shown = client.get(refused.url)
    assert "You have been signed out" in words(shown)
    assert f"/sign-in/?next={referral}/seen" in words(shown)
    sign_in(cast.pia)
    assert "Typed too late" in words(client.get(f"{referral}/seen", follow=True))


def test_rescued_words_go_to_nobody_else(cast: Any, sign_in: Any, client: Any) -> None:
    sign_in(cast.pia)
    referral = begun(client)
    client.logout()
    client.post(f"{referral}/seen", {"account": "Typed too late"})
    sign_in(cast.hana)
    assert client.get(f"{referral}/seen").url == MINE
    assert "Typed too late" not in words(client.get(f"{begun(client)}/seen"))


def test_the_referrer_hears_the_decision_and_nobody_else_does(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    client.post(f"{referral}/check")
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(decided_at=timezone.now(), professional_answer="Early help, from Monday.")
    assert "Early help, from Monday." in words(client.get(MINE))
    client.logout()
    assert "You have not told a council" in words(sign_in(cast.hana).get(MINE))


def test_somebody_elses_referral_is_as_good_as_none(cast: Any, sign_in: Any, client: Any) -> None:
    sign_in(cast.pia)
    referral = begun(client)
    client.logout()
    sign_in(cast.hana)
    for page in ["", "/seen", "/check", "/sent", "/copy", "/discard"]:
        mine, nobodys = client.get(f"{referral}{page}"), client.get(f"/refer/{uuid4()}{page}")
        assert (mine.status_code, mine.url) == (nobodys.status_code, nobodys.url) == (302, MINE)


@pytest.mark.parametrize("name", ["eve", None])
def test_whoever_is_not_known_is_shown_the_ways_in(cast: Any, client: Any, sign_in: Any, name: str | None) -> None:
    if name:
        sign_in(getattr(cast, name))
    assert client.get(MINE).url == "/refer?next=%2Frefer%2Fmine"
    shown = words(client.get("/refer?next=https://elsewhere.example/"))
    assert "Send me a link" in shown
    assert 'href="https://elsewhere.example' not in shown
    assert 'value="https://elsewhere.example' not in shown


def test_the_page_a_level_is_chosen_on_says_what_her_agency_can_do(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    assert "Start a whole-family assessment" in words(client.get(f"{referral}/help"))
    assert reverse("concerns:thresholds") in words(client.get(START))


def test_a_file_goes_with_it(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    referral = begun(client)
    write(client, referral)
    note = SimpleUploadedFile("register.txt", b"Late on Monday")
    shown = client.post(f"{referral}/seen", SECTIONS["seen"] | {"attached": note, "add_files": "yes"})
    assert "register.txt" in words(shown)
    assert "register.txt" in words(client.get(f"{referral}/check"))
    client.post(f"{referral}/check")
    assert "register.txt" in words(client.get(f"{referral}/copy"))
    with holder_scope(cast.northmoor.id):
        assert attachments_of(Concern.objects.get()).get().name == "register.txt"
