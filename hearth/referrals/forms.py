from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import HiddenInput

from hearth.access.models import Team
from hearth.practice.own.added import Offered
from hearth.referrals.eligibility.presenters import Misfit
from hearth.referrals.rules import (
    ACCEPTED,
    AGREEMENTS,
    DECLINED,
    ENDED,
    INFORMATION_ASKED,
    NOT_ENGAGED,
    OUTCOMES,
    WAITING,
    Asking,
)
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import AnyOf, OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST_REASON = 4_000


def _words(label: str, missing: str, hint: str = "", *, required: bool = True) -> Words:
    return Words(label, hint=hint, missing=missing, max_length=LONGEST_REASON, rows=4, required=required)


class Answer(QuestionForm):
    answer = OneOf(
        "Can you help this family?",
        [
            Option(ACCEPTED, "Yes, we accept", hint="You can begin the work straight away, or say how long they wait."),
            Option(INFORMATION_ASKED, "We need to know more first", reveals="question"),
            Option(DECLINED, "No, we decline", reveals="reason"),
        ],
        missing="Choose whether you can help this family",
    )
    question = _words("What do you need to know?", "Say what you need to know", "Whoever asked answers here.")
    reason = _words("Why not?", "Say why you are declining", "Whoever asked reads this, and looks for help elsewhere.")


def _tomorrow() -> date:
    return days.today() + timedelta(days=1)


class Progress(QuestionForm):
    """What became of an accepted referral, where it is not the start of the work itself."""

    what = OneOf(
        "What has happened?",
        [
            Option(WAITING, "There is no place yet: they are on our waiting list", reveals="until"),
            Option(NOT_ENGAGED, "The family did not engage", reveals="tried"),
        ],
        missing="Choose what has happened",
    )
    until = Day("About when is there a place?", called="The day", earliest=_tomorrow)
    tried = _words("What did you try?", "Say what you tried", "Whoever asked reads this, and looks at the risk again.")


class UnderWay(QuestionForm):
    """How the work ended, where Hearth has no record of the work itself."""

    what = OneOf(
        "How did it end?",
        [
            Option(ENDED, "It has ended", reveals="outcome"),
            Option(NOT_ENGAGED, "The family no longer engages", reveals="tried"),
        ],
        missing="Choose how it ended",
    )
    outcome = OneFromList("What came of it?", list(OUTCOMES.items()), missing="Choose what came of it")
    tried = _words("What did you try?", "Say what you tried")


class Information(QuestionForm):
    words = _words("What they need to know", "Write what they asked for, or why you cannot say")


class Withdrawal(QuestionForm):
    why = _words("Why are you withdrawing the referral?", "Say why you are withdrawing the referral")


class Interrupt(QuestionForm):
    """Before any referral. Help that starts in weeks is no answer to a child who is not safe today."""

    danger = OneOf(
        "Is a child hurt, or in danger today?",
        [
            Option("now", "Yes, or I am not sure"),
            Option("no", "No", hint="You have thought about it. Waiting for this service is safe for the children."),
        ],
        missing="Choose one before you go on",
    )


class Refer(QuestionForm):
    """What is asked. `danger` was answered on the page before, and stays answered."""

    misfit: Misfit | None = None

    to_team = OneFromList("Whom do you ask?", [], missing="Choose whom you ask")
    programme = OneFromList("For what?", [], missing="Choose what you ask for")
    referral_reasons = AnyOf("Reasons", [], required=False, hint="The reasons that this kind of help knows.")
    reason = _words("Why do you ask?", "Say why you are referring this family", "Facts first; then what you hope for.")
    history = _words("What came before, as far as they need to know it", "", required=False)
    lawful_basis = ShortText(
        "On which lawful basis do you share this?",
        hint="For example: public task, safeguarding. The family’s agreement is not the lawful basis.",
        missing="Say on which lawful basis you are sharing this",
    )
    agreement = OneOf(
        "Does the family agree to this service?",
        [Option(name, text) for name, text in AGREEMENTS.items()],
        hint="You may refer whatever the answer is. It helps the service to know.",
        missing="Choose whether the family agrees",
    )
    family_told = OneOf(
        "Does the family know that you refer them?",
        [Option("yes", "Yes"), Option("no", "No", reveals="why_not_told")],
        missing="Choose whether the family knows",
    )
    why_not_told = _words("Why not?", "Say why the family has not been told")
    despite = _words(
        "Why do you ask all the same?",
        "Say why you ask all the same, or choose what fits",
        "What you know that is not on record, or why it is right for them even so. Whoever receives it reads this, and "
        "which rules these are.",
    )

    def offer(self, teams: Sequence[Team], programmes: Sequence[Offered]) -> None:
        """Whom they may ask, and for what."""
        fields: Any = self.fields
        fields["to_team"].options = [(str(team.pk), f"{team.name}, {team.agency.name}") for team in teams]
        fields["programme"].options = [(each.id, each.title) for each in programmes]
        reasons = {reason.id: reason.label for each in programmes for reason in each.programme.referral_reasons}
        fields["referral_reasons"].options = sorted(reasons.items(), key=lambda each: each[1])

    def so_far(self, name: str) -> Any:
        """An answer as it stands: sent, or still being written."""
        return self[name].value()

    def warn(self, misfit: Misfit | None) -> None:
        """Ask why they send it all the same; else what was typed there is kept out of sight. Told of one programme,
        nobody has yet answered for another."""
        self.misfit, asked = misfit, self.fields["despite"]
        asked.required = misfit is not None
        if misfit is None:
            asked.widget = HiddenInput()

    def clean_despite(self) -> str:
        words = str(self.cleaned_data["despite"])
        if self.misfit and words and self.data.get("told_of") != self.misfit.programme:
            raise ValidationError(f"Read what is said of {self.misfit.title}, and say whether your words still hold")
        return words if self.misfit else ""

    def asking(self, programmes: Sequence[Offered]) -> Asking:
        told = self.cleaned_data
        chosen = next(each.programme for each in programmes if each.id == told["programme"])
        known = {reason.id for reason in chosen.referral_reasons}
        return Asking(
            programme=chosen.id,
            reason=told["reason"],
            lawful_basis=told["lawful_basis"],
            family_told=told["family_told"] == "yes",
            why_not_told=told["why_not_told"],
            referral_reasons=tuple(each for each in told["referral_reasons"] if each in known),
            history=told["history"],
            agreement=told["agreement"],
            despite=told["despite"],
        )
