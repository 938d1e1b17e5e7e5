"""The list of sections, the answers to check, one's own referrals: in finished words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.concerns.advice.queries import AskedBefore
from hearth.concerns.forms.children import child_as_told
from hearth.concerns.forms.professional import Level, Section, Signs
from hearth.concerns.presenters.answers import child_in_words
from hearth.concerns.professional.assembling import Whole
from hearth.concerns.professional.referral import BEGUN, DONE, NEW, WRONG, Referral
from hearth.concerns.professional.rules import GROUPS, SECTIONS, child_number
from hearth.concerns.professional.rules import Section as Listed
from hearth.concerns.rules import PARTS
from hearth.concerns.telling import ChildAsTold
from hearth.files.adding import has_files
from hearth.files.queries import waiting_files
from hearth.ui.asked import Asked
from hearth.ui.days import day, day_and_time
from hearth.ui.languages import translated

STATES = {
    NEW: (_("Not started"), "blue"),
    BEGUN: (_("Not finished"), "yellow"),
    WRONG: (_("Something to put right"), "orange"),
    DONE: (_("Done"), ""),
}
OPTIONAL = (_("If you can"), "grey")


@dataclass(frozen=True)
class Task:
    id: str
    title: str
    about: str
    href: str
    state: str
    colour: str


@dataclass(frozen=True)
class Card:
    """One section, or one child, to check: what was said, and what is still to be put right."""

    title: str
    href: str
    rows: list[tuple[str, str]]
    problems: list[str] = field(default_factory=list)


def task_groups(referral: Referral) -> list[tuple[str, list[Task]]]:
    return [(translated(title), [_task(referral, section) for section in sections]) for title, sections in GROUPS]


def done_of(groups: list[tuple[str, list[Task]]]) -> str:
    tasks = [task for _, tasks in groups for task in tasks]
    done = sum(task.state == str(STATES[DONE][0]) for task in tasks)
    return gettext("%(done)d of %(all)d sections are done.") % {"done": done, "all": len(tasks)}


def _task(referral: Referral, section: Listed) -> Task:
    state = _state(referral, section)
    words, colour = OPTIONAL if state == NEW and section.optional else STATES[state]
    title, about = translated(section.title), translated(section.about)
    return Task(section.id, title, about, page_of(referral, section.id), str(words), colour)


def _state(referral: Referral, section: Listed) -> str:
    if section.id != "children":
        return referral.state(section.id)
    states = [referral.state(step) for step in referral.children]
    return next((state for state in (WRONG, BEGUN, NEW, DONE) if state in states), NEW)


def page_of(referral: Referral, step: str) -> str:
    return reverse("concerns:refer_section", args=[referral.id, step])


def name_of(referral: Referral) -> str:
    """By which its writer knows it again."""
    names = [" ".join(_names(referral, step)) for step in referral.children]
    named = [name for name in names if name]
    if not named:
        return gettext("A referral without a name yet")
    more = len(names) - 1
    if not more:
        return named[0]
    return gettext("%(name)s and %(more)d more") % {"name": named[0], "more": more}


def _names(referral: Referral, step: str) -> list[str]:
    names = (referral.first(step, name).strip()[:60] for name in ("given_names", "family_name"))
    return [name for name in names if name]


def draft_row(referral: Referral) -> dict[str, str]:
    return {
        "name": name_of(referral),
        "changed": day_and_time(referral.changed_at),
        "href": reverse("concerns:refer_tasks", args=[referral.id]),
        "discard": reverse("concerns:refer_discard", args=[referral.id]),
    }


def own_question(asked: AskedBefore, councils: Mapping[str, str]) -> dict[str, str]:
    """Advice that was asked for, with the latest answer."""
    return {
        "reference": asked.reference,
        "asked": gettext("Asked of %(council)s on %(when)s.")
        % {"council": councils.get(asked.body_id, asked.body_id), "when": day_and_time(asked.asked_at)},
        "answer": asked.answer or "",
        "due": day_and_time(asked.answer_due),
    }


def children_rows(referral: Referral) -> list[dict[str, str]]:
    return [
        {
            "question": nth_child(step),
            "answer": _child_words(referral, step),
            "change": page_of(referral, step),
        }
        for step in referral.children
    ]


def nth_child(step: str) -> str:
    return gettext("Child {number}").format(number=child_number(step))


def _child_words(referral: Referral, step: str) -> str:
    form = referral.checked(step)
    if not form.is_valid():
        return " ".join([*_names(referral, step), f"({str(STATES[referral.state(step)][0]).lower()})"])
    return described(_told(form))


def described(child: ChildAsTold) -> str:
    """What was said of one child, a line each."""
    name, *lines = child_in_words(child).splitlines()
    if child.part == "unborn":
        due = gettext("Due: {day}").format(day=day(child.due)) if child.due else gettext("Due date not known")
        named = [name] if child.given_names or child.family_name else []
        return "\n".join([translated(PARTS["unborn"]), *named, due, *lines])
    return "\n".join([name, *([translated(PARTS["sibling"])] if child.part == "sibling" else []), *lines])


def _told(form: Section) -> ChildAsTold:
    cleaned = form.cleaned_data
    return ChildAsTold(**vars(child_as_told(cleaned)) | {"part": cleaned["part"], "due": cleaned["due"]})


def cards(whole: Whole) -> list[Card]:
    """Every section in the order of the list, as it would be sent."""
    found: list[Card] = []
    for section in SECTIONS:
        found += _children(whole) if section.id == "children" else [_card(whole, section)]
    return found


def _card(whole: Whole, section: Listed) -> Card:
    form = whole.forms[section.id]
    rows = [row for asked in form.questions for row in _answers(form, asked)]
    if has_files(form):
        rows = [(question, answer) for question, answer in rows if question != str(form["attached"].label)]
        rows += [(str(form["attached"].label), names)] if (names := _file_names(whole.referral)) else []
    return Card(translated(section.title), _to(whole, section.id), rows, whole.problems.get(section.id, []))


def _file_names(referral: Referral) -> str:
    """After sending, the names that went with it."""
    if referral.receipt:
        return "\n".join(referral.receipt.get("files", []))
    return "\n".join(file.name for file in waiting_files(referral.referrer.owner, referral.form_name))


def _children(whole: Whole) -> list[Card]:
    referral, problems = whole.referral, whole.problems
    if not referral.children:
        return [Card(gettext("The children"), page_of(referral, "child-1"), [], problems["child-1"])]
    return [
        Card(
            nth_child(step),
            _to(whole, step),
            [(gettext("As you described them"), _child_words(referral, step))],
            problems.get(step, []),
        )
        for step in referral.children
    ]


def _to(whole: Whole, step: str) -> str:
    """Where a problem is said, the page says it too."""
    return page_of(whole.referral, step) + ("?show=problems" if step in whole.problems else "")


def _answers(form: Section, asked: Asked) -> list[tuple[str, str]]:
    """What was chosen or typed, and what the chosen answer asked for besides."""
    if isinstance(form, Signs) and not asked.value():
        return []
    if not hasattr(asked.field, "options"):
        return [(str(asked.label), asked.typed)] if asked.typed else []
    chosen = [option for option in asked.options if option.chosen]
    said = "\n".join(option.label for option in chosen)
    revealed = [(str(more.label), asked_typed(more)) for option in chosen if (more := option.reveals)]
    return [(str(asked.label), said), *revealed] if said else []


def asked_typed(field: Any) -> str:
    return str(field.value() or "")


def levels(form: Level, agency_kind: str) -> list[dict[str, Any]]:
    """Each level with what it looks like and what each agency can do, one's own kind of agency first."""
    document = form.document
    own = OWN_WORDS.get(agency_kind, ())
    return [
        {
            "title": f"{level.number}. {translated(level.label)}",
            "signs": [translated(indicator.text) for indicator in level.indicators],
            "you": [each for each in level.agencies if each.agency in own],
            "others": [each for each in level.agencies if each.agency not in own],
            "harm": any(indicator.significant_harm for indicator in level.indicators),
        }
        for level in document.levels
    ]


OWN_WORDS = {  # what the thresholds documents call each kind of agency
    "school": ("School or nursery",),
    "health": ("Health visitor or midwife", "Doctor"),
    "police": ("Police",),
    "charity": ("Charity or family support",),
    "council": ("Children's services", "Social work", "Social services", "Gateway team", "Housing", "Adult services"),
}
