"""Disagreeing with a decision, and answering somebody who does."""

from collections.abc import Sequence
from typing import Any

from hearth.practice.definitions.nation import ChallengeLevel
from hearth.ui.fields import ShortText, WholeNumber, Words, YesNo
from hearth.ui.forms import QuestionForm


class Disagree(QuestionForm):
    reasons = Words(
        "Why do you disagree?",
        hint="What you know that the decision does not rest on, and what you think should happen.",
        missing="Say why you disagree",
        max_length=4_000,
        rows=8,
    )


class AnswerChallenge(QuestionForm):
    words = Words(
        "Your answer",
        hint="They read it. Say what you looked at, and why.",
        missing="Write your answer",
        max_length=4_000,
        rows=8,
    )
    changes = YesNo(
        "Is the decision made anew?",
        yes="Yes: it goes back on the list",
        no="No: it stands",
        missing="Say whether the decision is made anew",
    )
    given_by = ShortText(
        "Whose answer is it, if not your own?",
        hint="For example: Asha Reed, head of service.",
        required=False,
        max_length=200,
    )


MOST_LEVELS, LONGEST_CLOCK = 5, 30  # working days


class SetLevels(QuestionForm):
    """Five levels to fill or to leave empty, and why they are set."""

    why = Words(
        "Why are they set so?",
        hint="For example: the partnership’s procedure of May 2026, section 4.",
        missing="Say why they are set so",
        max_length=2_000,
        rows=3,
    )

    def __init__(self, *args: Any, levels: Sequence[ChallengeLevel], **kwargs: Any) -> None:
        initial = {
            f"{part}_{number}": getattr(level, name)
            for number, level in enumerate(levels, start=1)
            for part, name in (("label", "label"), ("who", "who_answers"), ("days", "working_days"))
        }
        super().__init__(*args, initial=initial, **kwargs)
        questions = {name: field for number in range(1, MOST_LEVELS + 1) for name, field in _level(number)}
        self.fields = questions | self.fields

    def clean(self) -> dict[str, Any]:
        for number in range(1, MOST_LEVELS + 1):
            answers = [self.cleaned_data.get(f"{part}_{number}") for part in ("label", "who", "days")]
            if any(answers) and not all(answers) and not self.errors:
                self.add_error(
                    f"label_{number}", f"Give level {number} a name, who answers and a clock, or none of them"
                )
        return self.cleaned_data

    def levels(self) -> list[ChallengeLevel]:
        """Those that were filled in, in order."""
        told = self.cleaned_data
        filled = [number for number in range(1, MOST_LEVELS + 1) if told[f"label_{number}"]]
        return [
            ChallengeLevel(
                id=f"level_{place}",
                label=told[f"label_{number}"],
                who_answers=told[f"who_{number}"],
                working_days=told[f"days_{number}"],
            )
            for place, number in enumerate(filled, start=1)
        ]


def _level(number: int) -> list[tuple[str, Any]]:
    return [
        (f"label_{number}", ShortText(f"Level {number}: what is it called?", required=False, max_length=200)),
        (f"who_{number}", ShortText(f"Level {number}: who answers?", required=False, max_length=400)),
        (
            f"days_{number}",
            WholeNumber(f"Level {number}: within how many working days?", least=1, most=LONGEST_CLOCK, required=False),
        ),
    ]
