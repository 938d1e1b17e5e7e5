"""What may be published, and what is made of what others publish: plain text, whole addresses, possible places."""

import html
import re
from urllib.parse import urlsplit

import nh3

EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
BLANKS = re.compile(r"[ \t\xa0]+")
MANY_LINES = re.compile(r"\s*\n\s*\n\s*")
BREAKS = re.compile(r"<\s*(br|/p|/div|/li|/h\d)\b[^>]*>", re.I)
LOOKS_LIKE_HTML = re.compile(r"<\s*/?[a-z][^<>]*>|&(#\d+|[a-z]+);", re.I)
PLACEHOLDERS = {"n/a", "na", "none", "null", "tbc", "unknown", "-", "http://", "https://", "http://example.com"}


def is_uri(text: str) -> bool:
    """A web address that somebody can open."""
    if not text or any(ord(letter) < 33 or letter in '<>"{}|\\^`' for letter in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and (parts.port or 1) > 0
    except ValueError:
        return False


def is_email(text: str) -> bool:
    return bool(EMAIL.fullmatch(text)) and text.isascii() and ".." not in text


def has_markup(text: str) -> bool:
    return bool(LOOKS_LIKE_HTML.search(text))


def plain(text: str) -> str:
    """Words without markup, with their lines; what stood in a script is gone."""
    if has_markup(text):
        text = html.unescape(nh3.clean(BREAKS.sub("\n", text), tags=set()))
        if has_markup(text):  # markup that had been written as text
            text = html.unescape(nh3.clean(BREAKS.sub("\n", text), tags=set()))
    text = text.replace("\r\n", "\n").replace("\x00", "")
    lines = [BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def is_placeholder(text: str) -> bool:
    return text.strip().lower() in PLACEHOLDERS
