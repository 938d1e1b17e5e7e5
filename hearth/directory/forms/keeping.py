from typing import Any

from hearth.access.models import Agency
from hearth.directory.forms.entry import EntryForm
from hearth.directory.queries.offers import keepers
from hearth.ui.fields import EmailOrNothing, OneFromList, ShortText, Words
from hearth.ui.forms import QuestionForm


class NewEntryForm(EntryForm):
    organisation = ShortText("Who runs it?", missing="Write who runs it")
    organisation_does = Words("What does that organisation do?", missing="Write what it does", rows=2, max_length=2_000)


class OfferForm(NewEntryForm):
    """What a provider answers of a service that is in no directory yet."""

    council = OneFromList(
        "Which council’s directory should it stand in?",
        hint="The council of the area where families live who would come.",
        missing="Choose the council",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["council"].options = [("", "Choose a council"), *((str(each.pk), each.name) for each in keepers())]


class RefuseForm(QuestionForm):
    reason = Words("Why not?", hint="Whoever proposed it reads this.", missing="Say why not", rows=3, max_length=2_000)


class OwnerForm(QuestionForm):
    agency = OneFromList(
        "Whose people may propose changes?",
        hint="Everybody there who signs in as a provider, for all services of this organisation.",
        required=False,
    )
    email = EmailOrNothing("Whom to ask whether it is still right (email)", required=False)
    staff_words = Words(
        "What staff should know",
        hint="For example whom to ring when it is urgent. It is never published.",
        required=False,
        rows=3,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        agencies = Agency.objects.exclude(kind="council").order_by("name").values_list("pk", "name")
        fields["agency"].options = [("", "Nobody’s"), *((str(id), name) for id, name in agencies)]


class LicenceForm(QuestionForm):
    licence = Words(
        "On which terms may it be republished?",
        hint="The licence, and where you read it. Until somebody writes it down, nothing of the feed is shown.",
        missing="Write the licence and where you read it",
        rows=2,
        max_length=1_000,
    )
