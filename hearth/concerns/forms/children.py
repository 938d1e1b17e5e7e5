"""The questions about a child, and several children on one page."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext_lazy as _

from hearth.concerns.rules import LONGEST_LINE, LONGEST_WORDS, MOST_CHILDREN
from hearth.concerns.telling import ChildAsTold
from hearth.ui import days
from hearth.ui.dates import PartialDate
from hearth.ui.fields import OneOf, PartialDay, ShortText, Words
from hearth.ui.forms import QuestionForm

NAMES = ("given_names", "family_name", "born", "sex", "school", "notes")
GIRL_OR_BOY = {"F": _("Girl"), "M": _("Boy"), "U": _("Not known")}
ONE_THING = _("Tell us one thing about the child: a name, about how old they are, or what they look like")


def child_questions() -> dict[str, Field]:
    """Made afresh for each child; none has to be answered."""
    return {
        "given_names": ShortText(_("First name, or what they are called"), required=False, max_length=LONGEST_LINE),
        "family_name": ShortText(_("Family name"), required=False, max_length=LONGEST_LINE),
        "born": PartialDay(
            _("When were they born?"),
            hint=_("Fill in what you know. If the baby is not born yet, write “not born yet”."),
            called=_("The date of birth"),
            age=True,
            latest=days.today,
            earliest=lambda: days.today().replace(year=days.today().year - 26, day=1),
            required=False,
        ),
        "sex": OneOf(_("Are they a girl or a boy?"), list(GIRL_OR_BOY.items()), required=False),
        "school": ShortText(_("School, nursery or childminder"), required=False, max_length=LONGEST_LINE),
        "notes": Words(_("Anything else that helps us to find them"), required=False, rows=3, max_length=LONGEST_WORDS),
    }


def child_as_told(cleaned: Mapping[str, Any], prefix: str = "") -> ChildAsTold:
    told: dict[str, Any] = {name: cleaned.get(f"{prefix}{name}") for name in NAMES}
    born = told.pop("born") or PartialDate(None, None)
    words: dict[str, Any] = {name: value or "" for name, value in told.items()} | {"sex": told["sex"] or "U"}
    return ChildAsTold(
        **words,
        born=born.earliest if born.is_exact else None,
        born_earliest=born.earliest,
        born_latest=born.latest,
        born_as_told=born.as_told,
    )


class OneChild(QuestionForm):
    """One child a page, for people who are upset."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(child_questions())

    def clean(self) -> dict[str, Any]:
        if not self.errors and child_as_told(self.cleaned_data) == ChildAsTold():
            raise ValidationError(ONE_THING)
        return self.cleaned_data

    def child(self) -> ChildAsTold:
        return child_as_told(self.cleaned_data)


class WithChildren(QuestionForm):
    """A long form with room for several children: `many` of them, and one more each time it is asked for."""

    def __init__(self, *args: Any, many: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.many = max(1, min(many, MOST_CHILDREN))
        for number in range(1, self.many + 1):
            self.fields.update({f"child_{number}_{name}": field for name, field in child_questions().items()})

    @property
    def each_child(self) -> list[tuple[int, list[Any]]]:
        """For the page: a number, and that child's questions."""
        return [(number, [self[f"child_{number}_{name}"] for name in NAMES]) for number in range(1, self.many + 1)]

    def children(self) -> tuple[ChildAsTold, ...]:
        """Those about whom anything was said."""
        told = [child_as_told(self.cleaned_data, f"child_{number}_") for number in range(1, self.many + 1)]
        return tuple(child for child in told if child != ChildAsTold())


def how_many(posted: Mapping[str, Any]) -> int:
    """How many children a long form has room for: as many as it had, and one more when that was asked for."""
    given = [name.split("_")[1] for name in posted if name.startswith("child_")]
    most = max((int(number) for number in given if number.isdecimal()), default=1)
    return min(most + ("another_child" in posted), MOST_CHILDREN)
