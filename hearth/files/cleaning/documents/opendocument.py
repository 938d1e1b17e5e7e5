"""OpenDocument text: the same for LibreOffice's own form."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from hearth.files.cleaning.documents.archive import parts_of
from hearth.files.cleaning.documents.xml import forget_people, local, parsed, written
from hearth.files.cleaning.inner_pictures import without_notes
from hearth.files.cleaning.outcome import Refused

MACROS = re.compile(r"(Basic|Scripts)/.*")
INNER_FILES = re.compile(r"Object .*|ObjectReplacements/.*")
DROPPED = re.compile(
    r"Thumbnails/.*|Configurations2/.*|settings\.xml|meta\.xml|layout-cache|manifest\.rdf|META-INF/docu.*"
)
PICTURES = (".jpeg", ".jpg", ".png", ".gif", ".emf", ".wmf")
KNOWN = (".xml", ".ttf", ".otf", *PICTURES)
PEOPLE = {"creator", "creator-initials", "initial-creator", "sender-firstname", "sender-lastname", "author-name"}
WEB = ("http://", "https://", "mailto:", "tel:", "#")


def without_the_rest(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """`mimetype` first, as the format wants it."""
    yield "mimetype", b"application/vnd.oasis.opendocument.text"
    for name, content in parts_of(archive):
        if name == "mimetype" or DROPPED.fullmatch(name):
            continue
        if MACROS.fullmatch(name):
            raise Refused("macros")
        if INNER_FILES.fullmatch(name) or not name.lower().endswith(KNOWN):
            raise Refused("files_inside")
        yield name, _part(name, content)


def _part(name: str, content: bytes) -> bytes:
    if name.lower().endswith(PICTURES):
        return without_notes(content)
    if not name.lower().endswith(".xml"):
        return content
    root = parsed(content)
    if any(local(element.tag) == "encryption-data" for element in root.iter()):
        raise Refused("locked")
    _leave_out(root)
    _forget(root)
    return written(root)


def _leave_out(root: Any) -> None:
    """Manifest entries of what is not taken over, and event listeners, which start macros."""
    for element in list(root.iter()):
        path = next((value for name, value in element.attrib.items() if local(name) == "full-path"), "")
        gone = local(element.tag) == "file-entry" and bool(DROPPED.fullmatch(path))
        if gone or local(element.tag) in ("event-listeners", "scripts", "dde-connection-decls"):
            _remove(element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _forget(root: Any) -> None:
    forget_people(root)
    for element in root.iter():
        if local(element.tag) in PEOPLE:
            element.text = ""
        for name, value in element.attrib.items():
            outside = local(name) == "href" and "://" in value and not value.lower().startswith(WEB)
            fetched = local(name) == "href" and local(element.tag) != "a" and "://" in value
            if outside or fetched:
                element.attrib[name] = "about:blank"
