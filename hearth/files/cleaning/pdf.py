"""PDF: its pages are kept; who made it, what it carries and what it would do are taken out."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from hearth.files.cleaning.inner_pictures import without_notes
from hearth.files.cleaning.outcome import Cleaned, Refused

NOT_IN_THE_ROOT = (
    "/OpenAction",
    "/AA",
    "/Metadata",
    "/PieceInfo",
    "/AF",
    "/Collection",
    "/Perms",
    "/DPartRoot",
    "/Legal",
)
NOT_AMONG_NAMES = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions")
NOT_IN_ANY_OBJECT = ("/AA", "/Metadata", "/PieceInfo", "/AF", "/JS", "/LastModified")
# Links within the document and to pages stay: they do nothing until somebody chooses to follow them.
HARMLESS_ACTIONS = {"/GoTo", "/URI", "/Named"}
HARMFUL_NOTES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
MOST_OBJECTS = 200_000


def cleaned(data: bytes, kind: str) -> Cleaned:
    try:
        with pikepdf.open(BytesIO(data)) as document:
            if document.is_encrypted:
                raise Refused("locked")
            if len(document.objects) > MOST_OBJECTS or not len(document.pages):
                raise Refused("damaged")
            return Cleaned(_without_the_rest(document), "document", "application/pdf", "pdf")
    except pikepdf.PasswordError as problem:
        raise Refused("locked") from problem


def _without_the_rest(document: Pdf) -> bytes:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    _drop(document.Root, NOT_IN_THE_ROOT)
    if isinstance(document.Root.get("/Names"), Dictionary):
        _drop(document.Root.Names, NOT_AMONG_NAMES)
    if isinstance(document.Root.get("/AcroForm"), Dictionary):
        _drop(document.Root.AcroForm, ("/XFA",))
    for each in document.objects:
        _clean(each)
    kept = BytesIO()
    document.save(kept, deterministic_id=True, fix_metadata_version=False)
    return kept.getvalue()


def _clean(each: Any, depth: int = 0) -> None:
    """One object, and what lies directly within it."""
    if isinstance(each, Array) and depth < 20:
        for inner in each:
            if not _is_elsewhere(inner):
                _clean(inner, depth + 1)
    if not isinstance(each, Dictionary | Stream):
        return
    _drop(each, NOT_IN_ANY_OBJECT)
    _clean_note(each)
    if isinstance(each, Stream):
        _clean_picture(each)
    for name in list(each.keys()) if depth < 20 else []:
        inner = each[name]
        if _is_harmful_action(inner):
            del each[name]
        elif isinstance(inner, Array | Dictionary) and not _is_elsewhere(inner):
            _clean(inner, depth + 1)


def _is_elsewhere(each: Any) -> bool:
    """An object of its own, which comes in its turn."""
    return isinstance(each, pikepdf.Object) and each.is_indirect


def _is_harmful_action(each: Any) -> bool:
    if not isinstance(each, Dictionary):
        return False
    action = each.get("/S")
    is_action = isinstance(action, Name) and str(action) in ACTIONS
    return is_action and (str(action) not in HARMLESS_ACTIONS or "/Next" in each)


ACTIONS = HARMLESS_ACTIONS | {
    f"/{name}"
    for name in "GoToR GoToE Launch Thread Sound Movie Hide SubmitForm ResetForm ImportData JavaScript "
    "SetOCGState Rendition Trans GoTo3DView RichMediaExecute".split()
}


def _clean_note(each: Any) -> None:
    """A comment's author; and notes that carry or play something."""
    subtype = each.get("/Subtype")
    if not isinstance(subtype, Name):
        return
    if str(subtype) in HARMFUL_NOTES:
        each.Subtype = Name.Text
        _drop(each, ("/FS", "/RichMediaContent", "/Movie", "/Sound", "/A", "/3DD"))
    if "/Rect" in each and str(subtype) != "/Widget":
        _drop(each, ("/T", "/M", "/CreationDate"))


def _clean_picture(each: Stream) -> None:
    if each.get("/Filter") == Name.DCTDecode:
        settings: Any = each.get("/DecodeParms")
        each.write(without_notes(each.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=settings)


def _drop(each: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in each:
            del each[name]
