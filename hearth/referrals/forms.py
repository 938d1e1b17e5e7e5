from hearth.referrals.rules import ACCEPTED, DECLINED
from hearth.ui.fields import OneOf, Option, Words
from hearth.ui.forms import QuestionForm

LONGEST_REASON = 4_000


class Answer(QuestionForm):
    answer = OneOf(
        "Can you help this family?",
        [
            Option(ACCEPTED, "Yes, we accept", hint="You can begin the work straight away."),
            Option(DECLINED, "No, we decline", reveals="reason"),
        ],
        missing="Choose whether you can help this family",
    )
    reason = Words(
        "Why not?",
        hint="Whoever asked reads this, and looks for help elsewhere.",
        missing="Say why you are declining",
        max_length=LONGEST_REASON,
        rows=4,
    )


class Withdrawal(QuestionForm):
    reason = Words(
        "Why are you withdrawing the referral?",
        missing="Say why you are withdrawing the referral",
        max_length=LONGEST_REASON,
        rows=4,
    )
