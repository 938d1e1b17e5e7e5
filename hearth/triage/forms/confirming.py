"""Who they are: a known family or a new one, and for each child described, somebody known or nobody yet."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from hearth.concerns.models import ReportedChild
from hearth.families.models import Family
from hearth.triage.actions.confirming import FamilyChoice, Recognised
from hearth.triage.matching.candidates import Candidate, Candidates
from hearth.ui.fields import OneOf, Option, ShortText
from hearth.ui.forms import QuestionForm

NEW = "new"


class WhoTheyAre(QuestionForm):
    family = OneOf("Which family is this?", missing="Choose a family, or a new one")
    new_name = ShortText(
        "What is the family called?",
        hint="The name most people know them by.",
        missing="Say what the family is called",
    )

    def __init__(
        self,
        *args: Any,
        children: Sequence[ReportedChild],
        candidates: Candidates,
        families: Mapping[UUID, Family],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.children, self.candidates, self.families = children, candidates, families
        known = [Option(str(each.pk), each.name, _where(each, candidates)) for each in families.values()]
        self.fields["family"].options = [*known, Option(NEW, "A family we do not know", reveals="new_name")]  # type: ignore[attr-defined]
        for child in children:
            self.fields[question_of(child)] = OneOf(
                f"Who is {child}?", self._people(child), missing=f"Say who {child} is"
            )

    def _people(self, child: ReportedChild) -> list[Option]:
        known = [Option(str(each.person.pk), str(each.person), _why(each)) for each in self.candidates.of(child)]
        return [*known, Option(NEW, "Nobody we know: add them to the family")]

    def choice(self) -> FamilyChoice:
        told = self.cleaned_data
        family = None if told["family"] == NEW else self.families[UUID(told["family"])]
        return FamilyChoice(family=family, new_name=told["new_name"], known=self._known())

    def _known(self) -> dict[UUID, Recognised]:
        found: dict[UUID, Recognised] = {}
        for child in self.children:
            for candidate in self.candidates.of(child):
                if self.cleaned_data[question_of(child)] == str(candidate.person.pk):
                    found[child.pk] = Recognised(candidate.person, candidate.evidence)
        return found


def question_of(child: ReportedChild) -> str:
    return f"child_{child.position}"


def _why(candidate: Candidate) -> str:
    families = " and ".join(f"“{family.name}”" for family in candidate.families)
    return f"{candidate.evidence}. In the family {families}."


def _where(family: Family, candidates: Candidates) -> str:
    """Who of this family may be one of the children described."""
    people = [str(each.person) for each in candidates.found if family in each.families]
    return ("Has " + ", ".join(dict.fromkeys(people))) if people else ""
