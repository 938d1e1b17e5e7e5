"""An XLSForm workbook as an instrument of ours, and a list of what of it was lost.

Ours comes back as it went out. Somebody else's has no author, needs or words for parents: a practice lead adds them to
the YAML. Every expression is parsed by our own grammar; what it does not have is refused, with its row.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from hearth.practice.exchange.workbook import SheetRow, Sheets, read_workbook
from hearth.practice.exchange.xlsform_scores import scores_in
from hearth.practice.exchange.xlsform_shape import (
    ANSWERS,
    CHOICES,
    HEARTH,
    REFUSED_COLUMNS,
    SETTINGS,
    SKIPPED_TYPES,
    SURVEY,
)
from hearth.practice.expressions import Wrong, parse
from hearth.ui.days import today
from hearth.ui.errors import BadInput

NOT_STATED = "not stated in the spreadsheet"
BUILT_IN = ("grade", "yes_no")
REFERENCE = re.compile(r"\$\{\s*([^}]+?)\s*\}")


@dataclass(frozen=True)
class Read:
    """`content` is what a practice file would hold; `lost` are sentences for whoever sent the workbook."""

    content: dict[str, Any]
    lost: tuple[str, ...]


def read_spreadsheet(path: Path) -> Read:
    """Raises `BadInput` with every sentence at once, each with its sheet and row."""
    sheets = read_workbook(path)
    if SURVEY not in sheets:
        raise BadInput(f"{path}: There is no sheet called “{SURVEY}”, so this is not an XLSForm.")
    reading = _Reading(sheets)
    content = reading.content()
    if reading.wrong:
        raise BadInput("\n".join(f"{path}, {sentence}" for sentence in reading.wrong))
    return Read(content, tuple(dict.fromkeys(reading.lost)))


class _Reading:
    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.kept = {row.get("key"): _from_json(row.get("value")) for row in sheets.get(HEARTH, [])}
        self.wrong: list[str] = []
        self.lost: list[str] = []

    def content(self) -> dict[str, Any]:
        self._note_columns()
        areas = list(self._areas())
        content = {**self._header(), "scales": list(self._scales()), "areas": areas}
        if grades := self._grades():
            content["grades"] = grades
        content["scores"] = scores_in(self.sheets, self._parsed)
        content.update({key: value for key, value in self.kept.items() if "." not in key})
        return {key: value for key, value in content.items() if value not in (None, [], "")}

    def _header(self) -> dict[str, Any]:
        settings = next(iter(self.sheets.get(SETTINGS, [])), SheetRow(SETTINGS, 2, {}))
        if not self.kept:
            self.lost.append(
                "Author, checker, licence and next review are not in the spreadsheet: add them to the file."
            )
        return {
            "id": _identifier(settings.get("form_id") or "imported"),
            "version": "1.0",
            "title": settings.get("form_title") or settings.get("form_id") or "Imported",
            "author": NOT_STATED,
            "checked_by": NOT_STATED,
            "source": NOT_STATED,
            "licence": NOT_STATED,
            "next_review": str(today() + timedelta(days=365)),
            "unit": "child",
            "about": settings.get("form_title") or "Imported from a spreadsheet.",
            "missing_reasons": [{"id": "unknown", "label": "Not known", "meaning": "Nobody could tell."}],
            "change": {"known": False, "reliability_published": False, "why": "The spreadsheet does not say."},
        }

    def _note_columns(self) -> None:
        headings = {heading for row in self.sheets[SURVEY] for heading in row.cells}
        for column, what in REFUSED_COLUMNS.items():
            if column in headings:
                self.lost.append(f"The column “{column}” ({what}) was left out.")

    def _areas(self) -> Iterator[dict[str, Any]]:
        """Outermost groups are areas, the groups within are their parts; loose questions form an area of their own."""
        groups: list[dict[str, Any]] = []
        area: dict[str, Any] | None = None
        for row in self.sheets[SURVEY]:
            kind, _, list_name = row.get("type").replace("select one", "select_one").partition(" ")
            if kind.replace(" ", "_") in ("begin_group", "begin_repeat") or kind == "begin":
                repeat = "repeat" in row.get("type")
                groups.append({"row": row, "repeat": repeat})
                if len(groups) == 1:
                    yield from _if_it_asks(area)  # what stood before the first group
                    area = self._area(row, repeat)
            elif kind in ("end_group", "end_repeat", "end"):
                if groups:
                    groups.pop()
                if not groups:
                    yield from _if_it_asks(area)
                    area = None
            elif item := self._item(row, kind, list_name.strip()):
                area = area or self._area(
                    SheetRow(row.sheet, row.number, {"name": "questions", "label": "Questions"}), False
                )
                _put(area, groups[1:], item)
        yield from _if_it_asks(area)

    def _area(self, row: SheetRow, repeat: bool) -> dict[str, Any]:
        id = _identifier(row.get("name"))
        more = self.kept.get(f"area.{id}") or {
            "description": row.get("label") or id,
            "repeat": "child" if repeat else None,
        }
        area = {"id": id, "label": row.get("label") or id, **more, "sub_areas": []}
        if visible := self._rule(row, "relevant"):
            area["visible"] = visible
        return {key: value for key, value in area.items() if value not in (None, "")} | {"sub_areas": []}

    def _item(self, row: SheetRow, kind: str, list_name: str) -> dict[str, Any] | None:
        if kind in SKIPPED_TYPES or not kind:
            self.lost.append(f"Row {row.number} ({kind or 'without a type'}) is no question, and was left out.")
            return None
        answer = row.get("hearth_answer") or _answer(kind)
        if not answer:
            self.wrong.append(f"{row.where}: “{row.get('type')}” is a kind of question that Hearth does not have.")
            return None
        item: dict[str, Any] = {
            "id": _identifier(row.get("name")),
            "label": row.get("label") or row.get("name"),
            "answer": answer,
        }
        if answer in ("scale", "several"):
            item["scale"] = _identifier(list_name)
        item |= self._rules(row) | _details(row, kind)
        if answer == "calculated":
            item["formula"] = self._rule(row, "calculation")
        return {key: value for key, value in item.items() if value not in (None, "", [], {})}

    def _rules(self, row: SheetRow) -> dict[str, Any]:
        own = bool(row.get("hearth_answer"))
        required = row.get("required").lower()
        plain = {"yes": True, "true": True, "true()": True, "": False, "no": False, "false()": False}
        return {
            "visible": self._rule(row, "relevant"),
            "required": plain[required] if required in plain else self._rule(row, "required"),
            "constraint": self._rule(row, "hearth_constraint" if own else "constraint"),
            "constraint_words": row.get("constraint_message"),
        }

    def _rule(self, row: SheetRow, column: str) -> str:
        return self._parsed(row, column)

    def _parsed(self, row: SheetRow, column: str) -> str:
        """The expression of a cell; notes what is wrong with it."""
        rule = row.get(column)
        try:
            if rule:
                parse(rule, slash_divides=False)
        except Wrong as wrong:
            self.wrong.append(f"{row.where}: “{column}”, {wrong}")
        return REFERENCE.sub(lambda found: "${" + _identifier(found[1]) + "}", rule)

    def _scales(self) -> Iterator[dict[str, Any]]:
        lists: dict[str, list[SheetRow]] = {}
        for row in self.sheets.get(CHOICES, []):
            lists.setdefault(row.get("list_name"), []).append(row)
        for name, rows in lists.items():
            if name in BUILT_IN and self.kept:
                continue
            order = rows[0].get("hearth_order") or "none"
            if not rows[0].get("hearth_order"):
                self.lost.append(
                    f"Which end of the list “{name}” is better is not in the spreadsheet: it has no order yet."
                )
            yield {"id": _identifier(name), "order": order, "options": [_option(row) for row in rows]}

    def _grades(self) -> list[dict[str, Any]]:
        """Our own grades come back as grades."""
        rows = [row for row in self.sheets.get(CHOICES, []) if row.get("list_name") == "grade"] if self.kept else []
        return [
            {"value": int(row.get("name")), "label": row.get("label"), "meaning": row.get("hearth_meaning")}
            for row in rows
        ]


def _answer(kind: str) -> str:
    return {"select_one": "scale", "select_multiple": "several"}.get(kind) or ANSWERS.get(kind, "")


def _details(row: SheetRow, kind: str) -> dict[str, Any]:
    anchors = _from_json(row.get("hearth_anchors")) or []
    hint = row.get("hint")
    for _ in anchors:  # they were put below the guidance for other tools
        hint = hint.rpartition("\n")[0]
    return {
        "guidance": hint,
        "anchors": anchors,
        "whole": True if kind == "integer" else None,
        "weight": _number(row.get("hearth_weight")),
        "reversed": True if row.get("hearth_reversed") == "yes" else None,
        "when_unknown": row.get("hearth_when_unknown") or ("hide" if not row.get("hearth_answer") else ""),
        "at_least": _number(row.get("hearth_at_least")),
        "at_most": _number(row.get("hearth_at_most")),
        "spoken": row.get("hearth_spoken"),
        "translations": _labels(row),
    }


def _option(row: SheetRow) -> dict[str, Any]:
    option = {
        "code": row.get("name"),
        "label": row.get("label") or row.get("name"),
        "meaning": row.get("hearth_meaning"),
        "value": _number(row.get("hearth_value")),
        "picture": row.get("hearth_picture"),
        "translations": _labels(row),
    }
    return {key: value for key, value in option.items() if value not in (None, "", {})}


def _labels(row: SheetRow) -> dict[str, str]:
    return {
        column.removeprefix("label::"): words for column, words in row.cells.items() if column.startswith("label::")
    }


def _put(area: dict[str, Any], groups: list[dict[str, Any]], item: dict[str, Any]) -> None:
    row = groups[0]["row"] if groups else None
    id = _identifier(row.get("name")) if row else f"{area['id']}_questions"[:80]
    label = (row.get("label") or id) if row else area["label"]
    parts = area["sub_areas"]
    if not parts or parts[-1]["id"] != id:
        parts.append({"id": id, "label": label, "items": []})
    parts[-1]["items"].append(item)


def _if_it_asks(area: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if area and area["sub_areas"]:
        yield area


def _identifier(name: str) -> str:
    """`Q1.a` becomes `q1_a`: lower case, digits and underscores."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in name.lower())
    return plain if plain[:1].isalpha() else f"q_{plain}"


def _number(text: str) -> Any:
    """As JSON has it, so that it is checked like any other number of a file; words stay words, and are told."""
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return text


def _from_json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return None
