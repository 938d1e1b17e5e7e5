"""What the log says of each kind of record, in words that somebody outside can read."""

import pytest

from hearth.access.log.sentences import did


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("families.sameperson", "opened two records that are read as one person’s"),
        ("triage.likelysame", "opened a pair that may be one person"),
        ("families.sealopening", "opened the page about a sealed record that was opened"),
        ("chronology.copy", "opened a copy of the chronology"),
        ("referrals.handover", "opened a handover"),
    ],
)
def test_what_was_opened(kind: str, sentence: str) -> None:
    assert did("opened", kind, []) == sentence
