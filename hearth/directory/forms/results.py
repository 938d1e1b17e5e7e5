"""What came of a programme in this area, as somebody who counted it writes it down."""

from typing import Any

from hearth.directory.actions.results import OwnResult
from hearth.directory.openreferral.cleaning import has_markup
from hearth.directory.presenters.evidence import DIRECTIONS
from hearth.directory.rules.protecting import Counts
from hearth.practice.library import library
from hearth.ui.days import today
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm

MANY = 100_000


class ResultForm(QuestionForm):
    programme = OneFromList("Which programme?", missing="Choose the programme")
    outcome = ShortText(
        "What was looked at?", hint="For example: level of concern about the child.", missing="Say what was looked at"
    )
    started = WholeNumber("How many families began?", required=False, least=1, most=MANY)
    known = WholeNumber(
        "Of how many is it known what came of it?",
        hint="What the result is a share of. A result of fewer than six families is kept and not published.",
        missing="Write of how many it is known",
        least=1,
        most=MANY,
    )
    improved = WholeNumber("How many of those did better?", required=False, least=0, most=MANY)
    effect = OneOf(
        "What came of it?",
        [Option(code, str(words)) for code, (words, _) in DIRECTIONS.items()],
        missing="Choose what came of it",
    )
    says = Words(
        "Say it in a sentence or two",
        hint="What was counted, when, and what it was compared with. No numbers under six, and nothing about a family.",
        missing="Say what came of it",
        rows=3,
        max_length=1_000,
    )
    source = ShortText(
        "Where does it stand?", hint="For example: annual report of the service.", missing="Say where it stands"
    )
    on = Day("Of which day is it?", called="The day", latest=today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["programme"].options = [(each.id, each.title) for each in library().evidence()]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        started, known, improved = said.get("started"), said.get("known"), said.get("improved")
        if known is not None and started is not None and known > started:
            self.add_error("known", "It cannot be known of more families than began")
        if known is not None and improved is not None and improved > known:
            self.add_error("improved", "No more can have done better than it is known of")
        for name in ("outcome", "says", "source"):
            if has_markup(said.get(name) or ""):
                self.add_error(name, "Write this without markup such as <b>")
        return said

    def result(self) -> OwnResult:
        said = self.cleaned_data
        counts = Counts(said["known"], said["improved"], said["started"])
        return OwnResult(
            said["programme"], said["outcome"], said["effect"], said["says"], counts, said["source"], said["on"]
        )


class WithdrawForm(QuestionForm):
    why = Words("Why?", missing="Say why it is withdrawn", rows=2, max_length=1_000)
