"""Instruments and filled-in instruments as FHIR R4 (JSON), for the health service. Out only.

The published shape is https://hl7.org/fhir/R4/questionnaire.html and …/questionnaireresponse.html. Numbers that options
stand for travel in the `ordinalValue` extension. Scores are worked out here and go as read-only items: a receiver must
not work them out again. Who the child is, is for the caller to say (`subject`), and is left out otherwise.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hearth.practice.definitions.answering import Item, Option, Scale
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.exchange.fhir_rules import enabled_when
from hearth.practice.exchange.redacting import redacted
from hearth.practice.expressions import Chosen, Value
from hearth.practice.scoring.answers import About, Answer, Answers, read_answer
from hearth.practice.scoring.asking import visible_items
from hearth.practice.scoring.scores import Result, Scores

Json = dict[str, Any]
SYSTEM = "urn:hearth:practice"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
SCORES = "scores"  # the group in which scores go
ABSENT_CODES = {"not_applicable": "not-applicable", "unknown": "asked-unknown", "not_observed": "not-performed"}
ABSENT_CODES |= {"not_asked": "not-asked", "not_said": "asked-declined", "no_chance": "not-performed"}
LOST = (
    "Rules that are more than a comparison with one answer, or several joined by one “and” or “or”, are not told.",
    "Constraints, weights, reversed items, bands and the way scores are worked out are not told; scores are.",
    "Reasons why an answer is missing become the nearest of FHIR's own codes.",
    "Drawings, words for parents and crosswalks are not told.",
)


def questionnaire(instrument: Instrument, *, with_licensed_text: bool = False) -> Json:
    """A FHIR R4 Questionnaire. Text that belongs to a licence is withheld unless it is asked for."""
    shown = instrument if with_licensed_text else redacted(instrument)
    items = [_area(shown, area) for area in shown.areas]
    if shown.all_scores:
        scores = [_score(each.id, each.label, recorded=each.recorded) for each in shown.all_scores]
        items.append({"linkId": SCORES, "text": "Scores", "type": "group", "item": scores})
    return {
        "resourceType": "Questionnaire",
        "url": f"{SYSTEM}:{shown.id}",
        "identifier": [{"system": SYSTEM, "value": shown.id}],
        "version": shown.version,
        "name": _name(shown.id),
        "title": shown.title,
        "status": "active",
        "experimental": False,
        "publisher": shown.author,
        "description": shown.about,
        "copyright": shown.licence,
        "subjectType": ["Patient"],
        **_items(items),
    }


def response(answers: Answers, scores: Scores, *, authored: str, subject: Mapping[str, str] | None = None) -> Json:
    """A FHIR R4 QuestionnaireResponse, completed. `authored` is an instant (2027-05-31T10:00:00+01:00), `subject`
    a FHIR Reference. Answers to questions that are not asked are left out; a missing answer goes with its reason."""
    instrument = scores.instrument
    told: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{SYSTEM}:{instrument.id}|{instrument.version}",
        "status": "completed",
        "authored": authored,
        **_items([*_answered(instrument, answers, scores.about), *_scored(scores)]),
    }
    return told | ({"subject": dict(subject)} if subject else {})


def _items(items: list[Json]) -> Json:
    """A list in FHIR has something in it, or is not there."""
    return {"item": items} if items else {}


def _area(instrument: Instrument, area: Area) -> Json:
    parts: list[Json] = [
        {
            "linkId": f"part.{part.id}",
            "text": part.label,
            "type": "group",
            "item": [_item(instrument, i) for i in part.items],
        }
        for part in area.sub_areas
    ]
    told: Json = {"linkId": f"area.{area.id}", "text": area.label, "type": "group", "item": parts}
    if area.repeat:
        told |= {"repeats": True, "item": [_about_whom(area), *parts]}
    return told | enabled_when(instrument, area.visible)


def _about_whom(area: Area) -> Json:
    return {"linkId": f"area.{area.id}.about", "text": "About whom", "type": "string", "required": True}


def _item(instrument: Instrument, item: Item) -> Json:
    scale = instrument.scale_of(item)
    told: Json = {"linkId": item.id, "text": item.label, "type": _type(item, scale)}
    if scale is not None:
        told["answerOption"] = [_option(instrument, scale, option) for option in scale.options]
        told |= {"repeats": True} if item.answer == "several" else {}
    if item.answer == "calculated":
        told["readOnly"] = True
    elif item.required is True:
        told["required"] = True
    return told | enabled_when(instrument, item.visible)


def _type(item: Item, scale: Scale | None) -> str:
    if scale is not None:
        return "choice"
    if item.answer == "number" and item.whole:
        return "integer"
    return {"words": "text", "day": "date"}.get(item.answer, "decimal")


def _option(instrument: Instrument, scale: Scale, option: Option) -> Json:
    coding = _coding(instrument, scale, option.code)
    told: Json = {"valueCoding": {**coding, "display": option.label}}
    if option.number is not None:
        told["extension"] = [{"url": ORDINAL, "valueDecimal": _decimal(option.number)}]
    return told


def _coding(instrument: Instrument, scale: Scale, code: str) -> Json:
    return {"system": f"{SYSTEM}:{instrument.id}:{scale.id}", "code": code}


def _score(id: str, label: str, *, recorded: bool) -> Json:
    parts = [("value", "decimal"), ("code", "string"), ("about", "string"), ("source", "string")]
    items: list[Json] = [
        {"linkId": f"{SCORES}.{id}.{part}", "text": part.capitalize(), "type": kind} for part, kind in parts
    ]
    if not recorded:
        items = [{**item, "readOnly": True} for item in items]
    return {"linkId": f"{SCORES}.{id}", "text": label, "type": "group", "repeats": True, "item": items}


def _answered(instrument: Instrument, answers: Answers, about: About) -> Iterator[Json]:
    groups: dict[tuple[str, str], dict[str, list[Json]]] = {}
    for shown in visible_items(instrument, answers, about):
        answer = answers.of(shown.item.id, shown.subject)
        if told := _answer(instrument, shown.item, answer):
            part = next(part.id for part in shown.area.sub_areas if shown.item in part.items)
            groups.setdefault((shown.area.id, shown.subject), {}).setdefault(part, []).append(told)
    for (area, subject), parts in groups.items():
        items: list[Json] = [{"linkId": f"part.{part}", "item": told} for part, told in parts.items()]
        if subject:
            items.insert(0, {"linkId": f"area.{area}.about", "answer": [{"valueString": subject}]})
        yield {"linkId": f"area.{area}", "item": items}


def _answer(instrument: Instrument, item: Item, answer: Answer) -> Json | None:
    if answer.missing:
        code = ABSENT_CODES.get(answer.missing, "unknown")
        return {"linkId": item.id, "extension": [{"url": ABSENT, "valueCode": code}]}
    scale = instrument.scale_of(item)
    value = read_answer(item, scale, answer)
    if value is None:
        return None
    values = list(_values(instrument, item, scale, value))
    return {"linkId": item.id, "answer": values} if values else None


def _values(instrument: Instrument, item: Item, scale: Scale | None, value: Value) -> Iterator[Json]:
    if scale is not None:
        codes = value if isinstance(value, tuple) else (value.code if isinstance(value, Chosen) else "",)
        for code in codes:
            yield {"valueCoding": {**_coding(instrument, scale, code), "display": scale.option(code).label}}
    elif item.answer == "day":
        yield {"valueDate": str(value)}
    elif item.answer == "words":
        yield {"valueString": str(value)}
    else:
        number = _decimal(value)
        yield {"valueInteger": int(number)} if item.whole else {"valueDecimal": number}


def _scored(scores: Scores) -> Iterator[Json]:
    told = [each for result in scores.results if (each := _result(result))]
    if told:
        yield {"linkId": SCORES, "item": told}


def _result(result: Result) -> Json | None:
    parts: list[tuple[str, Json]] = []
    if result.value is not None:
        parts.append(("value", {"valueDecimal": _decimal(result.value)}))
    for part, words in (("code", result.code), ("about", result.subject), ("source", result.source)):
        if words:
            parts.append((part, {"valueString": words}))
    if not result.known:
        return None
    base = f"{SCORES}.{result.id}"
    return {"linkId": base, "item": [{"linkId": f"{base}.{part}", "answer": [value]} for part, value in parts]}


def _decimal(value: Any) -> int | float:
    """A JSON number: whole where it is whole. Fifteen digits survive, and no score has more."""
    return int(value) if value == int(value) else float(value)


def _name(id: str) -> str:
    """As a computer's name: GradedNeglectProfile."""
    return "".join(part.capitalize() for part in id.split("_"))
