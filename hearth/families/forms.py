"""What is asked about people. Each form is a list of questions."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.forms import HiddenInput

from hearth.families.models import Person, Status
from hearth.families.models.person import SEXES
from hearth.families.models.relationship import KINDS as KINSHIP
from hearth.families.models.relationship import TIES
from hearth.families.models.status import CATEGORIES, DESTINATIONS
from hearth.families.models.status import KINDS as STATUSES
from hearth.families.telling import PersonAsTold
from hearth.ui import days
from hearth.ui.date_fields import Day, PartialDay
from hearth.ui.dates import PartialDate
from hearth.ui.fields import AnyOf, OneFromList, OneOf, PostcodeField, ShortText, WholeNumber, YesNo
from hearth.ui.forms import QuestionForm


def _people(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(str(person.pk), str(person)) for person in people]


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
        if not any(told.get(name) for name in ("given_names", "family_name", "known_as")):
            self.add_error("given_names", "Give at least one name, even if it is only a nickname.")
        return told

    def told(self) -> PersonAsTold:
        answers = dict(self.cleaned_data)
        born = answers.pop("born")
        exact = born.earliest if born and born.is_exact else None
        return PersonAsTold(
            **answers,
            born=exact,
            born_earliest=born.earliest if born else None,
            born_latest=born.latest if born else None,
            born_as_told=born.as_told if born and not exact else "",
        )


class CorrectionForm(PersonForm):
    """What is now known of somebody. Who they are in the family is not asked again."""

    version = WholeNumber("Version", least=1, widget=HiddenInput())
    role = None  # type: ignore[assignment]
    is_child = None  # type: ignore[assignment]

    @classmethod
    def about(cls, person: Person, typed: Any = None) -> "CorrectionForm":
        born = PartialDate.exactly(person.born) if person.born else None
        if not born and (person.born_as_told or person.born_earliest):
            born = PartialDate(person.born_earliest, person.born_latest, person.born_as_told)
        names = ["given_names", "family_name", "known_as", "sex", "first_language", "interpreter", "version"]
        return cls(typed, initial={"born": born, **{name: getattr(person, name) for name in names}})

    def told(self) -> PersonAsTold:
        del self.cleaned_data["version"]
        self.cleaned_data |= {"role": "", "is_child": False}
        return super().told()


class HomeForm(QuestionForm):
    address = ShortText("Address", required=False, max_length=400)
    postcode = PostcodeField("Postcode", required=False)
    secret = YesNo("Must this address be kept secret?", hint="A refuge, say. The family's own papers leave it out.")
    since = Day("Since when?", called="The day", latest=days.today, required=False)
    people = AnyOf("Who lives there?", missing="Choose who lives there")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].options = _people(people)  # type: ignore[attr-defined]


class RelationshipForm(QuestionForm):
    person = OneFromList("Who")
    kind = OneFromList("is the", list(KINSHIP.items()))
    other = OneFromList("of whom")
    tie = OneOf("How?", list(TIES.items()))
    as_told_by = ShortText("If nobody has checked this: who told you?", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = _people(people)
        self.fields["person"].options = options  # type: ignore[attr-defined]
        self.fields["other"].options = options  # type: ignore[attr-defined]


class PregnancyForm(QuestionForm):
    mother = OneOf("Who is pregnant?")
    due = Day(
        "When is the baby due?",
        called="The due date",
        earliest=lambda: days.today() + timedelta(days=1),
        latest=lambda: days.today() + timedelta(days=300),
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mother"].options = _people(person for person in people if person.sex != "M")  # type: ignore[attr-defined]


class StatusForm(QuestionForm):
    person = OneOf("Which child?")
    kind = OneOf("Which status?", list(STATUSES.items()))
    categories = AnyOf("For a protection plan: which category?", list(CATEGORIES.items()), required=False)
    starts = Day("From when?", called="The day", latest=days.today)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].options = _people(people)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        is_plan = told.get("kind") == "protection_plan"
        if is_plan and not told.get("categories"):
            self.add_error("categories", "Choose the category of the plan.")
        if told.get("kind") and not is_plan and told.get("categories"):
            self.add_error("categories", "Only a child protection plan has a category.")
        return told


class EndStatusForm(QuestionForm):
    ends = Day("When did it end?", called="The day", latest=days.today)
    destination = OneOf("What happened?", list(DESTINATIONS.items()))

    def __init__(self, *args: Any, status: Status, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.status = status

    def clean_ends(self) -> Any:
        ends = self.cleaned_data["ends"]
        if ends and ends < self.status.starts:
            self.add_error("ends", f"It began on {days.day(self.status.starts)}, so it cannot have ended before that.")
        return ends
