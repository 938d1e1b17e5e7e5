"""A page for somebody to keep, as they can read it: ordinary, in large print, or one short sentence a line."""

import re
from dataclasses import dataclass

from hearth.assessments.models import SharedSummary

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
WELSH = re.compile(r"welsh|cymraeg|^cy$", re.IGNORECASE)
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Section:
    """`lines` are its sentences, one by one, where they are shown so."""

    title: str
    text: str
    lines: list[str]


def sections(summary: SharedSummary, way: str, language: str) -> list[Section]:
    """Only what is written; its words are the worker's, unchanged. The headings are in the reader's language."""
    headings = (EASY_HEADINGS if way == EASY else HEADINGS)[language]
    texts = (summary.going_well, summary.worries, summary.must_change, summary.who_helps)
    return [
        Section(title, text, [line.strip() for line in END_OF_SENTENCE.split(text) if line.strip()])
        for title, text in zip(headings, texts, strict=True)
        if text.strip()
    ]


def language_of(first_language: str) -> str:
    """Welsh where it is theirs; in other languages there is no translation yet, and an interpreter reads it aloud."""
    return "cy" if WELSH.search(first_language) else "en"
