"""M4A, as telephones record it. Where it was recorded stands in boxes beside the sound; they are blanked.

Each box keeps its place and length, because the sound is found by counting bytes from the beginning.
"""

from collections.abc import Iterator

from hearth.files.cleaning.outcome import Cleaned, Refused

INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"edts"}
BESIDE = {b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"pnot", b"ID32", b"loci"}
KNOWN = {*INSIDE, *BESIDE} | {b"ftyp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"iods", b"elst", b"tref"}
KNOWN |= {b"smhd", b"dinf", b"stbl", b"moof", b"mfra", b"sidx", b"mvex", b"styp", b"elng", b"prft"}
DEEPEST = 8
Box = tuple[bytes, int, int]  # its name; where its content begins and ends


def cleaned(data: bytes, kind: str) -> Cleaned:
    content = bytearray(data)
    handlers: list[bytes] = []
    names = _clean(content, 0, len(content), handlers)
    if {b"vide"} & set(handlers):
        raise Refused("video")
    if not {b"moov", b"mdat"} <= set(names) or not handlers or set(handlers) != {b"soun"}:
        raise Refused("unknown")
    return Cleaned(bytes(content), "sound", "audio/mp4", "m4a")


def _clean(content: bytearray, start: int, end: int, handlers: list[bytes], depth: int = 0) -> list[bytes]:
    """Blank what stands beside the sound; note who handles each track. The names of the boxes found."""
    names = []
    for name, inner, after in _boxes(content, start, end):
        names.append(name)
        if name in BESIDE or name not in KNOWN:
            content[inner:after] = bytes(after - inner)
            content[inner - 4 : inner] = b"free"
        elif name == b"hdlr":
            handlers.append(bytes(content[inner + 8 : inner + 12]))
            content[inner + 24 : after] = bytes(max(0, after - inner - 24))  # the name of whatever recorded it
        elif name in INSIDE and depth < DEEPEST:
            _clean(content, inner, after, handlers, depth + 1)
    return names


def _boxes(content: bytearray, start: int, end: int) -> Iterator[Box]:
    at = start
    while at + 8 <= end:
        size, name, inner = int.from_bytes(content[at : at + 4], "big"), bytes(content[at + 4 : at + 8]), at + 8
        if size == 1:
            if name != b"mdat":  # nothing else is four gigabytes long
                raise Refused("damaged")
            size, inner = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        size = size or end - at
        if size < inner - at or at + size > end:
            raise Refused("damaged")
        yield name, inner, at + size
        at += size
    if at != end:
        raise Refused("damaged")
