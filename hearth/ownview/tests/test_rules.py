"""Whatever is marked, and whatever stands in the plan: nothing guarded, and nothing of another grown-up, is shown."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hearth.ownview.rules import NotPossible
from hearth.ownview.rules.doors import (
    IDLE,
    LONGEST_SITTING,
    Standing,
    check_advocate,
    old_enough,
    opens,
    sits,
    why_closed,
)
from hearth.ownview.rules.showing import Guarded, Piece, offered, shown
from hearth.ownview.rules.words import folded, says, sentences

WORDS = some.sampled_from("refuge Beck Lane Élan midwife gran school 14 bread, SHE sings. not-fed Ned".split())
TEXT = some.lists(WORDS, max_size=9).map(" ".join)
PEOPLE = [UUID(int=1), UUID(int=2)]  # two parents
IDS = some.integers(10, 16).map(lambda number: UUID(int=number))
KINDS = some.sampled_from(["goal", "action"])
PIECES = some.lists(
    some.builds(
        Piece, some.sampled_from(["goal", "action"]), IDS, some.tuples(TEXT, TEXT), some.sampled_from([None, *PEOPLE])
    ),
    max_size=8,
    unique_by=lambda piece: (piece.kind, piece.id),
)
MARKS = some.sets(some.tuples(KINDS, IDS))
GUARDED = some.lists(some.builds(Guarded, TEXT, some.just("Theirs.")), max_size=4)


@given(PIECES, MARKS, GUARDED)
def test_nothing_guarded_and_nothing_of_the_other_parent_is_ever_shown(pieces, marks, guarded) -> None:  # type: ignore[no-untyped-def]
    seen = shown(pieces, marks, guarded, PEOPLE[0])
    for piece in seen.pieces:
        text = f" {folded(' '.join(piece.words))} "
        assert (piece.kind, piece.id) in marks
        assert piece.of_adult != PEOPLE[1]
        for each in guarded:
            assert not folded(each.words) or f" {folded(each.words)} " not in text


@given(PIECES, MARKS, GUARDED)
def test_what_is_marked_is_shown_or_said_to_be_held_back(pieces, marks, guarded) -> None:  # type: ignore[no-untyped-def]
    seen = shown(pieces, marks, guarded, PEOPLE[0])
    answered = [*seen.pieces, *(each.piece for each in seen.withheld)]
    theirs = [piece for piece in offered(pieces, PEOPLE[0]) if (piece.kind, piece.id) in marks]
    assert sorted(answered, key=repr) == sorted(theirs, key=repr)
    assert all(each.why for each in seen.withheld)


@given(TEXT, TEXT, TEXT)
def test_words_are_known_again_whatever_stands_around_them(before: str, words: str, after: str) -> None:
    assert says(f"{before} {words.upper()}, {after}", words) or not folded(words)


def test_a_short_sentence_is_nobodys_own() -> None:
    assert sentences("He is sad. He told me that he hides in the shed!") == ["He told me that he hides in the shed"]
    assert not says("Newbeck Lane", "Beck Lane")


NOW = datetime(2026, 11, 1, 20, tzinfo=UTC)


def test_a_code_opens_until_its_hour_and_an_advocates_until_their_day() -> None:
    door = {"closed_at": None, "code_until": NOW + timedelta(days=1), "until": None, "now": NOW, "today": NOW.date()}
    assert opens(**door)  # type: ignore[arg-type]
    assert not opens(**door | {"closed_at": NOW})  # type: ignore[arg-type]
    assert not opens(**door | {"code_until": NOW})  # type: ignore[arg-type]
    assert opens(**door | {"until": NOW.date()})  # type: ignore[arg-type]
    assert not opens(**door | {"until": NOW.date() - timedelta(days=1)})  # type: ignore[arg-type]


def test_a_telephone_left_on_a_table_closes_by_itself() -> None:
    assert sits(began=NOW, last=NOW, left=None, now=NOW + IDLE - timedelta(seconds=1))
    assert not sits(began=NOW, last=NOW, left=None, now=NOW + IDLE)
    assert not sits(began=NOW - LONGEST_SITTING, last=NOW, left=None, now=NOW)
    assert not sits(began=NOW, last=NOW, left=NOW, now=NOW)


OPEN = {
    "ended": False,
    "sealed": False,
    "died": False,
    "left": False,
    "restricted": False,
    "begun_while_restricted": False,
}


@pytest.mark.parametrize("what", ["ended", "sealed", "died", "left", "restricted"])
def test_what_closes_a_page(what: str) -> None:
    assert why_closed(Standing(**OPEN)) == ""
    assert why_closed(Standing(**OPEN | {what: True})) != ""


def test_who_begins_a_page_of_a_restricted_record_has_seen_that_it_is() -> None:
    assert why_closed(Standing(**OPEN | {"restricted": True, "begun_while_restricted": True})) == ""


def test_an_advocate_is_named_and_ends() -> None:
    today = date(2026, 11, 1)
    check_advocate("Jan Ray", today, today + timedelta(days=30), today)
    for name, named, until in [
        (" ", today, today),
        ("Jan", today + timedelta(days=1), today + timedelta(days=2)),
        ("Jan", today, today - timedelta(days=1)),
        ("Jan", today, today + timedelta(days=400)),
    ]:
        with pytest.raises(NotPossible):
            check_advocate(name, named, until, today)


def test_a_young_person_from_twelve_may_have_a_page() -> None:
    today = date(2026, 11, 1)
    assert old_enough(None, False, today)
    assert old_enough(date(2014, 11, 1), True, today)
    assert not old_enough(date(2014, 11, 2), True, today)
    assert not old_enough(None, True, today)
