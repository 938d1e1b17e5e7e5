"""A copy of the shipped library that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hearth.practice.library import BESIDE_THE_CODE

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BESIDE_THE_CODE, tmp_path / "practice"))


@pytest.fixture
def spoil(copied: Path) -> Spoil:
    """`spoil(file, words, others)` replaces words in the copy; the words must be there."""

    def change(file: str, words: str, others: str) -> Path:
        path = copied / file
        before = path.read_text(encoding="utf-8")
        assert words in before
        path.write_text(before.replace(words, others, 1), encoding="utf-8")
        return path

    return change
