"""A child's status in law, in the nation's words."""

from collections.abc import Iterable
from typing import Any

from hearth.families.forms.asked import SureForm, named, past_day, version
from hearth.families.models import Person, Status
from hearth.families.terms import options
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui import days
from hearth.ui.choice_fields import Option
from hearth.ui.fields import AnyOf, OneFromList, OneOf
from hearth.ui.forms import QuestionForm


class StatusForm(SureForm):
    person = OneOf("Who?")
    kind = OneOf("Which status?")
    categories = AnyOf("Which category?", required=False)
    starts = past_day("From when?")

    def __init__(self, *args: Any, people: Iterable[Person], terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms
        self.fields["person"].options = named(people)  # type: ignore[attr-defined]
        for kind in terms.statuses:
            if kind.legal_bases:
                self.fields[_basis(kind.id)] = OneFromList(
                    f"On what basis: {kind.label.lower()}?", options(kind.legal_bases), required=False
                )
        of_kinds = [Option(kind.id, kind.label, kind.meaning, _reveals(self, kind.id)) for kind in terms.statuses]
        self.fields["kind"].options = of_kinds  # type: ignore[attr-defined]
        self.fields["categories"].options = options(terms.categories)  # type: ignore[attr-defined]
        self.order_fields(
            ["person", "kind", *(each for each in self.fields if each.startswith("basis_")), "categories"]
        )
        self.order_fields([*(name for name in self.fields if name != "sure"), "sure"])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        kind = next((each for each in self.terms.statuses if each.id == told.get("kind")), None)
        if kind and kind.categories and not told.get("categories"):
            self.add_error("categories", "Choose the category of the plan.")
        if kind and not kind.categories and told.get("categories"):
            having = " or ".join(each.label.lower() for each in self.terms.statuses if each.categories)
            self.add_error("categories", f"Only this has a category: {having}.")
        return told

    def told(self) -> dict[str, Any]:
        """As the action takes it, but for the person."""
        told = self.cleaned_data
        return {
            "kind": told["kind"],
            "categories": told["categories"],
            "starts": told["starts"],
            "legal_basis": told.get(_basis(told["kind"]), ""),
            "sure": told["sure"],
        }


def _basis(kind: str) -> str:
    return f"basis_{kind}"


def _reveals(form: StatusForm, kind: str) -> str:
    return _basis(kind) if _basis(kind) in form.fields else ""


class EndStatusForm(QuestionForm):
    version = version()
    ends = past_day("When did it end?")
    destination = OneOf("What happened?")

    def __init__(self, *args: Any, status: Status, terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.status = status
        self.fields["destination"].options = options(terms.endings)  # type: ignore[attr-defined]

    def clean_ends(self) -> Any:
        ends = self.cleaned_data["ends"]
        if ends and ends < self.status.starts:
            self.add_error("ends", f"It began on {days.day(self.status.starts)}, so it cannot have ended before that.")
        return ends
