"""Open an archive as a stranger's: few parts, of honest sizes, with plain names; and close it as our own."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from hearth.files.cleaning.outcome import Refused

MOST_PARTS = 2_000
LARGEST_PART = 40_000_000
LARGEST_WHOLE = 80_000_000
STEP = 1 << 20
PLAIN_NAME = re.compile(r"[^\x00-\x1f\\:]{1,255}")
LOCKED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, once its list of contents has been found in order."""
    archive = zipfile.ZipFile(BytesIO(data))
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise Refused("bomb")
    if len({name.lower() for name in names}) < len(names) or not all(_is_plain(name) for name in names):
        raise Refused("unsafe")
    if any(part.flag_bits & LOCKED for part in parts):
        raise Refused("locked")
    if any(part.compress_type not in METHODS for part in parts):
        raise Refused("unsafe")
    return archive


def _is_plain(name: str) -> bool:
    """A name that leads nowhere but into the archive."""
    return bool(PLAIN_NAME.fullmatch(name)) and not name.startswith("/") and ".." not in name.split("/")


def read(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, counted while it is unpacked: what the list of contents says of its size may be a lie."""
    found = BytesIO()
    with archive.open(name) as part:
        while piece := part.read(STEP):
            found.write(piece)
            if found.tell() > LARGEST_PART:
                raise Refused("bomb")
    return found.getvalue()


def parts_of(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    whole = 0
    for part in archive.infolist():
        if part.is_dir():
            continue
        content = read(archive, part.filename)
        whole += len(content)
        if whole > LARGEST_WHOLE:
            raise Refused("bomb")
        yield part.filename, content


def closed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A new archive of these parts, without the old one's dates, notes and order of writing."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return kept.getvalue()
