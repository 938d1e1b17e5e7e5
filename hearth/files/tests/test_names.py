"""What a file was called is text, whatever it tries to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.files.limits import LONGEST_NAME
from hearth.files.names import name_to_save_as, tidy_name


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\photo.jpg", "photo.jpg"),
        ("a\r\nSet-Cookie: b.jpg", "aSet-Cookie: b.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("  two   words .pdf ", "two words .pdf"),
        ("...", "file"),
        ("", "file"),
        ("صورة.jpg", "صورة.jpg"),
        ("\ud800.jpg", "jpg"),
    ],
)
def test_a_name_is_one_line_of_text(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy


@pytest.mark.parametrize(
    ("name", "extension", "saved"),
    [
        ("holiday.exe", "jpg", "holiday.jpg"),
        ("IMG_1.HEIC", "jpg", "IMG_1.jpg"),
        ("note.JPG", "jpg", "note.JPG"),
        ("letter", "docx", "letter.docx"),
        ("htaccess", "txt", "htaccess.txt"),
    ],
)
def test_it_is_saved_as_what_it_is(name: str, extension: str, saved: str) -> None:
    assert name_to_save_as(name, extension) == saved


@given(st.text(st.characters(), max_size=400))
def test_any_name_can_be_kept_and_shown(name: str) -> None:
    kept = tidy_name(name)
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set("\r\n\0/\\\u202e")
    assert kept.encode()
    assert tidy_name(kept) == kept
