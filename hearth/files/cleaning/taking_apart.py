"""Each kind of file by whoever knows it. A library is loaded only for the kind that needs it."""

from collections.abc import Callable
from importlib import import_module

from hearth.files.cleaning.outcome import Cleaned, Refused
from hearth.files.cleaning.sniffing import kind_of

WHO_KNOWS = {
    "jpeg": "pictures",
    "png": "pictures",
    "webp": "pictures",
    "heic": "pictures",
    "pdf": "pdf",
    "zip": "documents.taking_apart",
    "wav": "sound.wav",
    "mp3": "sound.mp3",
    "ogg": "sound.ogg",
    "mp4": "sound.mp4",
    "webm": "sound.webm",
    "text": "text",
}


def cleaned(data: bytes) -> Cleaned:
    """The same file without what its sender did not mean to send; or `Refused`."""
    if not data:
        raise Refused("empty")
    kind = kind_of(data)
    clean: Callable[[bytes, str], Cleaned] = import_module(f"hearth.files.cleaning.{WHO_KNOWS[kind]}").cleaned
    try:
        return clean(data, kind)
    except (Refused, MemoryError):
        raise
    except Exception as problem:  # libraries fail on broken files in more ways than they say
        raise Refused("damaged") from problem
