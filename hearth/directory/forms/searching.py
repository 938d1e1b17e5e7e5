"""What somebody may say of the help they look for. Everything may be left out."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.directory import wording
from hearth.directory.place import NotFound, Place, place_of
from hearth.directory.queries.search import Sought
from hearth.practice.library import library
from hearth.ui.fields import AnyOf, OneFromList, Option, ShortText, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.languages import translated

OLDEST = 18
UNBORN = "unborn"
TIMES = [
    Option("daytime", _("In the daytime, on weekdays")),
    Option("evening", _("In the evening")),
    Option("weekend", _("At the weekend")),
]


class WhereForm(QuestionForm):
    where = ShortText(
        _("Where do you live?"),
        hint=_("A postcode, or the name of your council. We do not keep it."),
        missing=_("Write a postcode or the name of your council"),
        max_length=100,
        width=20,
    )
    place: Place | None = None

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if where := said.get("where"):
            try:
                self.place = place_of(where)
            except NotFound as problem:
                self.add_error("where", str(problem))
        return said


class NarrowForm(QuestionForm):
    kind = OneFromList(_("What kind of help?"), required=False)
    age = OneFromList(_("How old is the child?"), required=False)
    times = AnyOf(_("When could you go?"), TIMES, required=False)
    free = AnyOf(_("What may it cost?"), [Option("free", _("Only what is free"))], required=False)
    language = OneFromList(_("In which language, besides English?"), required=False)
    access = AnyOf(_("What must there be?"), required=False)
    words = ShortText(_("Other words to look for"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].options = [("", _("Any kind")), *_kinds()]
        fields["age"].options = [("", _("Any age")), (UNBORN, _("Not born yet")), *_ages()]
        fields["language"].options = [("", _("Any")), *wording.languages_offered()]
        fields["access"].options = [(each.id, translated(each.label)) for each in library().help.access]

    def sought(self, place: Place | None) -> Sought:
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        age = said.get("age", "")
        years = int(age) if age.isdigit() else None
        return Sought(
            body=place.body if place else "",
            ward=place.ward if place else "",
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            kinds=(said["kind"],) if said.get("kind") else (),
            months=None if years is None else years * 12,
            months_to=None if years is None else years * 12 + 11,
            unborn=age == UNBORN,
            times=tuple(said.get("times", ())),
            free=bool(said.get("free")),
            language=said.get("language", ""),
            access=tuple(said.get("access", ())),
            words=said.get("words", ""),
        )


class OutOfDate(QuestionForm):
    words = Words(
        _("What is wrong or old?"),
        hint=_("Do not write about yourself or your family here. You do not have to give your name."),
        missing=_("Write what is wrong"),
        max_length=2_000,
        rows=4,
    )


def _kinds() -> Iterator[tuple[str, str]]:
    words = library().help
    for group in words.groups:
        for kind in words.in_group(group.id):
            yield kind.id, f"{translated(group.label)}: {translated(kind.label)}"


def _ages() -> Iterator[tuple[str, str]]:
    yield "0", str(_("Under 1"))
    for years in range(1, OLDEST + 1):
        yield str(years), str(years)
