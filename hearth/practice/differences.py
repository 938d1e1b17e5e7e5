"""What differs between two versions of a practice file, in words: added, taken away, changed, and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KEYS = ("id", "code", "value")
CALLED = ("label", "title", "text", "meaning")
QUIET = {"version", "id"}
LONGEST = 300


@dataclass(frozen=True)
class Difference:
    """`where` is a path of names a person knows. `before` or `after` is empty where something came or went."""

    where: str
    what: str  # Added, Taken away, Changed, In another order
    before: str = ""
    after: str = ""


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """In the order of the newer file. The version's own number is no difference."""
    return list(_between(before, after, ()))


def _between(before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Difference]:
    for key in [*after, *(key for key in before if key not in after)]:
        if key in QUIET:
            continue
        yield from _of_value(before.get(key), after.get(key), (*path, key.replace("_", " ")))


def _of_value(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _between(before, after, path)
    elif _named(before) and _named(after):
        yield from _of_list(before, after, path)
    else:
        what = "Added" if before is None else "Taken away" if after is None else "Changed"
        yield Difference(" › ".join(path), what, _said(before), _said(after))


def _of_list(before: Sequence[Any], after: Sequence[Any], path: tuple[str, ...]) -> Iterator[Difference]:
    old, new = {_key(each): each for each in before}, {_key(each): each for each in after}
    for key, each in new.items():
        place = (*path, f"“{_called(each)}”")
        if key in old:
            yield from _between(old[key], each, place)
        else:
            yield Difference(" › ".join(place), "Added", after=_said(each))
    for key, each in old.items():
        if key not in new:
            yield Difference(" › ".join((*path, f"“{_called(each)}”")), "Taken away", before=_said(each))
    both = [key for key in old if key in new]
    if both != [key for key in new if key in old]:
        yield Difference(" › ".join(path), "In another order")


def _named(value: Any) -> bool:
    """A list of parts that each have a name of their own."""
    return isinstance(value, list) and all(isinstance(each, Mapping) and _key(each) is not None for each in value)


def _key(part: Mapping[str, Any]) -> Any:
    return next((part[key] for key in KEYS if key in part), None)


def _called(part: Mapping[str, Any]) -> str:
    return str(next((part[key] for key in CALLED if part.get(key)), _key(part)))


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            words = value
        case list():
            words = "; ".join(_said(each) for each in value)
        case Mapping():
            words = (
                _called(value) if _key(value) is not None else "; ".join(f"{k}: {_said(v)}" for k, v in value.items())
            )
        case _:
            words = str(value)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
