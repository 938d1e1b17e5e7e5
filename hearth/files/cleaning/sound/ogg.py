"""Ogg: one stream of Opus or Vorbis without its comments."""

from io import BytesIO

from mutagen import MutagenError
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from hearth.files.cleaning.outcome import Cleaned, Refused

FIRST_PAGE = 0x02
KINDS = {b"OpusHead": OggOpus, b"\x01vorbis": OggVorbis}


def cleaned(data: bytes, kind: str) -> Cleaned:
    if _streams(data) != 1:
        raise Refused("video")
    sort = next((sort for mark, sort in KINDS.items() if mark in data[:64]), None)
    if sort is None:
        raise Refused("unknown")
    file = BytesIO(data)
    try:
        sort(file).delete(file)
    except MutagenError as problem:
        raise Refused("damaged") from problem
    return Cleaned(file.getvalue(), "sound", "audio/ogg", "ogg")


def _streams(data: bytes) -> int:
    """How many streams begin, each with a page that says so."""
    at, found = 0, 0
    while (at := data.find(b"OggS\x00", at)) >= 0 and at + 27 <= len(data):
        found += bool(data[at + 5] & FIRST_PAGE)
        segments = data[at + 26]
        at += 27 + segments + sum(data[at + 27 : at + 27 + segments])
    return found
