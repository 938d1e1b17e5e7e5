"""The practice library as its pages show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.kinds import KINDS, Kind
from hearth.practice.models import AddedProgramme, PracticeVersion
from hearth.ui.days import day, today

FEW = 5
TITLES = {
    "needs": "Needs",
    "indicators": "Signs of neglect",
    "thresholds": "Levels of need",
    "instrument": "Instruments",
    "programme": "Programmes",
    "measures": "Measures",
    "nation": "Nations",
    "evidence": "Evidence",
    "unit_costs": "Unit costs",
    "code_list": "Code lists",
    "work_addresses": "Work addresses",
    "translation": "Words for parents in other languages",
}
METHODS = {
    "sum": "added up",
    "mean": "the average",
    "mode": "the commonest answer; of two as common, the worse",
    "worst": "the worst answer speaks for it",
    "best": "the best answer",
    "count_at_or_above": "how many at this level or above",
    "count_at_or_below": "how many at this level or below",
    "lookup": "read off a table",
    "formula": "worked out by a formula",
    "judged": "judged by a person, never added up",
    "elsewhere": "worked out elsewhere, entered with its source",
}
ANSWERS = {"grade": "a grade", "yes_no": "yes or no", "number": "a number", "words": "words", "day": "a day"}
ANSWERS |= {"calculated": "worked out", "scale": "one of a scale", "several": "any of a list"}


@dataclass(frozen=True)
class Shelf:
    """One kind of file, with the rows of its table: title and link, version, whose, next review."""

    title: str
    rows: list[list[Any]]


def kind_title(kind: Kind) -> str:
    return TITLES.get(kind.name, kind.folder.replace("_", " ").capitalize())


def shelves(
    files: Iterable[PracticeFile],
    own: Mapping[tuple[str, str], PracticeVersion],
    href: Any,
    others: Mapping[str, AddedProgramme],
) -> list[Shelf]:
    """The shipped files, an agency's own over or beside them, and programmes that other agencies added."""
    rows: dict[str, dict[str, list[Any]]] = {kind.name: {} for kind in KINDS}
    for file in files:
        header = file.definition
        cell = {"text": header.title, "href": href(file.kind.name, header.id)}
        review = day(header.next_review) + (" (overdue)" if header.next_review < today() else "")
        rows[file.kind.name][header.id] = [cell, header.version, "Shipped", review]
    for (kind, id), version in own.items():
        replaces = " instead of the shipped" if id in rows[kind] else ""
        cell = {"text": version.title, "href": href(kind, id)}
        review = day(date.fromisoformat(version.body["next_review"]))
        rows[kind][id] = [cell, version.version, f"Ours{replaces}", review]
    for id, added in others.items():
        cell = {"text": added.version.title, "href": href("programme", id)}
        review = day(date.fromisoformat(added.version.body["next_review"]))
        rows["programme"][id] = [cell, added.version.version, added.agency.name, review]
    return [Shelf(kind_title(kind), list(rows[kind.name].values())) for kind in KINDS if rows[kind.name]]


def protected(many: int) -> str:
    """A small number could tell who it is about."""
    return f"fewer than {FEW + 1}" if 0 < many <= FEW else str(many)


def facts(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    called = {"author": "Written by", "checked_by": "Checked by", "source": "Source", "licence": "Licence"}
    return [(words, str(body[key])) for key, words in called.items()] + [
        ("Look again by", day(date.fromisoformat(str(body["next_review"]))))
    ]


@dataclass(frozen=True)
class Part:
    """A part of an instrument, with its questions in words."""

    title: str
    says: str
    lines: list[str]


def parts(instrument: Instrument) -> Iterator[Part]:
    for area in instrument.areas:
        lines = [f"{item.label} ({ANSWERS[item.answer]})" for item in area.items]
        each = f" Asked for each {area.repeat.replace('_', ' ')}." if area.repeat else ""
        yield Part(area.label, f"{area.description}{each}", lines)
    if instrument.all_scores:
        lines = [f"{score.label}: {METHODS[score.method]}" for score in instrument.all_scores]
        yield Part("Scores", "Prompts for people who talk to each other. No score decides.", lines)


def listed(body: Mapping[str, Any]) -> Iterator[Part]:
    """Any other kind of file: each of its lists, by what its entries are called."""
    for key, value in body.items():
        if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
            yield Part(key.replace("_", " ").capitalize(), "", [_called(each) for each in value])


def _called(entry: Mapping[str, Any]) -> str:
    return str(next((entry[key] for key in ("label", "text", "title", "outcome", "id") if key in entry), ""))
