"""Word and Excel: macros and inner files refused; authors, companies, thumbnails and links to elsewhere taken out."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hearth.files.cleaning.documents.archive import parts_of
from hearth.files.cleaning.documents.xml import forget_people, local, parsed, written
from hearth.files.cleaning.inner_pictures import without_notes
from hearth.files.cleaning.outcome import Refused

CONTENTS = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument"
MACROS = re.compile(r"vba|macro|activex|customui", re.IGNORECASE)
INNER_FILES = re.compile(r"(^|/)(embeddings|oleobject)", re.IGNORECASE)
# Said about the document rather than in it: dropped, with whatever points to them.
DROPPED = re.compile(
    r"docProps/custom\.xml|docProps/thumbnail\..*|customXml/.*|.*/printerSettings/.*|word/people\.xml", re.IGNORECASE
)
EMPTIED = {"docProps/core.xml", "docProps/app.xml"}
PICTURES = (".jpeg", ".jpg", ".png", ".gif", ".emf", ".wmf")
KNOWN = (".xml", ".rels", ".odttf", *PICTURES)
NOWHERE = "about:blank"
# Settings that name a printer's notes or the author's own folder.
WITHOUT = {"pageSetup": "id", "absPath": "url"}


@dataclass(frozen=True)
class Form:
    main: str
    media_type: str
    extension: str


FORMS = (
    Form("word/document.xml", f"{OFFICE}.wordprocessingml.document", "docx"),
    Form("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet", "xlsx"),
)


def form_of(contents: bytes, names: set[str]) -> Form:
    """Word or Excel without macros; or why not."""
    if any(MACROS.search(name) for name in names) or MACROS.search(contents.decode("utf-8", "replace")):
        raise Refused("macros")
    if any(INNER_FILES.search(name) for name in names):
        raise Refused("files_inside")
    found = next((form for form in FORMS if form.main in names), None)
    if found is None:
        raise Refused("unknown")
    return found


def without_the_rest(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name, content in parts_of(archive):
        if DROPPED.fullmatch(name):
            continue
        if not name.lower().endswith(KNOWN):
            raise Refused("files_inside")
        yield name, _picture(content) if name.lower().endswith(PICTURES) else _part(name, content)


def _picture(content: bytes) -> bytes:
    return without_notes(content)


def _part(name: str, content: bytes) -> bytes:
    if name.lower().endswith(".odttf"):
        return content
    root = parsed(content)
    if name in EMPTIED:
        root[:] = []
    elif name == CONTENTS:
        _leave_out(root, "PartName", lambda target: target.lstrip("/"))
    elif name.endswith(".rels"):
        _leave_out(root, "Target", lambda target: _from_top(name, target))
        _point_nowhere(root)
    else:
        forget_people(root)
        _forget_settings(root)
    return written(root)


def _leave_out(root: Any, attribute: str, place: Any) -> None:
    """Forget the parts that are not taken over."""
    for element in list(root):
        target = element.get(attribute)
        if target and element.get("TargetMode") != "External" and DROPPED.fullmatch(place(target)):
            root.remove(element)


def _from_top(rels: str, target: str) -> str:
    """Where a relationship leads: `word/_rels/document.xml.rels` counts from `word/`."""
    if target.startswith("/"):
        return target.lstrip("/")
    steps = rels.split("/")[:-2]
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def _point_nowhere(root: Any) -> None:
    """A page that somebody may choose to follow stays; a template or picture that would be fetched does not."""
    for element in root:
        follows = str(element.get("Type", "")).endswith("/hyperlink")
        target = str(element.get("Target", ""))
        web = target.lower().startswith(("http://", "https://", "mailto:", "tel:", "#"))
        if element.get("TargetMode") == "External" and not (follows and web):
            element.set("Target", NOWHERE)


def _forget_settings(root: Any) -> None:
    for element in root.iter():
        name = local(element.tag)
        if name in ("author", "creator", "lastModifiedBy") and element.text:
            element.text = ""
        if name in WITHOUT:
            for attribute in [each for each in element.attrib if local(each) == WITHOUT[name]]:
                del element.attrib[attribute]
