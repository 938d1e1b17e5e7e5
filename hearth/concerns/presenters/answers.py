"""Check your answers: each question in short, what was said, and where to change it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from hearth.concerns.forms.portal import NOBODY_KNOWS, Seen
from hearth.concerns.portal.assembling import children_of
from hearth.concerns.portal.journey import CHILD, child_number
from hearth.concerns.portal.worry import Worry
from hearth.concerns.telling import ChildAsTold
from hearth.files.fields import FilesField
from hearth.places.models import ResponsibleBody
from hearth.ui.asked import Asked
from hearth.ui.dates import PartialDate
from hearth.ui.days import partial_day

Row = dict[str, Any]
Section = dict[str, Any]


def sections(worry: Worry, council: str) -> list[Section]:
    """What the public was asked, in four parts."""
    in_words = _row(worry, _("In your words"), _said(worry, "seen", "account"), "seen")
    return [
        {"title": _("Where"), "rows": _where(worry, council)},
        *({"title": _nth(worry, step), "rows": rows} for step, rows in _children(worry)),
        {"title": _("What you saw"), "rows": [in_words, *_ticked(worry), *_files(worry)]},
        {"title": _("You"), "rows": _you(worry)},
    ]


def _files(worry: Worry) -> list[Row]:
    names = "\n".join(file.name for file in worry.files)
    return [_row(worry, _("Files you have added"), names, "seen")] if names else []


def as_asked(worry: Worry, council: str) -> list[Section]:
    """Question by question, in the words in which it was asked: the rest of the voices need no more."""
    order = [step for step in worry.journey.order if step in worry.answered and not CHILD.fullmatch(step)]
    rows = [row for step in order for row in _asked(worry, step)]
    told = [{"title": _nth(worry, step), "rows": list(_asked(worry, step))} for step in worry.children]
    knows = "council" if worry.must_choose_council else "where"
    return [
        {"title": _("What you told us"), "rows": [*rows, _row(worry, _("Who we will tell"), council, knows)]},
        *told,
    ]


def _asked(worry: Worry, step: str) -> Iterator[Row]:
    """Every question of a page that was answered. The council has a row of its own."""
    if step == "council":
        return
    if step == "now-council":
        yield _now_council(worry)
        return
    form = worry.cleaned(step)
    worry.show_files(form)
    for field in form.questions:
        if answer := _answer(field):
            asked = worry.journey.question(step).title if field.name == "how" else field.label  # "What do you know?"
            yield _row(worry, str(asked), answer, step)


def _answer(field: Asked) -> str:
    """What was chosen, with what that revealed; or what was typed."""
    if isinstance(field.field, FilesField):
        return "\n".join(file.name for file in field.field.added)
    if not hasattr(field.field, "options"):
        return field.typed
    chosen = [option for option in field.options if option.chosen]
    return "\n".join(
        ": ".join(part for part in (option.label, _answer(option.reveals) if option.reveals else "") if part)  # type: ignore[arg-type]
        for option in chosen
    )


def _ticked(worry: Worry) -> list[Row]:
    form = worry.cleaned("seen")
    ticked = [_answer(field) for field in form.signs if field.value()] if isinstance(form, Seen) else []
    return [_row(worry, _("Signs you ticked"), "\n".join(ticked), "seen")] if ticked else []


def _where(worry: Worry, council: str) -> list[Row]:
    where = worry.cleaned("where").cleaned_data
    place = where["postcode"] or where["council"] or where["nearest"] or _("Not known")
    lives = "\n".join(part for part in (where["address"], place) if part)
    is_there = _said(worry, "now", "now_where") or _chosen(worry, "now", "now")
    knows = "council" if worry.must_choose_council else "where"
    return [
        _row(worry, _("Is a child in danger right now?"), _chosen(worry, "danger", "danger"), "danger"),
        _row(worry, _("Where the child lives"), lives, "where"),
        _row(worry, _("The council we will tell"), council, knows),
        _row(worry, _("Is the child there now?"), is_there, "now"),
        *([_now_council(worry)] if "now-council" in worry.to_choose else []),
    ]


def _now_council(worry: Worry) -> Row:
    chosen = worry.now_councils
    named = ResponsibleBody.objects.filter(pk__in=chosen).values_list("name", flat=True).first()
    question = str(worry.journey.question("now-council").title)
    return _row(worry, question, named or str(NOBODY_KNOWS[1]), "now-council")


def _children(worry: Worry) -> list[tuple[str, list[Row]]]:
    return [
        (step, [_row(worry, _("About the child"), child_in_words(child), step)])
        for step, child in zip(worry.children, children_of(worry), strict=True)
    ]


def _nth(worry: Worry, step: str) -> str:
    if len(worry.children) == 1:
        return _("The child")
    return _("Child {number}").format(number=child_number(step))


def child_in_words(child: ChildAsTold) -> str:
    """What was said about a child, a line each."""
    name = f"{child.given_names} {child.family_name}".strip() or _("Name not known")
    born = PartialDate(child.born_earliest, child.born_latest, child.born_as_told)
    lines = [
        name,
        "" if born == PartialDate(None, None) else _("Born: {when}").format(when=partial_day(born)),
        {"F": _("Girl"), "M": _("Boy")}.get(child.sex, ""),
        _("School: {name}").format(name=child.school) if child.school else "",
        child.notes,
    ]
    return "\n".join(line for line in lines if line)


def _you(worry: Worry) -> list[Row]:
    you, reach = worry.cleaned("you").cleaned_data, worry.cleaned("reach").cleaned_data
    reached = reach["phone"] or reach["email"] or _("Do not contact me")
    rows = [
        _row(worry, _("How you know the child"), _chosen(worry, "you", "relationship"), "you"),
        _row(worry, _("Your name"), you["name"] or _("You did not say"), "you"),
        _row(worry, _("How to reach you"), reached, "reach"),
    ]
    if you["name"]:
        may_know = _("Yes") if you["family_may_know"] else _("No")
        rows.append(_row(worry, _("May the family know it was you?"), may_know, "you"))
    if reach["safely"]:
        rows.append(_row(worry, _("When it is safe"), reach["safely"], "reach"))
    return rows


def _said(worry: Worry, step: str, name: str) -> str:
    return str(worry.cleaned(step).cleaned_data[name])


def _chosen(worry: Worry, step: str, name: str) -> str:
    return _answer(worry.cleaned(step)[name])


def _row(worry: Worry, question: str, answer: str, step: str) -> Row:
    return {"question": question, "answer": answer, "change": worry.journey.address(step)}
