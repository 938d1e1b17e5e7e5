"""WebM, as browsers record it. Tags, titles, dates and attachments become emptiness of the same length."""

from collections.abc import Iterator

from hearth.files.cleaning.outcome import Cleaned, Refused

HEADER, SEGMENT, CLUSTER, INFO, TRACKS, TRACK, KIND_OF_TRACK = (
    0x1A45DFA3,
    0x18538067,
    0x1F43B675,
    0x1549A966,
    0x1654AE6B,
    0xAE,
    0x83,
)
# Tags, attachments, chapters; title, date, file names; a track's name; whatever was void before.
BESIDE = {0x1254C367, 0x1941A469, 0x1043A770, 0x7BA9, 0x4461, 0x7384, 0x3C83AB, 0x3E83BB, 0x536E, 0xEC}
INSIDE = {SEGMENT, CLUSTER, INFO, TRACKS, TRACK}
SOUND, VIDEO = 2, 1
VOID = 0xEC
DEEPEST = 6


def cleaned(data: bytes, kind: str) -> Cleaned:
    content = bytearray(data)
    if b"webm" not in data[:64]:
        raise Refused("unknown")
    tracks: list[int] = []
    _clean(content, 0, len(content), tracks)
    if VIDEO in tracks:
        raise Refused("video")
    if set(tracks) != {SOUND}:
        raise Refused("damaged")
    return Cleaned(bytes(content), "sound", "audio/webm", "webm")


def _clean(content: bytearray, start: int, end: int, tracks: list[int], depth: int = 0) -> None:
    for name, at, inner, after in _elements(content, start, end):
        if name in BESIDE:
            _make_void(content, at, after)
        elif name == KIND_OF_TRACK:
            tracks.append(int.from_bytes(content[inner:after], "big"))
        elif name in INSIDE and depth < DEEPEST:
            _clean(content, inner, after, tracks, depth + 1)


def _elements(content: bytearray, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Each element: its name, where it begins, where its content begins and ends.

    A recording made live says "as long as it lasts"; what follows within is then walked as if it stood beside.
    """
    at = start
    while at < end:
        name, after_name = _number(content, at, end, keep_mark=True)
        size, inner = _number(content, after_name, end, keep_mark=False)
        if size < 0:
            if name not in (SEGMENT, CLUSTER):
                raise Refused("damaged")
            yield name, at, inner, inner
            at = inner
            continue
        if inner + size > end:  # cut short, as when a telephone's battery died: what is there may be kept
            if name not in (SEGMENT, CLUSTER, 0xA3, 0xA0):
                raise Refused("damaged")
            size = end - inner
        yield name, at, inner, inner + size
        at = inner + size


def _number(content: bytearray, at: int, end: int, *, keep_mark: bool) -> tuple[int, int]:
    """A number whose first bit that is set says how long it is; -1 when all others are set, "not known"."""
    if at >= end or content[at] == 0:
        raise Refused("damaged")
    length = 9 - content[at].bit_length()
    if at + length > end:
        raise Refused("damaged")
    number = int.from_bytes(content[at : at + length], "big")
    if keep_mark:
        return number, at + length
    number &= (1 << (7 * length)) - 1
    return (-1 if number == (1 << (7 * length)) - 1 else number), at + length


def _make_void(content: bytearray, at: int, after: int) -> None:
    whole = after - at
    length = 8 if whole >= 9 else 1
    size = whole - 1 - length
    marked = (size | 1 << (7 * length)).to_bytes(length, "big")
    content[at:after] = bytes([VOID]) + marked + bytes(size)
