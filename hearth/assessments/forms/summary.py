from hearth.assessments.actions import PlainWords
from hearth.assessments.forms.later import SeenForm
from hearth.ui.fields import Words


class SummaryForm(SeenForm):
    """One page in plain words. The draft says nothing that anybody told; what is added must be checked."""

    going_well = Words("What is going well", rows=5)
    worries = Words("What worries us", rows=5)
    must_change = Words("What needs to change", rows=5)
    who_helps = Words("Who helps", rows=4)

    @property
    def words(self) -> PlainWords:
        return PlainWords(**{name: value for name, value in self.cleaned_data.items() if name != "version"})
