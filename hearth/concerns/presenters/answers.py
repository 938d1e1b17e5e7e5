"""Check your answers: each question in short, what was said, and where to change it."""

from typing import Any

from django.urls import reverse

from hearth.concerns.forms.portal import form_for
from hearth.concerns.portal.assembling import children_of
from hearth.concerns.portal.journey import child_number
from hearth.concerns.portal.worry import Worry
from hearth.concerns.rules import SEXES
from hearth.concerns.telling import ChildAsTold
from hearth.ui.dates import PartialDate
from hearth.ui.days import partial_day

Row = dict[str, Any]


def sections(worry: Worry, council: str) -> list[dict[str, Any]]:
    return [
        {"title": "Where", "rows": _where(worry, council)},
        *({"title": _nth(worry, step), "rows": rows} for step, rows in _children(worry)),
        {"title": "What you saw", "rows": [_row("In your words", _said(worry, "seen", "account"), "seen")]},
        {"title": "You", "rows": _you(worry)},
    ]


def _where(worry: Worry, council: str) -> list[Row]:
    where = worry.cleaned("where").cleaned_data
    place = where["postcode"] or where["council"] or where["nearest"] or "Not known"
    lives = "\n".join(part for part in (where["address"], place) if part)
    is_there = _said(worry, "now", "now_where") or _chosen(worry, "now", "now")
    return [
        _row("Is a child in danger right now?", _chosen(worry, "danger", "danger"), "danger"),
        _row("Where the child lives", lives, "where"),
        _row("The council we will tell", council, "council" if worry.must_choose_council else "where"),
        _row("Is the child there now?", is_there, "now"),
    ]


def _children(worry: Worry) -> list[tuple[str, list[Row]]]:
    return [
        (step, [_row("About the child", child_in_words(child), step)])
        for step, child in zip(worry.children, children_of(worry), strict=True)
    ]


def _nth(worry: Worry, step: str) -> str:
    return "The child" if len(worry.children) == 1 else f"Child {child_number(step)}"


def child_in_words(child: ChildAsTold) -> str:
    """What was said about a child, a line each."""
    name = f"{child.given_names} {child.family_name}".strip() or "Name not known"
    born = PartialDate(child.born_earliest, child.born_latest, child.born_as_told)
    lines = [
        name,
        "" if born == PartialDate(None, None) else f"Born: {partial_day(born)}",
        SEXES[child.sex] if child.sex != "U" else "",
        f"School: {child.school}" if child.school else "",
        child.notes,
    ]
    return "\n".join(line for line in lines if line)


def _you(worry: Worry) -> list[Row]:
    you, reach = worry.cleaned("you").cleaned_data, worry.cleaned("reach").cleaned_data
    may_know = "Yes" if you["family_may_know"] else "No"
    rows = [
        _row("How you know the child", _chosen(worry, "you", "relationship"), "you"),
        _row("Your name", you["name"] or "You did not say", "you"),
        _row("How to reach you", reach["phone"] or reach["email"] or "Do not contact me", "reach"),
    ]
    if you["name"]:
        rows.append(_row("May the family know it was you?", may_know, "you"))
    if reach["safely"]:
        rows.append(_row("When it is safe", reach["safely"], "reach"))
    return rows


def _said(worry: Worry, step: str, name: str) -> str:
    return str(worry.cleaned(step).cleaned_data[name])


def _chosen(worry: Worry, step: str, name: str) -> str:
    labels = {str(value): str(label) for value, label in form_for(step).fields[name].choices}  # type: ignore[attr-defined]
    return labels.get(worry.first(step, name), "")


def _row(question: str, answer: str, step: str) -> Row:
    return {"question": question, "answer": answer, "change": address_of(step)}


def address_of(step: str) -> str:
    """The page of a step."""
    if step.startswith("child-"):
        return reverse("concerns:child", args=[child_number(step)])
    return reverse(f"concerns:{step}")
