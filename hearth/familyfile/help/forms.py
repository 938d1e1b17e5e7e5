from typing import Any

from hearth.directory.rules.fit import Asked, Described
from hearth.practice.library import library
from hearth.ui.fields import AnyOf, OneOf, Option
from hearth.ui.forms import QuestionForm

WHY = [
    Option("nothing_here", "There is no such service here"),
    Option("too_young_or_old", "There is one, and not for this age"),
    Option("full", "There is one, and it is full or the wait is too long"),
    Option("other", "Another reason"),
]
TIMES = [Option("daytime", "Daytime"), Option("evening", "Evening"), Option("weekend", "Weekend")]


class HelpForm(QuestionForm):
    """What help is sought: prefilled from the record, and changed by whoever knows the family."""

    needs = AnyOf("What is needed?", required=False)
    times = AnyOf("When can they go?", TIMES, required=False)
    access = AnyOf("What must there be?", required=False)
    is_so = AnyOf("What is so?", hint="Tick only what you know.", required=False)
    is_not_so = AnyOf("What is not so?", hint="What you tick in neither list stays open.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        words = library().help
        fields["needs"].options = [(each.id, each.label) for each in library().needs.needs if words.answering(each.id)]
        fields["access"].options = [(each.id, each.label) for each in words.access]
        fields["is_so"].options = fields["is_not_so"].options = [(each.id, each.label) for each in words.circumstances]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if set(said.get("is_so", ())) & set(said.get("is_not_so", ())):
            self.add_error("is_not_so", "Something cannot be both so and not so")
        return said

    def asked(self, people: tuple[Described, ...], body: str, ward: str, languages: tuple[str, ...]) -> Asked:
        said = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        known = dict.fromkeys(said.get("is_so", ()), True) | dict.fromkeys(said.get("is_not_so", ()), False)
        return Asked(
            people=people,
            needs=tuple(said.get("needs", ())),
            body=body,
            ward=ward,
            languages=languages,
            access=tuple(said.get("access", ())),
            times=tuple(said.get("times", ())),
            circumstances=known,
        )


class UnmetForm(QuestionForm):
    unmet = AnyOf("For which of these is there nothing?", missing="Choose a need")
    why = OneOf("Why?", WHY, missing="Choose why")

    def __init__(self, *args: Any, needs: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unmet"].options = [(id, library().need(id).label) for id in needs]
