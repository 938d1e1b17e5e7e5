from typing import Any

from django.core.exceptions import ValidationError

from hearth.assessments.forms.later import SeenForm
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.rules.stages import IMPACTS
from hearth.practice.definitions.instrument import Instrument, Question
from hearth.practice.library import library
from hearth.ui.fields import AnyOf, OneOf, Option, Words

NONE_FOUND = "none_found"
EVERY_ASSESSMENT_ASKS = {
    "type": "What kind of neglect is it?",
    "scale": "How bad is it?",
    "impact": "What does it do to the child?",
    "reason": "What is the reason behind it?",
}


class FourQuestionsForm(SeenForm):
    """Type, scale, impact, reason. The questions' words come from the instrument."""

    kind_of_neglect = AnyOf()
    scale = Words(rows=4)
    impact_physical = Words("To body and health", rows=4)
    impact_emotional = Words("To feelings and behaviour", rows=4)
    present_or_potential = OneOf("Is the harm there already?", IMPACTS.items())
    reason = Words(rows=4)
    symptoms = Words(
        "What is a sign of it, and not the cause?",
        hint="A dirty kitchen is a sign. The illness that keeps a mother from cleaning it is a cause.",
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in (("kind_of_neglect", "type"), ("scale", "scale"), ("reason", "reason")):
            asked = question_of(instrument, question)
            self.fields[name].label, self.fields[name].help_text = asked.label, asked.hint
        kinds: Any = self.fields["kind_of_neglect"]
        kinds.options = [Option(need.id, need.label, need.description) for need in library().needs.kinds_of("neglect")]
        kinds.options = [*kinds.options, Option(NONE_FOUND, "We found no neglect")]

    def clean_kind_of_neglect(self) -> list[str]:
        kinds: list[str] = self.cleaned_data["kind_of_neglect"]
        if NONE_FOUND in kinds and len(kinds) > 1:
            raise ValidationError("Choose the kinds of neglect, or that you found none: not both.")
        return kinds

    @property
    def answers(self) -> FourAnswers:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        kinds = given.pop("kind_of_neglect")
        none_found = NONE_FOUND in kinds
        return FourAnswers(kind_of_neglect=() if none_found else tuple(kinds), no_neglect_found=none_found, **given)


def typed_as(answers: FourAnswers) -> dict[str, Any]:
    """The form's initial answers."""
    given = vars(answers) | {"kind_of_neglect": list(answers.kind_of_neglect)}
    if given.pop("no_neglect_found"):
        given["kind_of_neglect"] = [NONE_FOUND]
    return given


def question_of(instrument: Instrument, id: str) -> Question:
    """The question in the instrument's words; every neglect assessment asks it, whatever its file says."""
    asked = {question.id: question for question in instrument.questions}
    return asked.get(id) or Question(id=id, label=EVERY_ASSESSMENT_ASKS[id], hint="In your own words.")
