"""`hearth matching …` for one register, or every one; what cannot be done is said in a sentence."""

import argparse

import pytest

from hearth.families.models import Family
from hearth.triage.matching.commands import add_commands
from hearth.ui.errors import BadInput, Failure
from tests.cast import Cast


def matching(*words: str) -> None:
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args(words)
    chosen.run(chosen)


def test_keys_and_register_say_what_they_did(cast: Cast, fenns: Family, capsys: pytest.CaptureFixture[str]) -> None:
    for command, said in (("keys", "Northmoor Council: 2 people"), ("register", "Northmoor Council: 0 pairs wait")):
        matching(command, "--holder", "Northmoor Council")
        assert said in capsys.readouterr().out


def test_every_register_is_told_of(cast: Cast, fenns: Family, capsys: pytest.CaptureFixture[str]) -> None:
    matching("train")
    said = capsys.readouterr().out
    assert "Northmoor Council: 2 people are too few to learn from" in said
    assert "Eastvale County Council: 0 people are too few" in said


def test_a_register_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(BadInput, match="No agency called “Nowhere” keeps a register here"):
        matching("train", "--holder", "Nowhere")


def test_too_few_to_learn_from(cast: Cast, fenns: Family) -> None:
    with pytest.raises(Failure, match="too few to learn from"):
        matching("train", "--holder", "Northmoor Council")
