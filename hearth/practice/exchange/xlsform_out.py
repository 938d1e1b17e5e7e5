"""An instrument as an XLSForm workbook. Every cell is text, so that a spreadsheet never takes words for a formula."""

import json
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hearth.practice.definitions.answering import Item
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.exchange.redacting import redacted
from hearth.practice.exchange.xlsform_shape import (
    CHOICE_COLUMNS,
    CHOICES,
    HEARTH,
    SCORE_COLUMNS,
    SCORING,
    SETTINGS,
    SURVEY,
    SURVEY_COLUMNS,
    TYPES,
    WHOLE,
)
from hearth.practice.expressions import parse, written

Row = Mapping[str, Any]


def spreadsheet_of(instrument: Instrument, *, with_licensed_text: bool = False) -> bytes:
    """The workbook. Text that belongs to a licence is withheld unless it is asked for."""
    shown = instrument if with_licensed_text else redacted(instrument)
    book = Workbook()
    languages = sorted({language for words in _translations(shown) for language in words})
    labels = [f"label::{language}" for language in languages]
    _sheet(book, SURVEY, [*SURVEY_COLUMNS, *labels], list(_survey(shown)))
    _sheet(book, CHOICES, [*CHOICE_COLUMNS, *labels], list(_choices(shown)))
    settings = {"form_title": shown.title, "form_id": shown.id, "version": shown.version}
    _sheet(book, SETTINGS, list(settings), [settings])
    whole = shown.model_dump(mode="json")
    _sheet(book, SCORING, SCORE_COLUMNS, [_score_row(score) for score in whole["scores"]])
    kept = [{"key": key, "value": _json(whole[key])} for key in WHOLE]
    kept += [{"key": f"area.{area['id']}", "value": _json(_of_area(area))} for area in whole["areas"]]
    _sheet(book, HEARTH, ["key", "value"], kept)
    del book["Sheet"]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Workbook, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    sheet: Worksheet = book.create_sheet(name)
    for column, heading in enumerate(columns, start=1):
        _write(sheet, 1, column, heading)
    for number, row in enumerate(rows, start=2):
        for column, heading in enumerate(columns, start=1):
            if (value := row.get(heading)) not in (None, ""):
                _write(sheet, number, column, str(value))


def _write(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = words
    cell.data_type = "s"  # also of “=HYPERLINK(…)”: words, and never a formula
    cell.quotePrefix = True  # type: ignore[attr-defined]  # and they stay words when somebody edits the cell


def _survey(instrument: Instrument) -> Iterator[Row]:
    for area in instrument.areas:
        kind = "repeat" if area.repeat else "group"
        yield {"type": f"begin_{kind}", "name": area.id, "label": area.label, "relevant": _rule(area.visible)}
        for part in area.sub_areas:
            yield {"type": "begin_group", "name": part.id, "label": part.label}
            yield from (_item_row(instrument, item) for item in part.items)
            yield {"type": "end_group"}
        yield {"type": f"end_{kind}"}


def _item_row(instrument: Instrument, item: Item) -> Row:
    required = item.required if isinstance(item.required, str) else ("yes" if item.required else "")
    return {
        "type": _type(instrument, item),
        "name": item.id,
        "label": item.label,
        "hint": "\n".join([item.guidance, *_anchored(instrument, item)]).strip(),
        "required": _rule(required) if required not in ("", "yes") else required,
        "relevant": _rule(item.visible),
        "constraint": _constraint(item),
        "constraint_message": item.constraint_words,
        "calculation": _rule(item.formula),
        "hearth_answer": item.answer,
        "hearth_weight": "" if item.weight == 1 else item.weight,
        "hearth_reversed": "yes" if item.reversed else "",
        "hearth_when_unknown": "" if item.when_unknown == "show" else item.when_unknown,
        "hearth_at_least": item.at_least,
        "hearth_at_most": item.at_most,
        "hearth_constraint": _rule(item.constraint),
        "hearth_anchors": _json(list(item.anchors)) if item.anchors else "",
        "hearth_spoken": item.spoken,
        **{f"label::{language}": words for language, words in item.translations.items()},
    }


def _type(instrument: Instrument, item: Item) -> str:
    if scale := instrument.scale_of(item):
        return f"select_{'multiple' if item.answer == 'several' else 'one'} {scale.id}"
    return "integer" if item.answer == "number" and item.whole else TYPES[item.answer]


def _anchored(instrument: Instrument, item: Item) -> list[str]:
    scale = instrument.scale_of(item)
    if scale is None or not item.anchors:
        return []
    return [f"{option.code}: {anchor}" for option, anchor in zip(scale.options, item.anchors, strict=True)]


def _rule(rule: str | None) -> str:
    """As XPath has it: `div`, and never `/`."""
    return written(parse(rule)) if rule else ""


def _constraint(item: Item) -> str:
    """Bounds and rule in one, for tools that have one column for both."""
    bounds = [f". >= {item.at_least}" if item.at_least is not None else ""]
    bounds += [f". <= {item.at_most}" if item.at_most is not None else ""]
    rules = [rule for rule in (*bounds, f"({_rule(item.constraint)})" if item.constraint else "") if rule]
    return " and ".join(rules)


def _choices(instrument: Instrument) -> Iterator[Row]:
    used = {scale.id for item in instrument.items if (scale := instrument.scale_of(item))}
    used |= {str(score.scale) for score in instrument.scores if score.scale}
    for id, scale in instrument.all_scales.items():
        for option in scale.options if id in used | {each.id for each in instrument.scales} else ():
            yield {
                "list_name": id,
                "name": option.code,
                "label": option.label,
                "hearth_value": option.value,
                "hearth_order": scale.order,
                "hearth_meaning": option.meaning,
                "hearth_picture": option.picture,
                **{f"label::{language}": words for language, words in option.translations.items()},
            }


def _translations(instrument: Instrument) -> Iterator[Mapping[str, str]]:
    yield from (item.translations for item in instrument.items)
    yield from (option.translations for scale in instrument.scales for option in scale.options)


def _score_row(score: dict[str, Any]) -> Row:
    plain = ("id", "label", "method", "area", "scale", "level", "formula", "higher_is", "flags_from")
    row = {key: score[key] for key in (*plain, "at_least", "at_most", "at_least_answered", "more_than_noise")}
    row |= {"of": " ".join(score["of"]), "prorated": "yes" if score["prorated"] else ""}
    return row | {key: _json(score[key]) if score[key] else "" for key in ("rounding", "table", "bands")}


def _of_area(area: dict[str, Any]) -> dict[str, Any]:
    return {key: area[key] for key in ("description", "needs", "for_parents", "repeat")}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
