"""A page for somebody to keep, as they can read it: ordinary, in large print, or one short sentence a line."""

import re
from dataclasses import dataclass

from hearth.assessments.models import SharedSummary
from hearth.practice.definitions.translation import Translation
from hearth.practice.library import library

ORDINARY, LARGE, EASY = "ordinary", "large", "easy"
WAYS = {ORDINARY: "Ordinary print", LARGE: "Large print", EASY: "Easy Read"}
HEADINGS = {
    "en": ("What is going well", "What worries us", "What needs to change", "Who helps"),
    "cy": ("Beth sy’n mynd yn dda", "Beth sy’n ein poeni", "Beth sydd angen newid", "Pwy sy’n helpu"),
}
EASY_HEADINGS = {
    "en": ("Good things", "Our worries", "What must change", "People who help"),
    "cy": ("Pethau da", "Ein pryderon", "Beth sy’n rhaid newid", "Pobl sy’n helpu"),
}
TO_KEEP = "You can keep this page. If something in it is wrong, or you see it another way, tell us."
WELSH = re.compile(r"welsh|cymraeg|^cy$", re.IGNORECASE)
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Section:
    """`lines` are its sentences, one by one, where they are shown so."""

    title: str
    text: str
    lines: list[str]


@dataclass(frozen=True)
class ReadIn:
    """The language of a page's fixed words."""

    code: str
    headings: tuple[str, ...]
    easy_headings: tuple[str, ...]
    to_keep: str = TO_KEEP
    to_keep_in: str = "en"
    direction: str = "ltr"
    warning: tuple[str, str] = ("", "")


def sections(summary: SharedSummary, way: str, read_in: ReadIn) -> list[Section]:
    """Only what is written; its words are the worker's, unchanged. The headings are in the reader's language."""
    headings = read_in.easy_headings if way == EASY else read_in.headings
    texts = (summary.going_well, summary.worries, summary.must_change, summary.who_helps)
    return [
        Section(title, text, [line.strip() for line in END_OF_SENTENCE.split(text) if line.strip()])
        for title, text in zip(headings, texts, strict=True)
        if text.strip()
    ]


def language_of(first_language: str) -> ReadIn:
    """Theirs, where there are words in it; else English, which an interpreter reads aloud."""
    found = next((each for each in library().translations() if _names(each, first_language)), None)
    if found is None:
        code = "cy" if WELSH.search(first_language) else "en"
        return ReadIn(code, HEADINGS[code], EASY_HEADINGS[code])
    said = found.kept_page
    return ReadIn(
        found.language, said.headings, said.easy_headings, said.to_keep, found.language, found.direction, found.warning
    )


def _names(translation: Translation, first_language: str) -> bool:
    """A record may say “Polish” or “pl”, or “Polish and some English”: the first that it names."""
    named = re.split(r"[^\w]+", first_language.casefold().strip())[0]
    return named in {
        translation.language,
        translation.name.casefold(),
        *(each.casefold() for each in translation.called),
    }
