from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from hearth.access.models import Team
from hearth.families.actions.sharing import Told, ToRefuse, ToShare
from hearth.families.models import Person
from hearth.families.sharing.rules import ITEMS, LONGEST_DAYS
from hearth.practice.definitions.nation import Term
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import AnyOf, OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

NO_TEAM = "none"
TOLD = [Option("yes", "Yes"), Option("no", "No", reveals="why_not_told")]


class _Reasoned(QuestionForm):
    """What both a yes and a no must say: on which lawful basis, and whether the family knows."""

    lawful_basis = OneFromList("On which lawful basis?", missing="Choose the lawful basis")
    told = OneOf("Does the family know?", TOLD, missing="Say whether the family knows")
    why_not_told = Words("Why do they not know?", missing="Say why they do not know", max_length=2_000, rows=3)

    def __init__(self, *args: Any, bases: Sequence[Term], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lawful_basis"].options = [(each.label, each.label) for each in bases]  # type: ignore[attr-defined]

    @property
    def family_told(self) -> Told:
        said = self.cleaned_data
        return Told(said["told"] == "yes", said.get("why_not_told") or "")


class ShareForm(_Reasoned):
    team = OneFromList("With whom?", missing="Choose with whom")
    with_whom = ShortText(
        "If they do not use Hearth: who are they?",
        hint="The person and the agency. Nothing opens to them here: this notes what you told them.",
        required=False,
        max_length=200,
    )
    what = Words("What do you share, and what for?", missing="Say what you share", max_length=2_000)
    items = AnyOf("Which parts of the page may they open?", list(ITEMS.items()), required=False)
    until = Day(
        "Until when?",
        called="The day",
        hint="The last day on which it opens to them. At most a year.",
        earliest=days.today,
        latest=lambda: days.today() + timedelta(days=LONGEST_DAYS),
        required=False,
    )
    field_order = ["team", "with_whom", "what", "items", "until", "lawful_basis", "told", "why_not_told"]

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        options = [(key, f"{team.agency}: {team.name}") for key, team in self.teams.items()]
        self.fields["team"].options = [(NO_TEAM, "Somebody who does not use Hearth"), *options]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("team") == NO_TEAM and not said.get("with_whom"):
            self.add_error("with_whom", "Say who they are")
        if said.get("team") in self.teams:
            if not said.get("items"):
                self.add_error("items", "Choose what they may open")
            if not said.get("until") and "until" not in self.errors:
                self.add_error("until", "Give the last day")
        return said

    @property
    def sharing(self) -> ToShare:
        said = self.cleaned_data
        team = self.teams.get(said["team"])
        return ToShare(
            what=said["what"],
            lawful_basis=said["lawful_basis"],
            family=self.family_told,
            with_whom=f"{team.name}, {team.agency}" if team else said["with_whom"],
            team=team,
            items=said["items"] or (),
            until=said["until"] if team else None,
        )


class RefuseForm(_Reasoned):
    asked_by = ShortText("Who asked?", hint="The person and the agency.", missing="Say who asked", max_length=200)
    what = Words("What did they ask for, and what for?", missing="Say what they asked for", max_length=2_000)
    why = Words(
        "Why was it refused?",
        hint="What harm sharing would have done, or why it is not needed.",
        missing="Say why it was refused",
        max_length=2_000,
    )
    field_order = ["asked_by", "what", "why", "lawful_basis", "told", "why_not_told"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lawful_basis"].label = "On which lawful basis did they ask?"
        self.fields["told"].label = "Does the family know that somebody asked?"

    @property
    def refusal(self) -> ToRefuse:
        said = self.cleaned_data
        return ToRefuse(said["what"], said["asked_by"], said["why"], said["lawful_basis"], self.family_told)


class WithdrawForm(QuestionForm):
    why = Words("Why does it end?", missing="Say why it ends", max_length=2_000)


class AgreementForm(QuestionForm):
    person = OneOf("Who agrees?", missing="Choose who agrees")
    to_what = ShortText("To what?", hint="The service, in a few words.", missing="Say to what", max_length=200)
    given = Day("When did they agree?", called="The day", latest=days.today)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(str(person.pk), str(person)) for person in people]
        self.fields["person"].options = options  # type: ignore[attr-defined]


class WithdrawAgreementForm(QuestionForm):
    on = Day("When did they say so?", called="The day", latest=days.today)
    words = Words("What did they say?", hint="In their words.", missing="Say what they said", max_length=2_000)


class RiskForm(QuestionForm):
    risk = Words(
        "What does it mean for the children's safety, and what will be done?",
        missing="Say what it means for the children",
        max_length=4_000,
    )
