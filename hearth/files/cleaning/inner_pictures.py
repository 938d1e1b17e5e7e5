"""Pictures inside documents, byte for byte the same but for what is written beside the picture."""

from collections.abc import Iterator

from hearth.files.cleaning.outcome import Refused

# JFIF, colour profile and Adobe's colour transform are needed to show a picture; the other notes are about it.
NEEDED = {0xE0, 0xE2, 0xEE}
NOTES = {*range(0xE0, 0xF0), 0xFE} - NEEDED
START_OF_SCAN = 0xDA
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
PNG_NOTES = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def without_notes(data: bytes) -> bytes:
    """A JPEG or PNG without its notes; anything else as it is."""
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + b"".join(_jpeg_parts(data))
    if data.startswith(PNG_BEGINS):
        return PNG_BEGINS + b"".join(_png_parts(data))
    return data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise Refused("damaged")
        marker = data[at + 1]
        if marker in ALONE or marker == 0xFF:
            length = 1 if marker == 0xFF else 2
        elif marker == START_OF_SCAN:
            yield data[at:]
            return
        else:
            length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in NOTES:
            yield data[at : at + length]
        at += length
    yield data[at:]


def _png_parts(data: bytes) -> Iterator[bytes]:
    at = len(PNG_BEGINS)
    while at + 12 <= len(data):
        length = 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name not in PNG_NOTES:
            yield data[at : at + length]
        if name == b"IEND":
            return
        at += length
    raise Refused("damaged")
