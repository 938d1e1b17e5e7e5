"""Reading what people send: any script, no tricks, and never a traceback."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.practice.checking import examine
from hearth.practice.library import BESIDE_THE_CODE
from hearth.practice.problems import Unreadable
from hearth.practice.reading import LARGEST_FILE, read

SIGNS = (BESIDE_THE_CODE / "indicators" / "neglect_by_age.yaml").read_text(encoding="utf-8")[:1500]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "needs.yaml"


def why_not(file: Path) -> str:
    with pytest.raises(Unreadable) as unreadable:
        read(file)
    return str(unreadable.value)


def test_yaml_1_2_leaves_no_and_half_past_ten_alone(file: Path) -> None:
    file.write_text("a: no\nb: 22:30\nc: 2027-05-31\nd: 7\ne: true\nf: 0.5\ng:\n")
    expected = {"a": "no", "b": "22:30", "c": "2027-05-31", "d": 7, "e": True, "f": 0.5, "g": None}
    assert read(file).content == expected


def test_emoji_and_right_to_left_words_stay_as_written(file: Path) -> None:
    file.write_text("title: 🏠 بيت دافئ בית\n", encoding="utf-8")
    assert read(file).content == {"title": "🏠 بيت دافئ בית"}


def test_one_content_has_one_hash_however_it_is_laid_out(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    file.write_text("a: 1\nb: [x, y]\n")
    other.write_text("# the same\nb:\n  - x\n  - 'y'\na: 1\n")
    assert read(file).hash == read(other).hash


def test_windows_1252_is_named_with_its_line(file: Path) -> None:
    file.write_bytes("id: needs\ntitle: Café\n".encode("cp1252"))
    assert f"{file}, line 2: The character here (byte 0xe9) is not UTF-8." in why_not(file)


def test_a_byte_order_mark_is_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfid: needs\n")
    assert read(file).content == {"id": "needs"}


def test_a_bomb_of_aliases_is_refused_at_once(file: Path) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40)]
    file.write_text("l0: &l0 [lol]\n" + "\n".join(levels))
    began = time.monotonic()
    assert "line 2: “*” repeats another part of the file" in why_not(file)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The file is empty."),
        ("- a\n- b\n", "A practice file begins with lines such as"),
        ("a: " + "[" * 5000, "nested more than 20 deep"),
        ("a: 1\n---\na: 2\n", "line 2: “---” begins a second document"),
        ("a: 'never closed\n", "A quotation mark is opened and never closed."),
        ("a:\n\t- b\n", "line 2: A line begins with a tab"),
        ('a: "\\ud800"\n', "There is a broken character here"),
        ('a: "\\0"\n', "There is a broken character here"),
        ("a: 1\nb: \x07\n", "line 2: There is a character or a shape here that YAML does not allow"),
        ("a: " + "9" * 5000, "is not an ordinary number"),
        ("? [a, b]\n: 1\n", "cannot be the name before a colon"),
        ("a" * (LARGEST_FILE + 1), "larger than 500,000 bytes"),
    ],
    ids=lambda value: value[:20],
)
def test_what_cannot_be_read_is_explained(content: str, reason: str, file: Path) -> None:
    file.write_text(content)
    assert reason in why_not(file)


def test_a_folder_named_like_a_file_is_explained(file: Path) -> None:
    file.mkdir()
    assert "cannot be opened" in why_not(file)


MUTILATIONS = st.lists(
    st.tuples(
        st.integers(0, len(SIGNS)),
        st.integers(0, 40),
        st.sampled_from(list("-:[]{}&*!|>'\"%@#?\t\n,0 \x00é🏠")),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutilations=MUTILATIONS)
def test_a_mutilated_file_gets_sentences_and_never_a_traceback(
    mutilations: list[tuple[int, int, str]], file: Path
) -> None:
    text = SIGNS
    for start, length, instead in mutilations:
        text = text[:start] + instead + text[start + length :]
    file.write_text(text, encoding="utf-8")
    examination = examine([file])
    assert examination.files or examination.problems
    assert all(problem.path == file and problem.sentence.endswith((".", "?")) for problem in examination.problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_bytes_get_sentences_and_never_a_traceback(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    assert examine([file]).problems
