"""What is wrong in a practice file, so that a practice lead can put it right without asking a programmer."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from hearth.practice.definitions.links import Place, nearest

SENTENCES = {
    "missing": "{name} is missing here.",
    "string_type": "{name} should be text (a number standing as text needs quotes), not {value}.",
    "string_too_short": "{name} is empty: write a few words.",
    "string_too_long": "{name} is longer than {max_length} characters.",
    "int_type": "{name} should be a whole number without quotes, not {value}.",
    "int_from_float": "{name} should be a whole number, not {value}.",
    "decimal_type": "{name} should be a number without quotes, not {value}.",
    "decimal_parsing": "{name} should be a number without quotes, not {value}.",
    "float_type": "{name} should be a number without quotes, not {value}.",
    "bool_type": "{name} should be true or false, not {value}.",
    "greater_than_equal": "{name} should be {ge} or more, not {value}.",
    "greater_than": "{name} should be more than {gt}, not {value}.",
    "less_than_equal": "{name} should be {le} or less, not {value}.",
    "less_than": "{name} should be less than {lt}, not {value}.",
    "too_short": "{name} needs at least {min_length} in its list.",
    "too_long": "{name} may have at most {max_length} in its list.",
    "literal_error": "{name} should be one of {expected}, not {value}.",
    "value_error": "{name}: {error}.",
    "unknown_id": "{name} names {value}, which is no {kind} in the library.",
    "rule": "{name}, {said}",
    "a day": "{name} should be a day written like 2027-05-31, not {value}.",
    "a list": "{name} should be a list, each line beginning with a dash, not {value}.",
    "a group": "{name} should be a group of lines such as “label: words”, not {value}.",
}
SHAPES = {
    "date_type": "a day",
    "date_parsing": "a day",
    "date_from_datetime_parsing": "a day",
    "date_from_datetime_inexact": "a day",
    "tuple_type": "a list",
    "model_type": "a group",
    "dict_type": "a group",
}


def sentence(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One of pydantic's findings about a file of this model, as a sentence."""
    kind, place, value = error["type"], error["loc"], error["input"]
    if kind == "extra_forbidden":
        return unexpected(str(place[-1]), keys_at(model, place[:-1]))
    if kind == "string_pattern_mismatch":
        return misspelt(place, value)
    about = {**error.get("ctx", {}), "name": called(place), "value": shown(value)}
    pattern = SENTENCES.get(SHAPES.get(kind, kind))
    if pattern is None:
        return f"{called(place)}: {error['msg']}."
    return pattern.format(**about) + did_you_mean(about.get("near", ""))


def called(place: Place) -> str:
    """How to call a place in a sentence: “label”, or the third of “signs”."""
    match place:
        case ():
            return "This file"
        case (*_, str(key)):
            return f"“{key}”"
        case (*_, str(key), int(position)):
            return f"Number {position + 1} of “{key}”"
    return "This"


def shown(value: Any) -> str:
    """The value found, short enough for a sentence."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
        case list():
            return "a list"
        case dict():
            return "a group of lines"
    return str(value)[:40]


def did_you_mean(word: str) -> str:
    return f" Did you mean “{word}”?" if word else ""


def unexpected(key: str, allowed: tuple[str, ...]) -> str:
    if " " in key.strip():
        return f"“{key[:40]}” stands where a name is expected. Is there a comma between {{ }} or [ ]? Quote the words."
    expected = did_you_mean(nearest(key, allowed)) or f" It may hold: {', '.join(allowed)}."
    return f"“{key[:40]}” is not something this part of the file may hold.{expected}"


def misspelt(place: Place, value: Any) -> str:
    if place[-1] == "version":
        return f'A version is two numbers with a full stop, such as "1.0", not {shown(value)}.'
    if place[-1] == "code" or "within" in place:
        return f"{called(place)} should be a code without spaces, not {shown(value)}."
    if place[-1] == "dated":
        return f'{called(place)} should be a year, month or day in quotes, such as "2019-01", not {shown(value)}.'
    return (
        f"{called(place)} should be lower-case letters, digits and underscores, beginning with a letter, "
        f"not {shown(value)}."
    )


def keys_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The keys that may stand at this place in a file of this model, read from its JSON Schema."""
    whole = model.model_json_schema()
    part: Mapping[str, Any] = whole
    for step in place:
        part = _resolved(part, whole)
        part = part.get("items", {}) if isinstance(step, int) else part.get("properties", {}).get(step, {})
    return tuple(_resolved(part, whole).get("properties", {}))


def _resolved(part: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, or the one alternative of an optional part that is not null."""
    choices = [choice for choice in part.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        part = choices[0]
    if "$ref" in part:
        return dict(whole["$defs"][str(part["$ref"]).removeprefix("#/$defs/")])
    return part
