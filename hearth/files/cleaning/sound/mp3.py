"""MP3 without its tags, at the beginning and at the end."""

from contextlib import suppress
from io import BytesIO

from mutagen import MutagenError, apev2, id3
from mutagen.mp3 import MP3, HeaderNotFoundError

from hearth.files.cleaning.outcome import Cleaned, Refused

CHECKED = 10  # frames in a row that must be what they say


def cleaned(data: bytes, kind: str) -> Cleaned:
    try:
        return _without_tags(data)
    except HeaderNotFoundError as problem:
        raise Refused("damaged") from problem


def _without_tags(data: bytes) -> Cleaned:
    file = BytesIO(data)
    id3.delete(file)
    with suppress(MutagenError):  # it had none
        apev2.delete(file)
    file.seek(0)
    sound = MP3(file)
    kept = file.getvalue()
    start = kept.find(b"\xff")
    if sound.info.sketchy or not 0 <= start < 4096 or sound.info.length <= 0:
        raise Refused("damaged")
    return Cleaned(kept[start:], "sound", "audio/mpeg", "mp3")
