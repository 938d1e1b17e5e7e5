"""What was harmless when it was written need not be when it is read: all of it is looked at each time it is shown."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.families.actions import move_home
from hearth.families.actions.homes import Home
from hearth.families.actions.passages import seal_person
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.actions.writing import answer_note, write_note
from hearth.ownview.models import OwnView
from hearth.ownview.presenters.own import own_page
from hearth.ownview.rules import NotPossible
from hearth.ownview.tests.conftest import SECRETS, Home2, ahead, door_for, view_for
from hearth.practice.queries import programme_of
from hearth.ui import days

GONE = "The answer is no longer shown here: ask your worker."


def answered(view: OwnView, answer: str, by: Any) -> None:
    door = door_for(view, by)
    note = write_note(door=door, kind="question", words="When do I see them?", by=who_is_at(door))
    answer_note(note=note, outcome="answered", answer=answer, by=by)


def their_page() -> str:
    client = Client()
    return client.post(f"/my-page/{SECRETS.link}", {"code": SECRETS.code}, follow=True).content.decode()


def test_an_answer_from_before_somebody_moved_to_a_secret_address(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.father, cast.hana)
    answered(view, "On Sundays, in the park by Lantern Walk.", cast.hana)
    assert "Lantern Walk" in their_page()
    refuge = Home("4 Lantern Walk", postcode="NM3 4AB", kind="refuge", secret=True)
    move_home(family=home.family, home=refuge, people=[home.mother, home.child], since=ahead(days=0), by=cast.hana)
    there = their_page()
    assert "Lantern" not in there
    assert GONE in there
    assert "When do I see them?" in there  # their own words stay
    preview = sign_in(cast.hana).get(reverse("ownview:preview", args=[view.pk])).content.decode()
    assert f"Your answer of {days.day(ahead(days=0))}: It says where somebody else lives." in preview


def test_an_answer_from_before_an_adoption(cast: Any, home: Home2) -> None:
    view = view_for(home, home.father, cast.hana)
    answered(view, "You write to Wren at Easter.", cast.hana)
    assert "You write to Wren" in their_page()
    home.child.refresh_from_db()
    seal_person(person=home.child, order_made=ahead(days=-1), why="Seen.", version=home.child.version, by=cast.hugo)
    assert "write to Wren" not in their_page()
    assert "Wren" not in repr(own_page(OwnView.objects.get(pk=view.pk)))


@pytest.mark.parametrize("words", ["The midwives come on Mondays.", "Her ante-natal class ends.", "She is EXPECTING."])
def test_a_pregnancy_in_other_words(cast: Any, home: Home2, words: str) -> None:
    with pytest.raises(NotPossible, match="pregnancy"):
        answered(view_for(home, home.father, cast.hana), words, cast.hana)


def test_a_programme_that_tells_by_its_name_whom_it_is_for(cast: Any, home: Home2, monkeypatch: Any) -> None:
    def named(version: Any) -> Any:
        return programme_of(version).model_copy(update={"title": "Pregnancy and Beyond"})

    monkeypatch.setattr("hearth.ownview.presenters.own.programme_of", named)
    fathers = own_page(view_for(home, home.father, cast.hana)).sections[0].lines
    assert not [line for line in fathers if "Pregnancy" in line]
    assert f"We began on {days.day(home.episode.opened)}." in fathers
