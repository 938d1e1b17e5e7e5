"""Every kind of file by its content: what is kept, what is taken out, what is refused, and at what cost."""

import contextlib
import io
import json
import subprocess
import sys
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hearth.files.checking import PROGRAM, checked
from hearth.files.cleaning.outcome import Refused
from hearth.files.cleaning.taking_apart import cleaned
from hearth.files.limits import LARGEST
from hearth.files.tests import made

HOSTILE = list(made.hostile())
GOOD = {
    "jpeg": (made.picture(), "image/jpeg"),
    "png": (made.picture("PNG"), "image/png"),
    "webp": (made.picture("WEBP"), "image/webp"),
    "heic": (made.picture("HEIF"), "image/jpeg"),
    "pdf": (made.pdf(), "application/pdf"),
    "docx": (made.word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (made.sheet(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": (made.open_document(), "application/vnd.oasis.opendocument.text"),
    "wav": (made.wav(), "audio/wav"),
    "mp3": (made.mp3(), "audio/mpeg"),
    "m4a": (made.m4a(), "audio/mp4"),
    "ogg": (made.ogg(), "audio/ogg"),
    "webm": (made.webm(), "audio/webm"),
    "recorded": (made.webm(live=False), "audio/webm"),
}
MARKS = [each.encode(encoding) for each in made.AUTHOR.split() for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
MEMORY = 256 * 1024  # kilobytes
ASK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
print(used.ru_maxrss, end="")
"""


def everything_in(content: bytes) -> bytes:
    """The bytes, and those of every part and stream within."""
    found = content
    if content.startswith(b"PK"):
        found += b"".join(made.parts_of(content).values())
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            found += document.trailer.unparse(resolved=True)
            for each in document.objects:
                found += each.unparse(resolved=True) if each is not None else b""
                found += each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else b""
    return found


@pytest.mark.parametrize("name", GOOD)
def test_what_may_be_sent_is_kept_without_its_maker_and_its_place(name: str) -> None:
    content, media_type = GOOD[name]
    before = everything_in(content)
    assert any(mark in before for mark in MARKS) or made.PLACE.encode() in before, "the sample hides nothing"
    kept = checked(content)
    after = everything_in(kept.content)
    assert kept.media_type == media_type
    assert [mark for mark in [*MARKS, made.PLACE.encode(), b"Exif", b"GPS"] if mark in after] == []


@pytest.mark.parametrize("name", GOOD)
def test_what_was_cleaned_is_clean(name: str) -> None:
    """The same again gives the same again, so that one file sent twice is one file."""
    once = cleaned(GOOD[name][0])
    again = cleaned(once.content)
    assert again.media_type == once.media_type
    if once.kind != "picture":
        assert cleaned(GOOD[name][0]).content == once.content


@pytest.mark.parametrize(("name", "content", "why"), HOSTILE, ids=[each[0] for each in HOSTILE])
def test_what_means_ill_is_refused_soon_and_cheaply(name: str, content: bytes, why: str) -> None:
    """What its program took, by its own clock; asked by a small one, since a child counts from its parent's size."""
    done = subprocess.run([sys.executable, "-c", ASK, *PROGRAM], input=content, capture_output=True, check=True)
    said, seconds, memory = done.stdout.rsplit(b"\n", 2)
    assert 0 < float(seconds) < 2
    assert 5_000 < int(memory) < MEMORY
    assert json.loads(said) == {"refused": why}


def test_the_check_is_told_through_to_whoever_asked() -> None:
    with pytest.raises(Refused, match="too_many_pixels"):
        checked(made.flood())
    with pytest.raises(Refused, match="too_large"):
        checked(bytes(LARGEST + 1))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stays_the_right_way_up(form: str, orientation: int) -> None:
    """The mark that says which way up it is goes; so the picture itself is turned."""
    sent = made.picture(form, orientation=orientation)
    kept = Image.open(io.BytesIO(cleaned(sent).content)).convert("RGB")
    assert kept.size == ((120, 160) if orientation > 4 else (160, 120))
    red = {1: (5, 5), 2: (-5, 5), 3: (-5, -5), 4: (5, -5), 5: (5, 5), 6: (-5, 5), 7: (-5, -5), 8: (5, -5)}[orientation]
    found: Any = kept.getpixel((red[0] % kept.width, red[1] % kept.height))
    assert found[0] > 200
    assert found[1] < 60


def test_a_large_photo_is_kept_smaller() -> None:
    sent = io.BytesIO()
    made.drawn((6000, 4500)).save(sent, "JPEG")
    kept = Image.open(io.BytesIO(checked(sent.getvalue()).content))
    assert max(kept.size) == 4096


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA", "I;16", "CMYK"])
def test_any_mode_of_a_picture_is_taken(mode: str) -> None:
    sent = io.BytesIO()
    own = made.drawn().convert("L") if mode == "I;16" else made.drawn()
    own.convert(mode).save(sent, "JPEG" if mode == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(cleaned(sent.getvalue()).content)).size == (160, 120)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("He said “I’m hungry”.\r\n\tثم 😟".encode(), "He said “I’m hungry”.\r\n\tثم 😟"),
        ("He said “no”".encode("utf-16"), "He said “no”"),
        ("He said “no”".encode("cp1252"), "He said “no”"),
        ("\ufeffHello".encode(), "Hello"),
    ],
)
def test_plain_words_are_kept_as_they_are(words: bytes, kept: str) -> None:
    found = cleaned(words)
    assert found.content.decode() == kept
    assert found.media_type == "text/plain; charset=utf-8"


def test_a_documents_own_words_are_still_there() -> None:
    letter = made.parts_of(cleaned(made.word()).content)
    assert b"Breakfast was missed on Monday." in letter["word/document.xml"]
    assert b"Ring school" in letter["word/comments.xml"]
    assert b"No lunch." in made.parts_of(cleaned(made.open_document()).content)["content.xml"]
    assert b"<v>17</v>" in made.parts_of(cleaned(made.sheet()).content)["xl/worksheets/sheet1.xml"]


def test_a_letter_still_opens_in_word() -> None:
    import docx

    letter = docx.Document(io.BytesIO(cleaned(made.word()).content))
    assert letter.paragraphs[0].text == "Breakfast was missed on Monday."
    assert len(letter.inline_shapes) == 1


def test_what_a_letter_would_fetch_it_fetches_no_more() -> None:
    link = '<Relationship Id="r{0}" TargetMode="External" Type="http://x/{1}" Target="{2}"/>'
    rels = "".join(
        link.format(number, *each)
        for number, each in enumerate(
            [
                ("attachedTemplate", "http://evil.example/t.dotm"),
                ("hyperlink", "https://school.example/"),
                ("hyperlink", "file://server/share"),
            ]
        )
    )
    settings_rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/r">{rels}</Relationships>'
    kept = made.parts_of(cleaned(made.word_with({"word/_rels/settings.xml.rels": settings_rels})).content)
    found = kept["word/_rels/settings.xml.rels"]
    assert (b"evil" in found, b"school.example" in found, b"server/share" in found) == (False, True, False)


def test_a_pdf_does_nothing_by_itself() -> None:
    with pikepdf.open(io.BytesIO(cleaned(made.pdf()).content)) as document:
        assert len(document.pages) == 1
        assert "/OpenAction" not in document.Root
        assert not document.attachments
        note = document.pages[0].Annots[0]
        assert (str(note.Contents), "/A" in note, "/T" in note) == ("Look here", False, False)
        photo = document.pages[0].Resources.XObject.Photo
        assert Image.open(io.BytesIO(photo.read_raw_bytes())).size == (160, 120)


@pytest.mark.parametrize("name", ["m4a", "webm", "recorded", "wav", "mp3", "ogg"])
def test_the_sound_itself_is_kept(name: str) -> None:
    sent, kept = GOOD[name][0], cleaned(GOOD[name][0]).content
    sound = {"m4a": b"sound" * 100, "webm": b"sound" * 50, "recorded": b"sound" * 50, "wav": bytes(800)}.get(
        name, bytes(300) if name == "mp3" else b"\xfc\xff\xfe" * 50
    )
    assert sound in sent
    assert sound in kept
    if name in ("m4a", "webm", "recorded"):
        assert kept.index(sound) == sent.index(sound)  # players count bytes from the beginning


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_broken_file_breaks_the_check(name: str, data: Any) -> None:
    """Cut short, or with some bytes changed: kept or refused, and nothing else."""
    content = bytearray(GOOD[name][0])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    with contextlib.suppress(Refused):
        cleaned(bytes(content[:cut]))
