"""The worker chooses, looks, and invites for exactly what was looked at."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from hearth.casework.actions import take_part
from hearth.casework.around.actions import no_longer_takes_part
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.actions.showing import mark
from hearth.ownview.actions.writing import write_note
from hearth.ownview.models import Door, OwnView
from hearth.ownview.tests.conftest import Home2, door_for, view_for
from hearth.ui import days


def test_choose_look_invite_and_they_are_in(cast: Any, home: Home2, sign_in: Any) -> None:
    worker = sign_in(cast.hana)
    answer = worker.post(reverse("ownview:people", args=[home.episode.pk]), {"person": str(home.mother.pk)})
    view = OwnView.objects.get()
    goal = home.episode.goals.get(person=None)
    answer = worker.post(
        answer.headers["Location"], {"version": "1", "words": "Mornings are calmer.", "goal": [str(goal.pk)]}
    )
    preview = answer.headers["Location"]
    seen = worker.get(preview).content.decode()
    assert "Mornings are calmer." in seen
    assert "Ring the nursery" not in seen
    digest = re.search(r'name="seen" value="(\w+)"', seen)
    assert digest
    given = worker.post(preview, {"seen": digest[1]}).content.decode()
    link, code = re.search(r"my-page/(\w+)", given), re.search(r'id="code">([\w-]+)', given)
    assert link
    assert code
    family = Client()
    there = family.post(f"/my-page/{link[1]}", {"code": code[1]}, follow=True).content.decode()
    assert "Mornings are calmer." in there
    assert code[1] not in worker.get(preview).content.decode()
    assert Door.objects.get(view=view).code_hash != code[1]


def test_nobody_is_invited_to_a_page_that_changed_since_it_was_seen(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    address = reverse("ownview:preview", args=[view.pk])
    answer = sign_in(cast.hana).post(address, {"seen": "another"}).content.decode()
    assert "has changed since you looked" in answer
    assert not Door.objects.exists()


def test_the_worker_is_told_what_is_held_back_and_why(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.father, cast.hana)
    seen = sign_in(cast.hana).get(reverse("ownview:preview", args=[view.pk])).content.decode()
    assert "It says where somebody else lives." in seen
    assert "It may tell of somebody else’s pregnancy." in seen


def test_an_advocate_is_refused_in_words_and_what_was_typed_stays(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    sent = {
        "named_on_day": "1",
        "named_on_month": "1",
        "named_on_year": "2026",
        "until_day": "1",
        "until_month": "1",
        "until_year": "2030",
    }
    worker, address = sign_in(cast.hana), reverse("ownview:advocate", args=[view.pk])
    seen = re.search(r'name="seen" value="(\w+)"', worker.get(address).content.decode())
    assert seen
    answer = worker.post(address, {"name": "Jan Ray", "seen": seen[1], **sent})
    assert "at most six months" in answer.content.decode()
    assert "Jan Ray" in answer.content.decode()


def test_on_paper_in_large_print(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    paper = sign_in(cast.hana).get(reverse("ownview:paper", args=[view.pk]) + "?as=large").content.decode()
    assert "Hello Ines" in paper
    assert "hearth-own--large" in paper


def test_on_paper_it_says_of_which_day_it_is_and_a_browser_prints_nothing_of_what_it_is_about(
    cast: Any, home: Home2, sign_in: Any
) -> None:
    view = view_for(home, home.mother, cast.hana)
    paper = sign_in(cast.hana).get(reverse("ownview:paper", args=[view.pk])).content.decode()
    assert f"This is how it was on {days.day(days.today())}. Ask Hana" in paper
    assert "<title>My page</title>" in paper


def test_on_paper_in_welsh_in_each_shape(cast: Any, home: Home2, sign_in: Any) -> None:
    """The sheet alone: the worker's own page stays in the worker's language."""
    view = view_for(home, home.mother, cast.hana)
    worker, address = sign_in(cast.hana), reverse("ownview:paper", args=[view.pk])
    usual = worker.get(f"{address}?in=cy").content.decode()
    for words in ("Helo Ines", "Beth gytunwyd", "Fel hyn yr oedd pethau ar", '<html lang="en"', 'lang="cy"'):
        assert words in usual
    assert 'href="?as=easy&amp;in=cy"' in usual
    easy = worker.get(f"{address}?as=easy&in=cy").content.decode()
    assert "Helo Ines" in easy
    assert "hearth-easy__lines" in easy
    assert 'href="?as=easy"' in easy
    assert "Hello Ines" in worker.get(f"{address}?as=nothing&in=nowhere").content.decode()


def test_a_closed_page_is_not_printed(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    home.episode.participants.filter(person=home.mother).update(ends=home.episode.opened)
    paper = sign_in(cast.hana).get(reverse("ownview:paper", args=[view.pk])).content.decode()
    assert "There is nothing to print." in paper
    assert "Hello Ines" not in paper


def test_who_takes_part_again_is_invited_anew(cast: Any, home: Home2) -> None:
    door = door_for(view_for(home, home.father, cast.hana), cast.hana)
    yesterday = days.today() - timedelta(days=1)
    left = home.episode.participants.get(person=home.father)
    no_longer_takes_part(participant=left, on=yesterday, by=cast.hana)
    take_part(episode=home.episode, person=home.father, on=days.today(), by=cast.hana)
    door.refresh_from_db()
    assert door.closed_at


def test_an_answer_is_kept_as_it_is_typed(cast: Any, home: Home2, sign_in: Any) -> None:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    note = write_note(door=door, kind="question", words="Who comes?", by=who_is_at(door))
    worker, address = sign_in(cast.hana), reverse("ownview:note", args=[note.pk])
    kept = reverse("drafts:save", args=[f"own-note-{note.pk}"])
    assert kept in worker.get(address).content.decode()
    worker.post(kept, {"answer": "I come, and"})
    assert "I come, and" in worker.get(address).content.decode()
    assert worker.post(address, {"outcome": "answered", "answer": "I come."}).status_code == 302
    assert "I come, and" not in worker.get(address).content.decode()


def _draft_of(page: str) -> str:
    return page.split('data-draft-url="')[1].split('"')[0]


def test_what_a_worker_types_of_where_we_stand_is_kept_and_no_tick_comes_back_by_itself(
    cast: Any, home: Home2, sign_in: Any
) -> None:
    view, worker = view_for(home, home.mother, cast.hana), sign_in(cast.hana)
    address, goal = reverse("ownview:choose", args=[view.pk]), str(home.episode.goals.get(person=None).pk)
    mark(view=view, what=[], words="", by=cast.hana)
    kept = {"words": "Half a thought", "goal": [goal], "version": "0"}
    assert worker.post(_draft_of(worker.get(address).content.decode()), kept).status_code == 204
    page = worker.get(address).content.decode()
    assert "Half a thought" in page
    assert re.search(rf'value="{goal}"[^>]*checked', page) is None
    view.refresh_from_db()
    assert worker.post(address, {"words": "Whole", "version": str(view.version)}).status_code == 302
    assert "Half a thought" not in worker.get(address).content.decode()
