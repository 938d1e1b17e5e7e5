from typing import Any

from hearth.assessments.forms.later import SeenForm
from hearth.assessments.rules.completeness import Heard
from hearth.ui.fields import Words, YesNo


class VoiceForm(SeenForm):
    words = Words(
        hint="Write it as it was said, mistakes and all. For a baby, write what they show.",
        rows=8,
    )
    seen_alone = YesNo()
    how = Words(
        "How did you find out, and when?",
        hint="Talking, drawing, playing; with an interpreter or not. If it was not possible, say why.",
        rows=4,
    )

    def __init__(self, *args: Any, child: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = f"What does {child} say, wish and feel?"
        self.fields["seen_alone"].label = f"Was {child} seen alone?"

    @property
    def heard(self) -> Heard:
        given = self.cleaned_data
        return Heard(given["words"], given["seen_alone"], given["how"])
