"""The worker chooses, looks, and invites for exactly what was looked at."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from hearth.ownview.models import Door, OwnView
from hearth.ownview.tests.conftest import Home2, view_for


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
    days = {
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
    answer = worker.post(address, {"name": "Jan Ray", "seen": seen[1], **days})
    assert "at most six months" in answer.content.decode()
    assert "Jan Ray" in answer.content.decode()


def test_on_paper_in_large_print(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    paper = sign_in(cast.hana).get(reverse("ownview:paper", args=[view.pk]) + "?size=large").content.decode()
    assert "Hello Ines" in paper
    assert "hearth-own--large" in paper


def test_a_closed_page_is_not_printed(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    home.episode.participants.filter(person=home.mother).update(ends=home.episode.opened)
    paper = sign_in(cast.hana).get(reverse("ownview:paper", args=[view.pk])).content.decode()
    assert "There is nothing to print." in paper
    assert "Hello Ines" not in paper
