"""Files made for tests, the good and the bad. No picture of a person is among them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import docx
import pikepdf
from PIL import Image, ImageDraw

HERE = {1: "N", 2: (53.0, 48.0, 0.0), 3: "W", 4: (1.0, 33.0, 0.0)}
AUTHOR, PLACE = "Arabella Quennell", "+53.8008-001.5491/"
TRIAL_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def drawn(size: tuple[int, int] = (160, 120), mode: str = "RGB") -> Image.Image:
    """A red corner at the top left, so that it can be seen which way up it is."""
    picture = Image.new(mode, size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return picture


def picture(form: str = "JPEG", *, orientation: int = 1, **more: Any) -> bytes:
    """With a place, a maker and a comment hidden beside it."""
    own = drawn()
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010F] = orientation, AUTHOR, "Camera of " + AUTHOR
    exif.get_ifd(0x8825).update(HERE)
    kept = io.BytesIO()
    if form == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    own.save(kept, form, exif=exif, **({"comment": AUTHOR.encode()} if form == "JPEG" else {}), **more)
    return kept.getvalue()


def flood(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that says it is 3.6 thousand million pixels large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def word(words: str = "Breakfast was missed on Monday.") -> bytes:
    """A letter by Arabella with her photo in it, and her comment beside it."""
    letter = docx.Document()
    letter.core_properties.author = letter.core_properties.last_modified_by = AUTHOR
    paragraph = letter.add_paragraph(words)
    letter.add_comment(paragraph.runs, text="Ring school", author=AUTHOR, initials="AH")
    letter.add_picture(io.BytesIO(picture()))
    kept = io.BytesIO()
    letter.save(kept)
    return kept.getvalue()


def word_with(changes: Mapping[str, bytes | str]) -> bytes:
    return archive({**parts_of(word()), **changes})


SHEET = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/x"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator></c>',
    "xl/workbook.xml": f'<workbook xmlns="http://m"><absPath url="C:\\Users\\{AUTHOR}"/><sheets/></workbook>',
    "xl/comments1.xml": f'<comments xmlns="http://m"><authors><author>{AUTHOR}</author></authors></comments>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://m"><c><v>17</v></c></worksheet>',
}


def sheet() -> bytes:
    return archive(SHEET)


def open_document(**more: bytes | str) -> bytes:
    office = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {office}><office:body><text:p>No lunch.</text:p>"
            f"<office:annotation><dc:creator>{AUTHOR}</dc:creator></office:annotation></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:meta {office}><dc:creator>{AUTHOR}</dc:creator></office:meta>",
            "Thumbnails/thumbnail.png": picture("PNG"),
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry m:full-path="content.xml"/>'
            '<m:file-entry m:full-path="meta.xml"/></m:manifest>',
            **more,
        }
    )


def pdf(*, password: str = "") -> bytes:
    """One page by Arabella, with a script, a file, a note and her photo in it."""
    made = pikepdf.new()
    made.add_blank_page()
    made.docinfo["/Author"] = AUTHOR
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [AUTHOR]
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hello')"))
    inside: Any = pikepdf.AttachedFileSpec
    made.attachments["secret.txt"] = inside(made, b"inside", filename="secret.txt")
    photo = made.make_stream(picture(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=160, Height=120)
    photo.ColorSpace, photo.BitsPerComponent, photo.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], A=launch)
    note.T, note.Contents = pikepdf.String(AUTHOR), pikepdf.String("Look here")
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=photo))
    made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])
    kept = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(kept, encryption=lock)
    return kept.getvalue()


def box(name: str, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + name.encode("latin-1") + content


def m4a(handler: bytes = b"soun") -> bytes:
    """A voice memo as a telephone makes it: where it was recorded stands in `©xyz`, before the sound."""
    place = box("\xa9xyz", struct.pack(">HH", len(PLACE), 0) + PLACE.encode())
    track = box("trak", box("mdia", box("hdlr", bytes(8) + handler + bytes(12) + AUTHOR.encode() + b"\0")))
    moov = box("moov", box("mvhd", bytes(100)) + track + box("udta", place) + box("meta", AUTHOR.encode()))
    return box("ftyp", b"M4A \0\0\0\0M4A mp42") + moov + box("mdat", b"sound" * 100)


def wav() -> bytes:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    sound, said = bytes(800), b"INFOIART" + struct.pack("<I", len(AUTHOR) + 1) + AUTHOR.encode() + b"\0"
    parts = [(b"fmt ", form), (b"LIST", said), (b"data", sound)]
    inner = b"".join(name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for name, part in parts)
    return b"RIFF" + struct.pack("<I", 4 + len(inner)) + b"WAVE" + inner


def mp3() -> bytes:
    """Twenty silent frames with a name before and after them."""
    frame = bytes([0xFF, 0xFB, 0x90, 0x64]) + bytes(413)
    title = b"TPE1" + struct.pack(">I", len(AUTHOR) + 1) + b"\0\0\0" + AUTHOR.encode()
    before = b"ID3\x03\0\0" + bytes([0, 0, 0, len(title)]) + title
    after = (b"TAG" + b"\0" * 30 + AUTHOR.encode()).ljust(128, b"\0")
    return before + frame * 20 + after


def ogg(head: bytes = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0") -> bytes:
    from mutagen.ogg import OggPage

    said = AUTHOR.encode()
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, 7 + len(said)) + b"ARTIST=" + said
    pages = []
    for number, packet in enumerate([head, tags, b"\xfc\xff\xfe" * 50]):
        page = OggPage()
        page.serial, page.sequence, page.packets = 7, number, [packet]
        page.first, page.last = number == 0, number == 2
        page.position = 960 * max(0, number - 1)
        pages.append(page.write())
    return b"".join(pages)


def element(name: int, content: bytes, *, live: bool = False) -> bytes:
    mark = name.to_bytes((name.bit_length() + 7) // 8, "big")
    size = b"\x01" + b"\xff" * 7 if live else (len(content) | 1 << 56).to_bytes(8, "big")
    return mark + size + content


def webm(kind: int = 2, *, live: bool = True) -> bytes:
    """As a browser records: a segment and clusters that last as long as they last."""
    info = element(0x1549A966, element(0x7BA9, AUTHOR.encode()) + element(0x4D80, b"Browser"))
    tracks = element(0x1654AE6B, element(0xAE, element(0x83, bytes([kind])) + element(0x536E, AUTHOR.encode())))
    tags = element(0x1254C367, PLACE.encode())
    cluster = element(0x1F43B675, element(0xE7, b"\0") + element(0xA3, b"\x81\0\0\x80" + b"sound" * 50), live=live)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(
        0x18538067, info + tracks + tags + cluster + cluster, live=live
    )


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """What somebody means ill with, and why it is refused."""
    xxe = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="urn:w">&x;</w:document>'
    laughs = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield "picture.jpg (a program)", b"MZ\x90\0\x03\0\0\0" + bytes(range(256)) * 40, "unknown"
    yield "drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "unknown"
    yield "page.txt", b"\n  <!doctype html><html><body onload=alert(1)>", "unknown"
    yield "letter.rtf", b"{\\rtf1\\ansi hello}", "unknown"
    yield "picture and archive", picture() + archive({"a.txt": "hidden"}), "mixed"
    yield "picture and page", picture()[:2] + b"\xff\xfe\0\x20<script>alert(1)</script>  " + picture()[2:], "mixed"
    yield "document and archive", pdf() + archive({"a.txt": "hidden"}), "mixed"
    yield "trial virus", TRIAL_VIRUS, "infected"
    yield "flood of pixels", flood(), "too_many_pixels"
    yield "zip", archive({"readme.txt": "hello"}), "unknown"
    yield "bomb", word_with({"word/media/image9.png": b"\0" * 100_000_000}), "bomb"
    yield "bomb that lies", _lying(word_with({"word/extra.xml": b"<a>" + b" " * 90_000_000 + b"</a>"})), "damaged"
    yield "way out", word_with({"../../etc/cron.d/x.xml": "<x/>"}), "unsafe"
    yield "entity", word_with({"word/document.xml": xxe}), "unsafe"
    yield "laughs", word_with({"word/document.xml": laughs + "]><w>&i;</w>"}), "unsafe"
    yield "macros", word_with({"word/vbaProject.bin": b"macro"}), "macros"
    yield "object inside", word_with({"word/embeddings/oleObject1.bin": b"x"}), "files_inside"
    yield "macros in OpenDocument", open_document(**{"Basic/Standard/Module1.xml": "<x/>"}), "macros"
    yield "locked PDF", pdf(password="hello"), "locked"
    yield "half a photo", picture()[:-300], "damaged"
    yield "half a PDF", pdf()[:60], "damaged"
    yield "deep PDF", b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>", "damaged"
    yield "film", m4a(b"vide"), "video"
    yield "film from a browser", webm(1), "video"
    yield "moving picture", _moving(), "moving"
    yield "nothing", b"", "empty"


def _moving() -> bytes:
    kept = io.BytesIO()
    drawn().save(kept, "WEBP", save_all=True, append_images=[drawn((160, 120)).rotate(90)], duration=100)
    return kept.getvalue()


def _lying(content: bytes) -> bytes:
    """The list of contents says that the largest part is ten bytes long."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        largest = max(made.infolist(), key=lambda part: part.file_size)
    return content.replace(struct.pack("<I", largest.file_size), struct.pack("<I", 10))
