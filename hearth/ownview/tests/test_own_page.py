"""In by link and code; only what is theirs; out at a touch, at once when a worker says so."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Opening, open_episode
from hearth.families.actions import restrict_family
from hearth.families.actions.pregnancies import show_pregnancy
from hearth.ownview.actions.doors import Advocate, close_door, give, renew_code
from hearth.ownview.actions.showing import begin_view, end_view, mark
from hearth.ownview.actions.writing import answer_note
from hearth.ownview.codes import Secrets
from hearth.ownview.models import Note, Sitting
from hearth.ownview.presenters.own import own_page
from hearth.ownview.rules import NotPossible
from hearth.ownview.tests.conftest import SECRETS, Home2, ahead, door_for, view_for
from hearth.worklist.models import Item

DOOR = f"/my-page/{SECRETS.link}"


def come_in(code: str = SECRETS.code, address: str = DOOR) -> Client:
    client = Client()
    client.post(address, {"code": code})
    return client


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/my-page/{query}")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


def test_a_parents_evening(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    first = Client().get(DOOR).content.decode()
    assert "<title>My page</title>" in first
    assert not [word for word in ("Hearth", "Ines", "child", "council") if word in first.split("<main")[1]]
    client = come_in(SECRETS.code.lower().replace("-", " "))
    there = page(client)
    for words in (
        "Hello Ines",
        "It goes well.",
        "Breakfast before school",
        "I sleep",
        "Hana Quist is your worker.",
        "a visit.",
        "Beck Lane School",
        "Ring the nursery",
    ):
        assert words in there
    assert client.cookies["page"]["httponly"]
    assert not client.cookies["page"]["max-age"]
    client.post("/my-page/say/question", {"words": "May I bring  my sister?\n"})
    note = Note.objects.get()
    assert note.words == "May I bring  my sister?\r\n".replace("\r", "") or note.words == "May I bring  my sister?\n"
    assert Item.objects.get(kind="family-note").worker_id == cast.hana.id
    answer_note(note=note, outcome="done", answer="We moved the chairs.", by=cast.hana)
    assert "We moved the chairs." in page(client)
    assert Item.objects.get(kind="family-note").done_at
    assert client.get("/my-page/out").headers["Location"].startswith("https://")
    assert "The page is closed" in page(client)


def test_what_is_marked_by_mistake_does_not_reach_the_other_parent(cast: Any, home: Home2) -> None:
    mothers = view_for(home, home.mother, cast.hana, words="You two are safe now at Juniper House.")
    door_for(mothers, cast.hana)
    come_in().post("/my-page/say/feedback", {"words": "He must not learn where we are sleeping."})
    fathers = view_for(home, home.father, cast.hana, words="They live at juniper house, and she is pregnant.")
    other = Secrets("C7KQRRTHN4CMPW", "H4CQ-9TRP")
    door_for(fathers, cast.hana, other)
    there = page(come_in(other.code, f"/my-page/{other.link}"))
    for words in ("Juniper", "Quill", "NM1 9ZZ", "pregnan", "midwife", "I sleep", "must not learn", "You two are safe"):
        assert words.lower() not in there.lower()
    assert "I ring when I am late" in there
    assert "Juniper House" in page(come_in())  # her own home is no secret from her


def test_what_a_programme_tells_families_does_not_tell_of_anothers_pregnancy(cast: Any, home: Home2) -> None:
    episode = open_episode(
        family=home.family,
        opening=Opening("strengthening_families", cast.hana, opened=ahead(days=-2), referred=ahead(days=-2)),
        by=cast.hana,
    )
    pregnancy = home.mother.pregnancies.get()
    for shown, person, told in ((False, home.mother, False), (True, home.mother, True), (True, home.father, False)):
        show_pregnancy(pregnancy=pregnancy, shown=shown, by=cast.hana)
        view = begin_view(episode=episode, person=person, by=cast.hana)
        assert any("midwife" in line for line in own_page(view).sections[0].lines) is told


def test_nothing_is_shown_that_was_not_marked(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.father, cast.hana, all_marked=False, words=""), cast.hana)
    there = page(come_in())
    for words in ("Breakfast", "nursery", "Beck Lane School", "a visit."):
        assert words not in there


def test_another_grown_ups_goal_cannot_be_marked(cast: Any, home: Home2) -> None:
    view = begin_view(episode=home.episode, person=home.father, by=cast.hana)
    hers = home.episode.goals.get(person=home.mother)
    mark(view=view, what=[("goal", hers.pk)], words="", by=cast.hana)
    assert not view.marked.exists()


@pytest.mark.parametrize("how", ["closed", "renewed", "ended", "late", "restricted", "sealed", "died", "left"])
def test_whoever_is_in_is_out_at_once(cast: Any, home: Home2, how: str) -> None:
    view = view_for(home, home.mother, cast.hana)
    door = door_for(view, cast.hana)
    client = come_in()
    assert "Hello Ines" in page(client)
    if how == "closed":
        close_door(door=door, by=cast.hana)
    elif how == "renewed":
        new = renew_code(door=door, by=cast.hana)
        assert "Hello Ines" in page(come_in(new))
    elif how == "ended":
        end_view(view=view, why="She asked.", by=cast.hana)
    elif how == "late":
        Sitting.objects.update(last=timezone.now() - timedelta(minutes=11))
    elif how == "restricted":
        restrict_family(family=home.family, restricted=True, by=cast.hugo)
    elif how == "sealed":
        type(home.mother).objects.filter(pk=home.mother.pk).update(sealed_at=timezone.now())
    elif how == "died":
        type(home.mother).objects.filter(pk=home.mother.pk).update(died=ahead(days=0))
    else:
        home.family.members.filter(person=home.mother).update(ends=ahead(days=-1))
    assert "The page is closed" in page(client)
    if how not in ("late",):
        assert "The page is closed" in page(come_in())


def test_wrong_codes_all_hear_the_same_and_then_must_wait(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    wrong = Client().post(DOOR, {"code": "2222-2222"}).content
    nowhere = Client().post("/my-page/QQQQQQQQQQQQQQ", {"code": "2222-2222"}).content
    assert b"does not open this page" in wrong
    assert b"does not open this page" in nowhere
    assert b"<title>Error: My page</title>" in wrong
    assert b'id="id_code-error"' in wrong  # beside the field too
    for _ in range(8):
        last = Client().post(DOOR, {"code": "2222-2223"})
    assert last.status_code == 429
    assert not Sitting.objects.exists()


def test_an_advocate_sees_what_the_person_sees_until_their_day(cast: Any, home: Home2) -> None:
    view = view_for(home, home.mother, cast.hana)
    door = give(view=view, secrets=SECRETS, advocate=Advocate("Jan Ray", ahead(days=0), ahead(days=9)), by=cast.hana)
    client = come_in()
    assert "Jan Ray, you were asked to stand beside this person." in page(client)
    reads = "Jan Ray can read this page and what you write here, until"
    assert reads in repr(own_page(view))
    door.until = ahead(days=-1)
    door.save()
    assert "The page is closed" in page(client)
    assert reads not in repr(own_page(view))


def test_an_answer_may_not_tell_what_is_anothers(cast: Any, home: Home2) -> None:
    view = view_for(home, home.father, cast.hana)
    door_for(view, cast.hana)
    come_in().post("/my-page/say/question", {"words": "Where are they?"})
    with pytest.raises(NotPossible, match="somebody else lives"):
        answer_note(note=Note.objects.get(), outcome="answered", answer="At 8 Quill Row.", by=cast.hana)


def test_each_opening_is_in_the_log(cast: Any, home: Home2) -> None:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    page(come_in())
    events = AuditEvent.objects.filter(actor_id=door.pk).order_by("at")
    assert [event.verb for event in events] == ["came in", "opened"]


def test_the_page_in_welsh_in_easy_read_and_large(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    client = come_in()
    assert "Ble rydyn ni arni" in client.get("/cy/my-page/").content.decode()
    assert "hearth-easy__drawing" in page(client, "?as=easy")
    assert "hearth-own--large" in page(client, "?size=large")


def test_what_took_longer_to_write_than_the_page_stays_open_is_kept(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    client = come_in()
    Sitting.objects.update(last=timezone.now() - timedelta(minutes=11))
    client.post("/my-page/say/correction", {"words": "It was not on a Tuesday."})
    assert Note.objects.get().words == "It was not on a Tuesday."
    assert "The page is closed" in page(client)


def test_the_same_words_sent_twice_are_one(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    client = come_in()
    for _ in range(2):
        client.post("/my-page/say/question", {"words": "When is the next visit?"})
    assert Note.objects.count() == 1


def test_a_code_from_before_a_restriction_opens_nothing_ever_again(cast: Any, home: Home2) -> None:
    view = view_for(home, home.mother, cast.hana)
    door_for(view, cast.hana)
    restrict_family(family=home.family, restricted=True, by=cast.hugo)
    view.refresh_from_db()
    view.family.refresh_from_db()
    mark(view=view, what=[], words="It goes well.", by=cast.hugo)
    assert "The page is closed" in page(come_in())


def test_whoever_no_longer_takes_part_is_out(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    client = come_in()
    home.episode.participants.filter(person=home.mother).update(ends=ahead(days=-1))
    assert "The page is closed" in page(client)


def test_words_that_were_emptied_are_taken_back(cast: Any, home: Home2) -> None:
    view = view_for(home, home.mother, cast.hana)
    door_for(view, cast.hana)
    mark(view=view, what=[], words="", by=cast.hana)
    assert "It goes well." not in page(come_in())


def test_the_browser_keeps_neither_the_code_nor_what_was_sent(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    assert 'autocomplete="off"' in Client().get(DOOR).content.decode()
    client = come_in()
    sent = client.post("/my-page/say/question?size=large", {"words": "May she come?"})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/my-page/say/question?sent=yes&size=large")
    assert "Thank you. We have it." in client.get(sent.headers["Location"]).content.decode()
    client.get("/my-page/out")
    assert "The page is closed" in client.get(sent.headers["Location"]).content.decode()


def test_larger_letters_stay_on_the_way_to_ask(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    client = come_in()
    assert "/my-page/say/question?size=large" in page(client, "?size=large&as=easy")
    asks = client.get("/my-page/say/question?size=large").content.decode()
    assert "hearth-own--large" in asks
    assert 'href="/my-page/?size=large"' in asks
