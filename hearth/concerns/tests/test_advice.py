"""A neighbour is not sure, and asks. No report is made unless a child is being harmed, or the neighbour wants one."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hearth.audit.models import AuditEvent
from hearth.concerns.advice.actions import Asking, answer, ask_for_advice, close, note_call, pass_on
from hearth.concerns.advice.models import AdviceEntry, AdviceRequest
from hearth.concerns.advice.rules import may_close, new_reference, tidy_reference
from hearth.concerns.models import Concern, ReportedChild
from hearth.concerns.queries import destination_of
from hearth.concerns.tests.walking import words
from hearth.concerns.way_back import new_key
from hearth.drafts.models import Draft
from hearth.families.models import Person
from hearth.post.models import Message
from hearth.scope.opening import holder_scope, intake_scope
from hearth.ui.errors import BadInput
from hearth.worklist.models import Item

pytestmark = pytest.mark.usefixtures("postcodes")
WORDS = "The boy next door is out late.\r\n  Is that neglect? قال 😟"
STEPS: dict[str, dict[str, Any]] = {
    "where": {"where": "NM1 1AA"},
    "ask": {"words": WORDS},
    "reach": {"way": "message"},
}


def ask(client: Any, **changed: dict[str, Any]) -> tuple[str, str]:
    """The reference and the secret."""
    assert "we must pass it on" in words(client.get("/advice"))
    for step, answers in STEPS.items():
        assert client.post(f"/advice/{step}", changed.get(step, answers)).status_code == 302, step
    assert "Nothing has been sent yet" in words(client.get("/advice/check"))
    shown = words(client.post("/advice/check", follow=True))
    reference = re.search(r"ASK-\w{4}-\w{4}", shown)
    secret = re.search(r'hearth-reference">([\w-]{19})<', shown)
    assert reference
    assert secret
    return reference[0], secret[1]


def come_back(client: Any, way: tuple[str, str]) -> str:
    return words(client.post("/advice/back", {"reference": way[0], "secret": way[1]}, follow=True))


def the_request(council: Any) -> AdviceRequest:
    with holder_scope(council.id):
        return AdviceRequest.objects.get()


@pytest.fixture
def asked(cast: Any) -> AdviceRequest:
    to = destination_of(cast.northmoor.body)
    assert to
    with intake_scope(to.holder_id):
        ask_for_advice(
            asking=Asking(to=to, key=new_key(), words=WORDS, way="call_back", phone="020 7946 0001"), by=cast.tess
        )
    return the_request(cast.northmoor)


def test_a_question_makes_no_record_of_a_child(cast: Any, client: Any) -> None:
    ask(client)
    with holder_scope(cast.northmoor.id):
        assert AdviceEntry.objects.get().words == WORDS
        assert not Concern.objects.exists()
        assert not ReportedChild.objects.exists()
        assert not Person.objects.exists()
        item = Item.objects.get()
        assert (item.kind, item.done_at) == ("answer-advice", None)
        assert "next door" not in "".join(Message.objects.values_list("body", flat=True))


def test_it_is_answered_and_the_answer_read_and_asked_on(cast: Any, client: Any, sign_in: Any) -> None:
    way = ask(client, reach={"way": "message", "email": "sam@example.com"})
    staff = sign_in(cast.tess)
    page = reverse("concerns:advice_request", args=[the_request(cast.northmoor).pk])
    assert "Is that neglect?" in words(staff.get(page))
    staff.post(f"{page}/answer", {"words": "It may be. Here is what to look for."})
    with holder_scope(cast.northmoor.id):
        assert not Item.objects.filter(done_at=None).exists()
        letter = Message.objects.get(to="sam@example.com")
        assert "look for" not in letter.body
    neighbour = Client()
    assert "Here is what to look for." in come_back(neighbour, way)
    neighbour.post("/advice/mine", {"words": "And if he is cold?"})
    with holder_scope(cast.northmoor.id):
        assert Item.objects.filter(done_at=None).count() == 1
    assert "And if he is cold?" in words(staff.get(page))


def test_sent_twice_is_one_question(cast: Any, client: Any) -> None:
    ask(client)
    client.post("/advice/check")
    with holder_scope(cast.northmoor.id):
        assert AdviceRequest.objects.count() == 1


def test_a_second_press_before_the_first_has_answered_is_one_question(cast: Any, client: Any) -> None:
    """Both find the draft unsent; the second finds it sent under its key, and shows the same reference and secret."""
    for step, answers in STEPS.items():
        client.post(f"/advice/{step}", answers)
    unsent = Draft.objects.get(form="advice").content
    first = words(client.post("/advice/check", follow=True))
    Draft.objects.filter(form="advice").update(content=unsent)
    second = words(client.post("/advice/check", follow=True))
    assert re.findall(r"ASK-\w{4}-\w{4}", first) == re.findall(r"ASK-\w{4}-\w{4}", second) != []
    with holder_scope(cast.northmoor.id):
        assert AdviceRequest.objects.count() == AdviceEntry.objects.count() == Item.objects.count() == 1
        assert Message.objects.filter(subject__startswith="Advice is asked for").count() == 1


def test_the_same_key_again_is_the_same_question(cast: Any) -> None:
    to = destination_of(cast.northmoor.body)
    assert to
    asking = Asking(to=to, key=new_key(), words=WORDS, way="message")
    with intake_scope(to.holder_id):
        assert ask_for_advice(asking=asking, by=cast.tess) == ask_for_advice(asking=asking, by=cast.tess)


@pytest.mark.parametrize(
    ("step", "typed", "sentence"),
    [
        ("where", {"where": ""}, "Enter a postcode or the name of a council"),
        ("where", {"where": "ZZ99 9ZZ"}, "not in our list"),
        ("ask", {"words": " "}, "A few words are enough"),
        ("ask", {"words": "x" * 20_000}, "Shorten it"),
        ("ask", {"words": "a\x00b"}, "hidden character"),
        ("reach", {"way": "call_back", "phone": ""}, "Enter your telephone number"),
        ("reach", {"way": "message", "email": "nowhere"}, "Enter an email address"),
        ("reach", {"way": "pigeon"}, "Choose one of the answers"),
    ],
)
def test_what_is_wrong_is_said_beside_it(cast: Any, client: Any, step: str, typed: Any, sentence: str) -> None:
    assert sentence in words(client.post(f"/advice/{step}", typed))


def test_a_council_without_hearth_is_shown_with_its_numbers(cast: Any, client: Any) -> None:
    assert client.post("/advice/where", {"where": "FA1 1AA"}).url.endswith("invented-faraway")


def test_a_wrong_secret_and_a_wrong_reference_are_told_the_same(cast: Any, client: Any) -> None:
    reference, secret = ask(client)
    stranger = Client()
    wrong = [come_back(stranger, (reference, "AAAA-AAAA-AAAA-AAAA")), come_back(stranger, ("ASK-2222-2222", secret))]
    assert all("We have no question with this reference and this secret" in page for page in wrong)
    assert all("next door" not in page for page in wrong)


def test_serious_harm_is_passed_on_word_for_word_and_they_are_told(cast: Any, client: Any, sign_in: Any) -> None:
    way = ask(client)
    staff = sign_in(cast.tess)
    request = the_request(cast.northmoor)
    page = reverse("concerns:advice_pass_on", args=[request.pk])
    assert WORDS.splitlines()[0] in words(staff.get(page))  # read while it is passed on
    assert "Choose one" in words(staff.post(page, {"danger": "yes"}))
    for _ in range(2):
        staff.post(page, {"told": "told", "danger": "yes"})
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get()
        assert (concern.account, concern.route, concern.urgent) == (WORDS, "advice", True)
        verbs = AuditEvent.objects.filter(subject_id=str(request.pk)).values_list("verb", flat=True)
        assert "passed on" in verbs
    assert concern.reference in words(staff.get(reverse("triage:concern", args=[concern.pk])))
    neighbour: Any = Client()
    shown = come_back(neighbour, way)
    assert "the council has passed it on" in shown
    assert concern.reference in shown
    neighbour.post("/my-report", {"reference": concern.reference, "secret": way[1]})
    assert concern.reference in words(neighbour.get("/my-report/answer"))


def test_where_telling_could_harm_a_child_they_are_not_told(cast: Any, client: Any) -> None:
    way = ask(client)
    with holder_scope(cast.northmoor.id):
        concern = pass_on(request=AdviceRequest.objects.get(), told="unsafe", danger=False, by=cast.tess)
    shown = come_back(Client(), way)
    assert concern.reference not in shown
    assert "passed it on" not in shown


def test_it_is_not_closed_in_silence(cast: Any, asked: AdviceRequest) -> None:
    with holder_scope(cast.northmoor.id):
        for tries in range(3):
            with pytest.raises(BadInput):
                close(request=asked, by=cast.tess)
            note_call(request=asked, reached=False, words=f"Nobody, {tries}", by=cast.tess)
            assert Item.objects.filter(done_at=None).exists()
        close(request=asked, by=cast.tess)
        assert not Item.objects.filter(done_at=None).exists()


def test_a_call_that_reached_them_is_an_answer(cast: Any, asked: AdviceRequest) -> None:
    with holder_scope(cast.northmoor.id):
        note_call(request=asked, reached=True, words="Spoke for ten minutes", by=cast.tess)
        assert not Item.objects.filter(done_at=None).exists()
        close(request=asked, by=cast.tess)


def test_what_staff_note_of_a_call_stays_with_them(cast: Any, client: Any) -> None:
    way = ask(client, reach={"way": "call_back", "phone": "020 7946 0001"})
    with holder_scope(cast.northmoor.id):
        note_call(request=AdviceRequest.objects.get(), reached=False, words="A man answered", by=cast.tess)
    shown = come_back(Client(), way)
    assert "could not reach you" in shown
    assert "A man answered" not in shown


def test_their_words_go_with_them_to_a_report(cast: Any, client: Any) -> None:
    way = ask(client)
    neighbour: Any = Client()
    come_back(neighbour, way)
    neighbour.post("/advice/mine/report")
    assert "out late.\r\n" in neighbour.get("/worried/seen").content.decode()
    with holder_scope(cast.northmoor.id):
        assert not Concern.objects.exists()


def test_a_teacher_finds_the_answer_among_her_referrals(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.pia)
    reference, _ = ask(client)
    request = the_request(cast.northmoor)
    assert (request.reporter_user_id, request.agency_name) == (cast.pia.id, "Beck Lane Primary School")
    with holder_scope(cast.northmoor.id):
        answer(request=request, words="Start with her mother.", by=cast.tess)
    shown = words(client.get("/refer/mine"))
    assert reference in shown
    assert "Start with her mother." in shown


def test_another_council_sees_nothing_of_it(cast: Any, asked: AdviceRequest, sign_in: Any) -> None:
    page = reverse("concerns:advice_request", args=[asked.pk])
    client = sign_in(cast.ravi)
    assert client.get(page).status_code == 404
    assert asked.reference not in words(client.get("/advice/requests"))


def test_it_is_due_in_one_working_day(cast: Any, asked: AdviceRequest) -> None:
    assert timedelta(0) < asked.answer_due - asked.asked_at <= timedelta(days=6)


@given(st.text(max_size=40))
def test_a_reference_reads_however_it_was_written(written: str) -> None:
    reference = new_reference()
    assert tidy_reference(reference.lower().replace("-", " ")) == reference
    assert tidy_reference(tidy_reference(written)) == tidy_reference(written)


@pytest.mark.parametrize(("tries", "closes"), [(0, False), (2, False), (3, True), (4, True)])
def test_only_an_answer_or_three_tries_let_it_be_closed(tries: int, closes: bool) -> None:
    kinds = ["asked", *["tried"] * tries]
    assert may_close(kinds) is closes
    assert may_close([*kinds, "answered"])
