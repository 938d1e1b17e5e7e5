from collections.abc import Iterable
from typing import Any

from hearth.chronology.copies.actions import Footing, Wanted
from hearth.chronology.copies.rules import AGENCY, AUDIENCES, CHILD, COURT, PARENT, PARTS, WORKER
from hearth.families.models import Person
from hearth.families.presenters import age_words
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST = 4_000
NAMED_IN = {PARENT: "parent", CHILD: "child", COURT: "court", AGENCY: "agency"}


class Begin(QuestionForm):
    audience = OneOf("Who asks for a copy?", missing="Choose who asks for a copy")
    parent = OneFromList("Which parent or carer?", [], missing="Choose which parent or carer")
    child = OneFromList("Which child?", [], missing="Choose which child")
    court = ShortText("Which court, and which case?", missing="Name the court and the case")
    agency = ShortText("Which agency, and who there?", missing="Name the agency, and who there")
    why = Words("What is it for?", missing="Say what the copy is for", max_length=LONGEST, rows=3)
    earliest = Day("From which day?", called="The first day", latest=days.today, required=False)
    latest = Day("Up to which day?", called="The last day", latest=days.today, required=False)

    def offer(self, adults: Iterable[Person], children: Iterable[Person]) -> None:
        """The people of the family; who is not there cannot be chosen."""
        fields: Any = self.fields
        self.people = {str(each.pk): each for each in [*adults, *children]}
        fields["parent"].options = [(str(each.pk), str(each)) for each in adults]
        fields["child"].options = [(str(each.pk), f"{each}, {age_words(each)}") for each in children]
        offered = [
            *((PARENT, "parent") for _ in [*adults][:1]),
            *((CHILD, "child") for _ in [*children][:1]),
            (COURT, "court"),
            (AGENCY, "agency"),
            (WORKER, ""),
        ]
        fields["audience"].options = [Option(name, AUDIENCES[name], reveals=field) for name, field in offered]

    def wanted(self, worker: str) -> Wanted:
        told = self.cleaned_data
        audience = told["audience"]
        named = told.get(NAMED_IN.get(audience, ""), "")
        return Wanted(
            audience=audience,
            why=told["why"],
            person=self.people.get(named),
            with_whom=worker if audience == WORKER else named,
            earliest=told["earliest"],
            latest=told["latest"],
        )


class DecideEntry(QuestionForm):
    part = OneOf("How is it to read?", [Option(name, text) for name, text in PARTS.items()], missing="Choose one")
    why = Words("Why?", hint="Whoever checks this copy reads it.", missing="Say why", max_length=LONGEST, rows=3)


class DecideWords(QuestionForm):
    words = ShortText(
        "Which words?", hint="A name, a place, a number. Capitals do not matter.", missing="Write the words"
    )
    shown = OneOf(
        "What about them?",
        [Option("no", "Hide them wherever they stand"), Option("yes", "Let them stand")],
        missing="Choose one",
    )
    words_why = Words("Why?", missing="Say why", max_length=LONGEST, rows=2)


class Make(QuestionForm):
    lawful_basis = ShortText(
        "On which lawful basis is it given out?",
        hint="For example: a subject access request; an order of the court; safeguarding.",
        missing="Say on which lawful basis it is given out",
    )
    told = OneOf(
        "Does the family know?",
        [Option("yes", "Yes, or it is they who ask"), Option("no", "No", reveals="why_not_told")],
        missing="Choose whether the family knows",
    )
    why_not_told = Words("Why not?", missing="Say why the family is not told", max_length=LONGEST, rows=3)

    def footing(self) -> Footing:
        told = self.cleaned_data
        return Footing(told["lawful_basis"], told["told"] == "yes", told["why_not_told"])
