"""What a file is, by what is in it. Its name and what the browser says of it count for nothing."""

from hearth.files.cleaning.outcome import Refused

# The harmless file with which every virus scanner is tried out; in two parts, so that none is alarmed by this line.
TRIAL_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
START = 1024
BEGINNINGS = {
    b"\xff\xd8\xff": "jpeg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"%PDF-": "pdf",
    b"PK\x03\x04": "zip",
    b"OggS": "ogg",
    b"\x1a\x45\xdf\xa3": "webm",
    b"ID3": "mp3",
}
INSIDE_RIFF = {b"WEBP": "webp", b"WAVE": "wav"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
PAGE_SIGNS = (b"<script", b"<html", b"<svg", b"<!doctype", b"<?xml", b"<?php")
END_OF_ZIP = b"PK\x05\x06"
END_OF_ZIP_SIZE = 22


def kind_of(data: bytes) -> str:
    """The kind of file, or `Refused`. What is two kinds at once is meant to deceive somebody."""
    if TRIAL_VIRUS in data:
        raise Refused("infected")
    kind = _by_beginning(data)
    if kind == "text":
        if _looks_like_a_page(data) or b"%PDF-" in data[:START]:
            raise Refused("unknown")
    elif _is_something_else_too(data, kind):
        raise Refused("mixed")
    return kind


def _by_beginning(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] in INSIDE_RIFF:
        return INSIDE_RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in HEIC_BRANDS else "mp4"
    for beginning, kind in BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    if data[:1] == b"\xff" and len(data) > 1 and data[1] & 0xE6 == 0xE2:  # an MPEG frame of layer 3
        return "mp3"
    return "text"


def _looks_like_a_page(data: bytes) -> bool:
    start = data[:START].replace(b"\x00", b"").lower()
    return any(sign in start for sign in PAGE_SIGNS) or start.startswith((b"{\\rtf", b"%!ps", b"mz"))


def _is_something_else_too(data: bytes, kind: str) -> bool:
    start = data[:START].lower()
    page = kind != "zip" and any(sign in start for sign in (b"<script", b"<html", b"<svg", b"<?php"))
    pdf = kind != "pdf" and b"%pdf-" in start
    return page or pdf or (kind != "zip" and _ends_like_a_zip(data))


def _ends_like_a_zip(data: bytes) -> bool:
    """An archive's last record, whose comment reaches exactly to the end."""
    at = data.rfind(END_OF_ZIP, max(0, len(data) - END_OF_ZIP_SIZE - 0xFFFF))
    if at < 0 or len(data) - at < END_OF_ZIP_SIZE:
        return False
    return at + END_OF_ZIP_SIZE + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
