"""Disagreeing with a decision, and answering somebody who does."""

from hearth.ui.fields import ShortText, Words, YesNo
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
