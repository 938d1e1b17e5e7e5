"""What a person says of a pair, of a join, and of the thresholds."""

from typing import Any

from hearth.triage.matching.models import LikelySame
from hearth.ui.fields import OneOf, Option, WholeNumber, Words
from hearth.ui.forms import QuestionForm

WHY = "Whoever reads this record next reads your reasons."


class SayOfPair(QuestionForm):
    answer = OneOf(
        "Are they the same person?",
        [
            Option("same", "Yes: the same person", "Both records stay. They are read together.", reveals="keep"),
            Option("not_same", "No: two people", "They are not proposed again."),
            Option("cannot_tell", "Nobody can tell from what is on record"),
        ],
        missing="Say whether they are the same person",
    )
    keep = OneOf("Under which record should both be read?", missing="Choose a record")
    why = Words("Why?", hint=WHY, missing="Say why", max_length=2_000, rows=4)

    def __init__(self, *args: Any, pair: LikelySame, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].options = [  # type: ignore[attr-defined]
            Option(str(person.pk), f"{person}, on record since {person.created_at:%-d %B %Y}")
            for person in (pair.person, pair.other)
        ]


class PartAgain(QuestionForm):
    why = Words("Why are they two people?", hint=WHY, missing="Say why they are two people", max_length=2_000, rows=4)


class SetThresholds(QuestionForm):
    show_from = WholeNumber(
        "Show somebody from which weight?",
        hint="0 is even odds, and each 1 more doubles them. A lower weight shows more people, and more strangers.",
        least=-20,
        most=20,
        missing="Give a weight",
    )
    propose_from = WholeNumber(
        "Propose a pair at night from which weight?",
        hint="4 is odds of sixteen to one.",
        least=-10,
        most=40,
        missing="Give a weight",
    )
    why = Words("Why?", hint=WHY, missing="Say why", max_length=2_000, rows=3)
