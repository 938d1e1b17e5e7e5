"""The forms that the tests of this package fill in."""

from hearth.ui import days
from hearth.ui.fields import (
    AnyOf,
    Day,
    EmailOrNothing,
    OneFromList,
    OneOf,
    Option,
    PartialDay,
    Percentage,
    PhoneNumber,
    PostcodeField,
    ShortText,
    WholeNumber,
    Words,
    YesNo,
)
from hearth.ui.forms import QuestionForm


class WhatYouSaw(QuestionForm):
    seen = Words("What have you seen or heard?", missing="Tell us what worries you", max_length=500)


class AboutTheChild(QuestionForm):
    name = ShortText("What is the child called?", hint="A first name is enough")
    who = OneOf(
        "Who are you to the child?",
        [("neighbour", "A neighbour"), Option("other", "Somebody else", reveals="who_else")],
    )
    who_else = ShortText("Who are you?", missing="Tell us who you are")
    worries = AnyOf("What worries you?", [("food", "Not enough to eat", "Hungry"), ("cold", "Cold")])
    danger = YesNo("Is the child in danger now?")
    team = OneFromList("Which team?", [("north", "Northgate"), ("south", "Southgate")])
    when = Day("When did you see it?", called="The day", latest=days.today)
    born = PartialDay("When was the child born?", age=True, required=False)
    postcode = PostcodeField()
    email = EmailOrNothing()
    phone = PhoneNumber(required=False)
    rooms = WholeNumber("How many bedrooms?", most=20, required=False)
    missed = Percentage("How much school was missed?", required=False)
    seen = Words("What have you seen or heard?", max_length=500)


def answers(**changed: object) -> dict[str, object]:
    """Good answers to AboutTheChild, but for those changed."""
    return {
        "name": "Toby",
        "who": "neighbour",
        "worries": ["food"],
        "danger": "no",
        "team": "north",
        "when_day": "3",
        "when_month": "6",
        "when_year": "2024",
        "postcode": "sw1a2aa",
        "seen": "No coat on.",
    } | changed
