"""What records say of a family's past stands in its assessment, with its source; and how long the children waited."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from hearth.assessments.actions import keep_history
from hearth.assessments.models import FamilyHistory
from hearth.assessments.presenters.reading import history_read
from hearth.assessments.queries.history import waited
from hearth.assessments.rules.history import waited_words
from hearth.assessments.tests.test_pages import address, whole
from hearth.chronology.models import Entry
from hearth.chronology.rules import FEW, STAFF, WORRIES
from hearth.families import actions as families
from hearth.families.models import Person

TODAY = date(2026, 11, 28)


def test_records_stand_with_their_source_and_what_was_told_with_who_told_it(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        families.begin_status(person=home.ava, kind="child_in_need", starts=date(2025, 3, 1), by=home.cast.tess)
        families.tell_fact(
            person=home.dana,
            words="In care herself from six to nine",
            told_by="Dana’s aunt",
            told_on=date(2025, 4, 2),
            by=home.cast.tess,
        )
        assessment = home.begin()
    kemi, page = sign_in(home.cast.kemi), address("history", assessment)
    said = whole(kemi.get(page))
    assert "Ava Pike: Child in need, and still Statuses on record" in said
    assert "Dana Pike: In care herself from six to nine Told by Dana’s aunt" in said
    assert "No worry about these children is on record." in said
    kemi.post(page, {"words": "Help stopped twice when she was well.", "version": "0"})
    with in_scope():
        kept = FamilyHistory.objects.get()
        assert [line["told"] for line in kept.lines] == [True, False]
    second = sign_in(home.cast.sol).post(page, {"words": "Mine", "version": "0"})
    assert "Help stopped twice when she was well." in whole(second)
    assert "Mine" in whole(second)


@pytest.mark.parametrize(
    ("worry", "protected", "words"),
    [
        (None, None, "No worry about these children is on record."),
        (date(2025, 9, 27), None, "The first worry on record came 14 months ago"),
        (date(2026, 11, 20), None, "less than a month ago"),
        (date(2025, 1, 5), date(2026, 2, 4), "went 12 months."),
        (date(2026, 1, 5), date(2025, 2, 4), "before the first worry on record"),
    ],
)
def test_the_wait_is_counted_in_whole_months_and_says_what_it_is(worry: Any, protected: Any, words: str) -> None:
    assert words in waited_words(worry, protected, TODAY)


def sealed(person: Any) -> None:
    Person.objects.filter(pk=person.pk).update(sealed_at=timezone.now())


@pytest.mark.parametrize("ids", [True, False])
def test_a_kept_history_names_nobody_who_was_sealed_since(home: Any, sign_in: Any, in_scope: Any, ids: bool) -> None:
    with in_scope():
        for child in (home.ava, home.ben):
            families.begin_status(person=child, kind="child_in_need", starts=date(2025, 3, 1), by=home.cast.tess)
        assessment = home.begin(children=[home.ben])
        keep_history(assessment=assessment, words="Both", version=0, by=home.by)
        kept = FamilyHistory.objects.get()
        if not ids:
            kept.lines = [{name: line[name] for name in line if name != "people"} for line in kept.lines]
            kept.save()
        assert len(history_read(kept)) == 2
        sealed(home.ava)
        assert ["Ben Pike" in words for _, words, _ in history_read(kept)] == [True]


def test_a_sealed_child_has_no_page_in_an_old_assessment(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        assessment = home.begin(children=[home.ava, home.ben])
    kemi, page = sign_in(home.cast.kemi), address("voice", assessment, home.ava)
    assert kemi.get(page).status_code == 200
    with in_scope():
        sealed(home.ava)
    assert kemi.get(page).status_code == 404


def test_the_wait_is_counted_from_worries_that_the_viewer_may_see(home: Any, in_scope: Any) -> None:
    with in_scope():
        entry = Entry.objects.create(
            family=home.family,
            strand=WORRIES,
            happened=date(2025, 1, 5),
            seen_by=FEW,
            title="A worry",
            source_kind="worry",
            source_id=home.family.pk,
        )
        assert waited(home.cast.kemi, home.family) == "No worry about these children is on record."
        Entry.objects.filter(pk=entry.pk).update(seen_by=STAFF)
        assert "The first worry on record came" in waited(home.cast.kemi, home.family)
