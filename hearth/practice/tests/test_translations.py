"""Words in further languages: whole, marked as unchecked where they are, and never with a hole in them."""

from pathlib import Path

import pytest

from hearth.config.commands import main
from hearth.practice.library import library
from hearth.practice.tests.conftest import Spoil

POLISH = "translations/polish.yaml"


def test_each_says_every_group_and_who_is_to_check_it() -> None:
    groups = {group.id for group in library().help.groups}
    for each in library().translations():
        assert set(each.groups) == groups, each.id
        assert bool(each.warning[0]) != each.checked_by_a_speaker
        assert each.checked_by.startswith("Nobody yet.") != each.checked_by_a_speaker


@pytest.mark.parametrize(
    ("words", "others", "sentence"),
    [
        ("{place}", "{plac}", "“title” needs {place} once, and no other curly bracket."),
        ("{day}", "", "“from_directory” needs {day} once"),
        ("numer 999", "numer 112", "Say that the number to ring in danger is 999."),
        ("language: pl", "language: cy", "“cy” is in Hearth itself"),
        ("direction: ltr", "direction: up", "“direction” should be one of"),
        ("  baby:", "  babies:", "which is no group of help in the library"),
        ("checked_by_a_speaker: false\n", "", "“checked_by_a_speaker” is missing here."),
    ],
)
def test_what_is_wrong_with_one_is_told(
    words: str, others: str, sentence: str, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    path: Path = spoil(POLISH, words, others)
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "check", str(path)])
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err
