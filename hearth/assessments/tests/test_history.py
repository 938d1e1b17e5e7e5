"""What records say of a family's past stands in its assessment, with its source; and how long the children waited."""

from datetime import date
from typing import Any

import pytest

from hearth.assessments.models import FamilyHistory
from hearth.assessments.rules.history import waited_words
from hearth.assessments.tests.test_pages import address, whole
from hearth.families import actions as families

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
