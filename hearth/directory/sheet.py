"""The sheet: local help for parents on one page of A5, for each baby's health record, with a code for a telephone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import segno
from django.utils.translation import override
from markupsafe import Markup
from weasyprint import Document

from hearth.directory import wording
from hearth.directory.entry import Entry
from hearth.directory.presenters.services import told_in
from hearth.directory.queries.sheet import Section
from hearth.directory.sheet_words import InWords, words_in
from hearth.ui import printing

SMALLEST, LARGEST = 6.5, 9.0  # points: it is one page, whatever there is to say
STEP = 0.5


@dataclass(frozen=True)
class SheetLine:
    name: str
    language: str
    facts: str
    reach: str
    asks: str
    check: bool
    does: str = ""  # in the sheet's language, where the service says it


@dataclass(frozen=True)
class Sheet:
    """A place's sheet in the language that is on."""

    place: str
    address: str
    on: date
    sections: list[tuple[str, list[SheetLine]]]
    words: InWords

    @property
    def code(self) -> Markup:
        drawn = segno.make(self.address, error="m", micro=False)
        return Markup(drawn.svg_inline(scale=8, border=1, omitsize=True, title=self.address))

    @property
    def short_address(self) -> str:
        return self.address.split("://", 1)[-1].split("?", 1)[0]


def sheet_of(place: str, address: str, sections: Sequence[Section], on: date, code: str = "en") -> Sheet:
    """In one of our own languages it is the one that is on."""
    words = words_in(code)
    said = [(words.groups[section.group], [_line(each, on, words) for each in section.entries]) for section in sections]
    return Sheet(place, address, on, said, words)


def _line(entry: Entry, on: date, words: InWords) -> SheetLine:
    told = told_in(entry, words.code)
    facts = [wording.criterion(each) for each in entry.criteria if each.kind == "age" and not each.excludes][:1]
    facts += [wording.schedule(each) for each in entry.schedules[:2]]
    facts += [wording.cost(each) for each in entry.costs[:1]]
    where = next((place for place in entry.places if place.kind == "physical"), None)
    if where:
        facts.append(", ".join(filter(None, [where.name or where.address_1, where.postcode])))
    reach = [phone.number for phone in entry.phones[:1]] or [entry.email or entry.url]
    asks = words.said.ask_health_visitor if entry.referral == "professional" else ""
    checked = entry.assured_on is not None and (on - entry.assured_on).days <= 91
    return SheetLine(
        name=told.name,
        language=told.language,
        facts=". ".join(filter(None, facts)),
        reach=", ".join(filter(None, reach)),
        asks=asks,
        check=not checked,
        does=_first_sentence(told.description) if words.code == told.language and words.facts_in != words.code else "",
    )


def _first_sentence(text: str) -> str:
    """One, so that the page stays one page."""
    return re.split(r"(?<=[.!?۔])\s|\n", text.strip(), maxsplit=1)[0]


def as_pdf(sheets: Sequence[tuple[Sheet, str]]) -> bytes:
    """One page of A5 for each, in the language that stands beside it."""
    documents = [laid_out(sheet, code) for sheet, code in sheets]
    pages = [page for document in documents for page in document.pages]
    return printing.printed(documents[0].copy(pages))


def laid_out(sheet: Sheet, code: str) -> Document:
    """In the largest letters that leave it on one page."""
    size = LARGEST
    while True:
        document = _drawn(sheet, code, size)
        if len(document.pages) == 1 or size <= SMALLEST:
            return document
        size -= STEP


def _drawn(sheet: Sheet, code: str, size: float) -> Document:
    with override("cy" if code == "cy" else "en-gb"):
        return printing.laid_out("directory/sheet_printed.html", {"sheet": sheet, "size": size, "code": code})
