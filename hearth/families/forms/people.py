"""Who somebody is: names, birth, how to speak with them; what other systems, and other people, say of them."""

from typing import Any

from hearth.families.forms.asked import SureForm, past_day, version
from hearth.families.models import Person
from hearth.families.models.person import NAME_KINDS, SEXES
from hearth.families.rules.identifiers import problem_with, written
from hearth.families.telling import PersonAsTold
from hearth.families.terms import options
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.practice.library import library
from hearth.ui.date_fields import PartialDay
from hearth.ui.dates import PartialDate
from hearth.ui.fields import OneFromList, OneOf, ShortText, Words, YesNo
from hearth.ui.forms import QuestionForm


class PersonForm(QuestionForm):
    given_names = ShortText("Given names", required=False, autocomplete="off")
    family_name = ShortText("Family name", required=False, autocomplete="off")
    known_as = ShortText("Known as", required=False, hint="A nickname, or the name they prefer")
    born = PartialDay("Date of birth", age=True, required=False, hint="As much as you know. An age will do.")
    sex = OneOf("Sex", list(SEXES.items()))
    role = ShortText("Who they are in this family", hint="For example mother, child, grandmother, mother's partner")
    is_child = YesNo("Is this a child whose welfare the work is about?")
    first_language = ShortText("First language", required=False)
    interpreter = YesNo("Do they need an interpreter?")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        names = ("given_names", "family_name", "known_as")
        if not any(told.get(name) or name in self.errors for name in names):  # what is too long is a name all the same
            self.add_error("given_names", "Give at least one name, even if it is only a nickname.")
        return told

    def told(self) -> PersonAsTold:
        answers = {name: answer for name, answer in self.cleaned_data.items() if name != "sure"}
        born = answers.pop("born")
        exact = born.earliest if born and born.is_exact else None
        return PersonAsTold(
            **answers,
            born=exact,
            born_earliest=born.earliest if born else None,
            born_latest=born.latest if born else None,
            born_as_told=born.as_told if born and not exact else "",
        )


class NewPersonForm(SureForm, PersonForm):
    """Somebody new: if they seem to be in the family already, it is asked whether they are."""


class CorrectionForm(PersonForm):
    """What is now known of somebody. Who they are in the family is not asked again."""

    version = version()
    role = None  # type: ignore[assignment]
    is_child = None  # type: ignore[assignment]
    why = ShortText("Why is this corrected?", required=False, hint="For example: seen on the birth certificate")

    @classmethod
    def about(cls, person: Person, typed: Any = None) -> "CorrectionForm":
        born = PartialDate.exactly(person.born) if person.born else None
        if not born and (person.born_as_told or person.born_earliest):
            born = PartialDate(person.born_earliest, person.born_latest, person.born_as_told)
        names = ["given_names", "family_name", "known_as", "sex", "first_language", "interpreter", "version"]
        return cls(typed, initial={"born": born, **{name: getattr(person, name) for name in names}})

    def told(self) -> PersonAsTold:
        kept = {name: told for name, told in self.cleaned_data.items() if name not in ("version", "why")}
        self.cleaned_data = kept | {"role": "", "is_child": False}
        return super().told()


class DescribeForm(QuestionForm):
    version = version()
    first_language = ShortText("First language", required=False)
    other_languages = ShortText("Other languages", required=False)
    interpreter = YesNo("Do they need an interpreter?")
    communication = ShortText(
        "How is it best to speak with them?",
        required=False,
        hint="For example: short sentences, signs, in writing, with her sister there",
    )
    ethnicity = OneFromList("Ethnic group", required=False, hint="As they say it themselves. Nobody has to answer.")
    why = ShortText("Why is this corrected?", required=False)

    def __init__(self, *args: Any, terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(code.id, f"{code.label} ({code.group})") for code in terms.ethnic_groups]
        self.fields["ethnicity"].options = groups  # type: ignore[attr-defined]


class NameForm(QuestionForm):
    given_names = ShortText("Given names", required=False, autocomplete="off")
    family_name = ShortText("Family name", required=False, autocomplete="off")
    kind = OneOf("What kind of name is it?", list(NAME_KINDS.items()))
    since = past_day("Since when?", required=False)
    until = past_day("Until when?", required=False)
    source = ShortText("Who says so, or which paper?", required=False)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not any(told.get(name) or name in self.errors for name in ("given_names", "family_name")):
            self.add_error("given_names", "Give at least one name.")
        return told


class IdentifierForm(QuestionForm):
    kind = OneOf("Which number?")
    value = ShortText("The number", autocomplete="off")
    source = ShortText("Where does it come from?", required=False, hint="For example: the school’s letter")

    def __init__(self, *args: Any, terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].options = options(terms.identifiers)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        kind, value = told.get("kind"), told.get("value")
        if kind and value and (problem := problem_with(kind, written(value))):
            self.add_error("value", problem)
        return told


class NeedForm(QuestionForm):
    need = OneFromList("Which need?")
    words = Words("What is it like?", required=False, max_length=5_000)
    source = ShortText("Who saw it?")
    starts = past_day("Since when, or when was it first seen?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = library().needs
        groups = {group.id: group.label for group in needs.groups}
        every = [(need.id, f"{need.label} ({groups[need.group].lower()})") for need in needs.needs]
        self.fields["need"].options = every  # type: ignore[attr-defined]


class EndNeedForm(QuestionForm):
    ends = past_day("When was it met?")


class FactForm(QuestionForm):
    words = Words("What was said?", hint="In their words. It is kept as told, not as known.", max_length=5_000)
    told_by = ShortText("Who said it?")
    told_on = past_day("When?")


class DoubtForm(QuestionForm):
    why = Words("Why is it not so, or not sure?", max_length=2_000)
