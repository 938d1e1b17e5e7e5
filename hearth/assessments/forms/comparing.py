from collections.abc import Sequence
from typing import Any

from hearth.assessments.models import Assessment
from hearth.assessments.rules.stages import STAGES
from hearth.ui.days import day
from hearth.ui.fields import OneFromList
from hearth.ui.forms import QuestionForm


class CompareForm(QuestionForm):
    earlier = OneFromList("Compare")
    later = OneFromList("with")

    def __init__(self, *args: Any, assessments: Sequence[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("earlier", "later"):
            field: Any = self.fields[name]
            field.options = [
                (str(each.pk), f"{day(each.started_on)}, {STAGES[each.stage].lower()}") for each in assessments
            ]
