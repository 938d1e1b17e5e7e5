"""Questions that are answered as often as somebody likes: telephones, times, costs, places. Each has its number."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hearth.directory import wording
from hearth.practice.library import library
from hearth.ui.fields import AnyOf, OneFromList, Option, PostcodeField, ShortText
from hearth.ui.time_fields import TimeOfDay

MOST = 20  # of each on one page; whatever an entry has beyond stays as it is


class Pounds(ShortText):
    def clean(self, value: Any) -> Decimal | None:
        said = super().clean(value).lstrip("£ ").replace(",", "")
        try:
            amount = Decimal(said).quantize(Decimal("0.01")) if said else None
        except InvalidOperation:
            amount = Decimal(-1)
        if amount is not None and not 0 <= amount < 100_000:
            raise ValidationError("Write an amount in pounds, such as 2.50")
        return amount


EVERY_WEEK, EVERY_OTHER_WEEK = "weekly", "fortnightly"
HOW_OFTEN = [
    (EVERY_WEEK, "Every week"),
    (EVERY_OTHER_WEEK, "Every other week"),
    ("1", "The first of the month"),
    ("2", "The second of the month"),
    ("3", "The third of the month"),
    ("4", "The fourth of the month"),
    ("-1", "The last of the month"),
]


@dataclass(frozen=True)
class Group:
    """`asks`: a field for each question, made anew for each number."""

    name: str
    title: str
    add: str
    asks: Mapping[str, Callable[[], forms.Field]]

    def count(self, names: Iterable[str]) -> int:
        """How many there are where these fields are: one at least, so that there is somewhere to write."""
        numbers = [1]
        for name in names:
            ask, _, number = name.rpartition("_")
            if ask in self.asks and number.isdecimal() and int(number) <= MOST:
                numbers.append(int(number))
        return max(numbers)

    def fields(self, number: int) -> dict[str, forms.Field]:
        return {f"{ask}_{number}": make() for ask, make in self.asks.items()}


def _access() -> list[tuple[str, str]]:
    return [(each.id, each.label) for each in library().help.access]


PHONES = Group(
    "phones",
    "Telephone",
    "Add another telephone",
    {
        "phone": lambda: ShortText("Number", required=False, width=20),
        "phone_words": lambda: ShortText("What for, or when?", hint="For example: mornings only.", required=False),
    },
)
TIMES = Group(
    "times",
    "Time",
    "Add another time",
    {
        "days": lambda: AnyOf(
            "On which days?", [Option(code, str(name)) for code, name in wording.DAYS.items()], required=False
        ),
        "how_often": lambda: OneFromList("How often?", HOW_OFTEN, required=False),
        "opens_at": lambda: TimeOfDay("From", required=False),
        "closes_at": lambda: TimeOfDay("Until", required=False),
        "hours": lambda: ShortText("Anything else about this time", required=False),
    },
)
COSTS = Group(
    "costs",
    "Cost",
    "Add another cost",
    {
        "option": lambda: ShortText("What is it for, or for whom?", hint="For example: each session.", required=False),
        "amount": lambda: Pounds("How much, in pounds?", hint="0 if it is free.", required=False, width=5),
    },
)
PLACES = Group(
    "places",
    "Place",
    "Add another place",
    {
        "place_name": lambda: ShortText("Name of the place", required=False),
        "address_1": lambda: ShortText("Street and number", required=False),
        "city": lambda: ShortText("Town", required=False),
        "county": lambda: ShortText("County", required=False),
        "postcode": lambda: PostcodeField("Postcode", required=False),
        "access": lambda: AnyOf("What is there?", _access(), required=False),
    },
)
GROUPS = {group.name: group for group in (PHONES, TIMES, COSTS, PLACES)}
