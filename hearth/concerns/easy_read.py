"""Easy Read: one idea a line, with a simple drawing beside it. For whoever finds long pages hard.

The drawings are in `concerns/easy_read/drawings.html`; they repeat the words, so a screen reader passes them by.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.ui.questions import Wording


@dataclass(frozen=True)
class Line:
    """One idea, and the name of its drawing."""

    drawing: str
    words: Wording


@dataclass(frozen=True)
class Sheet:
    """One page of Easy Read, short enough to print on two sides. `on` leads to telling us, in the usual pages."""

    id: str
    title: Wording
    lines: tuple[Line, ...]
    on: str = "before"


NEGLECT = Sheet(
    "what-is-neglect",
    _("What is neglect?"),
    (
        Line("child", _("All children need care.")),
        Line("food", _("They need food and drink.")),
        Line("coat", _("They need clean, warm clothes.")),
        Line("house", _("They need a safe, warm home.")),
        Line("doctor", _("They need a doctor when they are ill.")),
        Line("school", _("They need to go to school.")),
        Line("heart", _("They need love.")),
        Line("calendar", _("Neglect is when a child does not get these things, day after day.")),
        Line("coin", _("Being poor is not neglect.")),
        Line("help", _("If you think a child is not safe, you can tell us.")),
    ),
)
TELLING = Sheet(
    "tell-us",
    _("Tell us about a child"),
    (
        Line("phone", _("Is a child in danger now? Ring 999.")),
        Line("eye", _("You can tell us what you saw.")),
        Line("question", _("You do not need to be sure.")),
        Line("mask", _("You do not have to give your name.")),
        Line("pen", _("You can type it on this website.")),
        Line("phone", _("Or you can ring the council.")),
        Line("people", _("Somebody can help you to do it.")),
        Line("door", _("A red button says “Exit this page”. It closes the page fast.")),
    ),
)
NEXT = Sheet(
    "what-happens-next",
    _("What happens next"),
    (
        Line("letter", _("Your words go to the council.")),
        Line("people", _("A worker reads them.")),
        Line("calendar", _("They decide what to do by the end of the next work day.")),
        Line("talk", _("They may talk to the family.")),
        Line("talk", _("They may talk to the school or a doctor.")),
        Line("help", _("Most families get help at home.")),
        Line("court", _("Only a court can say that a child must live somewhere else. That is rare.")),
        Line("key", _("We give you a number and a secret. Keep them safe.")),
        Line("question", _("With them you can see what we did.")),
    ),
)
HELP = Sheet(
    "help-for-my-family",
    _("Help for my family"),
    (
        Line("people", _("All parents need help at times.")),
        Line("heart", _("It is good to ask.")),
        Line("coin", _("You can get help with money and food.")),
        Line("house", _("You can get help with your home.")),
        Line("child", _("You can get help with your child.")),
        Line("doctor", _("You can get help when you feel low.")),
        Line("talk", _("A worker will talk with you.")),
        Line("help", _("You can say yes or no.")),
        Line("phone", _("If a child could be badly hurt, the worker has to act. They will tell you if they can.")),
    ),
    on="parent_start",
)
SHEETS = {sheet.id: sheet for sheet in (NEGLECT, TELLING, NEXT, HELP)}
READ = ("GET", "HEAD")


@public_page(methods=READ)
def contents(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/easy_read/contents.html", {"sheets": SHEETS.values()})


@public_page(methods=READ)
def sheet(request: HttpRequest, sheet_id: str) -> HttpResponse:
    if sheet_id not in SHEETS:
        raise Http404
    return public(request, "concerns/easy_read/sheet.html", {"sheet": SHEETS[sheet_id]})
