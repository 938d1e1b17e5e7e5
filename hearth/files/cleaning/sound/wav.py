"""WAV: the parts that are sound, and none of the others."""

from collections.abc import Iterator

from hearth.files.cleaning.outcome import Cleaned, Refused

SOUND = {b"fmt ", b"fact", b"data"}


def cleaned(data: bytes, kind: str) -> Cleaned:
    parts = dict(_parts(data))
    if b"fmt " not in parts or not parts.get(b"data"):
        raise Refused("damaged")
    kept = b"".join(_part(name, parts[name]) for name in (b"fmt ", b"fact", b"data") if name in parts)
    size = (len(kept) + 4).to_bytes(4, "little")
    return Cleaned(b"RIFF" + size + b"WAVE" + kept, "sound", "audio/wav", "wav")


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in SOUND:
            yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _part(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\x00" * (len(content) % 2)
