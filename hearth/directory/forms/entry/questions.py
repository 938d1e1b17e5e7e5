"""What a provider or keeper is asked about a service, in the order of the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from hearth.directory import wording
from hearth.directory.forms.entry.groups import COSTS, GROUPS, MOST, PHONES, PLACES, TIMES, Group
from hearth.directory.models.services import STATUSES
from hearth.directory.openreferral.cleaning import has_markup, is_uri
from hearth.directory.rules.ages import below_in_months, least_in_months
from hearth.practice.library import library
from hearth.ui.asked import Asked
from hearth.ui.fields import AnyOf, EmailOrNothing, OneOf, Option, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm

REFERRALS = [
    Option("anyone", "People can come or ring themselves"),
    Option("professional", "A professional asks for them"),
    Option("council", "The council decides"),
]
AREAS = [
    Option("body", "The whole of this council’s area"),
    Option("everywhere", "Anywhere"),
    Option("keep", "As it is now", "Parts of an area, or a few areas."),
]
ON_THE_SHEET = "Whoever reads the sheet of local help in this language sees it there; else they see the English."
SECTIONS: tuple[tuple[str, str, tuple[Group, ...]], ...] = (
    ("What it is", "council organisation organisation_does name description kinds", ()),
    ("Who it is for", "eligibility least most unborn only_if not_if also", ()),
    ("How people get it", "referral application email url", (PHONES,)),
    ("When", "", (TIMES,)),
    ("What it costs", "fees", (COSTS,)),
    ("Where", "area", (PLACES,)),
    ("Languages", "languages interpreting", ()),
    ("How things stand now", "status alert waiting_weeks places", ()),
    ("In Welsh", "name_cy description_cy", ()),
)


def other_languages() -> dict[str, str]:
    """Those of the sheet of local help besides English, with their English names: a service can be told in each."""
    return {"cy": "Welsh"} | {each.language: each.called[0] for each in library().translations()}


def all_sections() -> tuple[tuple[str, str, tuple[Group, ...]], ...]:
    further = " ".join(f"name_{code} description_{code}" for code in other_languages() if code != "cy")
    return (*SECTIONS, ("In further languages", further, ())) if further else SECTIONS


class Years(ShortText):
    """An age in years; half years are months."""

    def clean(self, value: Any) -> Decimal | None:
        said = super().clean(value)
        if not said:
            return None
        try:
            years = Decimal(said)
            below_in_months(years)
        except (InvalidOperation, ValueError):
            raise ValidationError("Write an age in years, such as 5 or 0.5") from None
        return years


@dataclass(frozen=True)
class ShownGroup:
    """A group on the page: its questions, number by number."""

    name: str
    title: str
    add: str
    each: list[list[Asked]]

    @property
    def may_grow(self) -> bool:
        return len(self.each) < MOST


@dataclass(frozen=True)
class Section:
    title: str
    fields: list[Asked]
    groups: list[ShownGroup]


class EntryForm(QuestionForm):
    """`names`: of fields that somebody has filled in before, so that there are as many of each group."""

    name = ShortText("What is it called?", missing="Write what it is called")
    description = Words(
        "What do you do there?", hint="A few short sentences, for parents.", missing="Say what you do", rows=4
    )
    kinds = AnyOf("What kind of help is it?", missing="Choose at least one kind of help")
    eligibility = Words("Who is it for?", hint="In plain words.", required=False, rows=3)
    least = Years("From which age of the child?", hint="In years. Half a year is 0.5.", required=False, width=5)
    most = Years("Up to which age?", hint="5 means until the day before the sixth birthday.", required=False, width=5)
    unborn = AnyOf("And before the birth?", [Option("unborn", "Yes, for people who expect a baby")], required=False)
    only_if = AnyOf("Only if…", required=False)
    not_if = AnyOf("Not if…", required=False)
    also = Words(
        "Anything else people must know before they ask", hint="One thing a line.", required=False, rows=3,
        max_length=1_000,
    )  # fmt: skip
    referral = OneOf("How do people come to it?", REFERRALS, missing="Choose how people come to it")
    application = Words(
        "How do they get it?", hint="For example: ring us, or come on a Tuesday.", required=False, rows=3
    )
    email = EmailOrNothing("Email for families", required=False)
    url = ShortText("Web page", required=False)
    fees = ShortText("Anything else about the cost", required=False)
    area = OneOf("Where must people live?", AREAS, missing="Choose where people must live")
    languages = AnyOf("Which languages are spoken, besides English?", required=False)
    interpreting = ShortText("Interpreters", hint="For example: by telephone, any language.", required=False)
    status = OneOf("Is it open?", [Option(*each) for each in STATUSES.items()], missing="Say whether it is open")
    alert = ShortText("A notice for now", hint="For example: closed in August.", required=False)
    waiting_weeks = WholeNumber("How many weeks do people wait now?", required=False, least=0, most=260)
    places = WholeNumber("How many places are free now?", required=False, least=0, most=10_000)
    name_cy = ShortText("Its name in Welsh", required=False)
    description_cy = Words("What you do there, in Welsh", required=False, rows=4)

    def __init__(self, data: Any = None, *args: Any, names: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        known = {*(data or ()), *(names or ()), *self.initial}
        adding = (names or {}).get("add", [""])[0]
        self.counts = {group.name: group.count(known) + (group.name == adding) for group in GROUPS.values()}
        fields: Any = self.fields
        for group in GROUPS.values():
            self.counts[group.name] = min(self.counts[group.name], MOST)
            for number in range(1, self.counts[group.name] + 1):
                fields |= group.fields(number)
        for code, name in other_languages().items():
            if code != "cy":
                fields[f"name_{code}"] = ShortText(f"Its name in {name}", hint=ON_THE_SHEET, required=False)
                fields[f"description_{code}"] = Words(f"What you do there, in {name}", required=False, rows=4)
        words = library().help
        fields["kinds"].options = [(each.id, each.label, each.meaning) for each in words.kinds]
        fields["only_if"].options = fields["not_if"].options = [(each.id, each.label) for each in words.circumstances]
        fields["languages"].options = wording.languages_offered()
        self.order_fields([name for section in self._names() for name in section])

    def _names(self) -> Iterator[list[str]]:
        for _, plain, groups in all_sections():
            repeated = [f"{ask}_{number}" for group in groups for number in self._numbers(group) for ask in group.asks]
            yield [*repeated, *plain.split()]

    def _numbers(self, group: Group) -> range:
        return range(1, self.counts[group.name] + 1)

    @property
    def sections(self) -> list[Section]:
        return [
            Section(
                title,
                [self[name] for name in plain.split() if name in self.fields],
                [
                    ShownGroup(
                        group.name,
                        group.title,
                        group.add,
                        [[self[f"{ask}_{number}"] for ask in group.asks] for number in self._numbers(group)],
                    )
                    for group in groups
                ],
            )
            for title, plain, groups in all_sections()
        ]

    def answers(self, group: Group) -> list[dict[str, Any]]:
        """What was answered for each number."""
        said = self.cleaned_data
        return [{ask: said.get(f"{ask}_{number}") for ask in group.asks} for number in self._numbers(group)]

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not is_uri(url):
            raise ValidationError("Write the whole address, such as https://www.example.org")
        return url

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        least, most = said.get("least"), said.get("most")
        if least is not None and most is not None and least_in_months(least) >= below_in_months(most):
            self.add_error("most", "The highest age must not be under the lowest")
        for code, name in other_languages().items():
            if said.get(f"description_{code}") and not said.get(f"name_{code}"):
                self.add_error(f"name_{code}", f"Write its name in {name} too")
        for number in self._numbers(PHONES):
            if said.get(f"phone_words_{number}") and not said.get(f"phone_{number}"):
                self.add_error(f"phone_{number}", "Write the number")
        for number in self._numbers(TIMES):
            opens, closes = said.get(f"opens_at_{number}"), said.get(f"closes_at_{number}")
            if opens and closes and closes <= opens:
                self.add_error(f"closes_at_{number}", "It must close after it opens")
            if (opens or closes) and not said.get(f"days_{number}"):
                self.add_error(f"days_{number}", "Choose the days on which it is open then")
        for name, value in list(said.items()):
            if isinstance(value, str) and has_markup(value):
                self.add_error(name, "Write this without markup such as <b>")
        return said
