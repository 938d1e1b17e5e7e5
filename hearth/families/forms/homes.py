"""Where people live, and who moves in or out."""

from collections.abc import Iterable
from typing import Any

from hearth.families.forms.asked import named, past_day
from hearth.families.models import Person
from hearth.families.models.household import HOME_KINDS
from hearth.ui.fields import AnyOf, OneOf, PostcodeField, ShortText, YesNo
from hearth.ui.forms import QuestionForm


class HomeForm(QuestionForm):
    address = ShortText("Address", required=False, max_length=400)
    postcode = PostcodeField("Postcode", required=False)
    kind = OneOf("What kind of place is it?", list(HOME_KINDS.items()), required=False)
    secret = YesNo("Must this address be kept secret?", hint="A refuge, say. The family's own papers leave it out.")
    since = past_day("Since when?", required=False)
    people = AnyOf("Who lives there?", missing="Choose who lives there")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].options = named(people)  # type: ignore[attr-defined]

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or "home"


class JoinForm(QuestionForm):
    people = AnyOf("Who moves in?", missing="Choose who moves in")
    since = past_day("Since when?", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].options = named(people)  # type: ignore[attr-defined]


class LeaveForm(QuestionForm):
    people = AnyOf("Who has left?", missing="Choose who has left")
    on = past_day("When?")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].options = named(people)  # type: ignore[attr-defined]
