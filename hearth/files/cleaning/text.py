"""Plain words: any of the usual encodings, kept as UTF-8, line for line."""

from hearth.files.cleaning.outcome import Cleaned, Refused

ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
USUAL = "\t\n\r\f"


def cleaned(data: bytes, kind: str) -> Cleaned:
    words = _words(data)
    if any((character < " " and character not in USUAL) or character == "\x7f" for character in words):
        raise Refused("unknown")
    return Cleaned(words.encode(), "document", "text/plain; charset=utf-8", "txt")


def _words(data: bytes) -> str:
    marked = next((encoding for mark, encoding in ENCODINGS.items() if data.startswith(mark)), "utf-8")
    for encoding in (marked, "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("unknown")
