"""The fixed words of the sheet: Hearth's own in English and Welsh, a reviewed file's in every other language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _

from hearth.practice.definitions.translation import OURS, SheetWords, Translation
from hearth.practice.library import library
from hearth.ui.days import day
from hearth.ui.languages import language, translated


@dataclass(frozen=True)
class InWords:
    """`facts_in`: the language in which ages, times and costs are said beside them."""

    code: str
    direction: str
    said: SheetWords
    groups: Mapping[str, str]
    facts_in: str
    warning: tuple[str, str] = ("", "")
    printed: bool = True

    def title(self, place: str) -> str:
        return self.said.title.replace("{place}", place)

    def from_directory(self, on: date) -> str:
        written = day(on) if self.code in OURS else format_date(on, format="long", locale=self.code)
        return self.said.from_directory.replace("{day}", written)


def translation_in(code: str) -> Translation | None:
    return next((each for each in library().translations() if each.language == code), None)


def codes() -> list[tuple[str, str]]:
    """Every language in which there is a sheet, with its own name for itself."""
    return [("en", "English"), ("cy", "Cymraeg"), *((each.language, each.name) for each in library().translations())]


def codes_printed() -> list[tuple[str, str]]:
    cannot = {each.language for each in library().translations() if not each.printed}
    return [(code, name) for code, name in codes() if code not in cannot]


def words_in(code: str) -> InWords:
    """In one of our own languages, whichever is on."""
    found = None if code in OURS else translation_in(code)
    if found is None:
        groups = {group.id: translated(group.label) for group in library().help.groups}
        return InWords(language(), "ltr", _own(), groups, language())
    return InWords(code, found.direction, found.sheet, _groups(found), "en", found.warning, found.printed)


def _groups(found: Translation) -> dict[str, str]:
    return {group.id: found.groups.get(group.id, group.label) for group in library().help.groups}


def _own() -> SheetWords:
    return SheetWords(
        title=_("Help for parents in {place}"),
        for_you=_(
            "For you and your baby. You can ring any of these. Your midwife or health visitor can help you choose."
        ),
        nothing=_("We know of nothing here yet. Ask your midwife or health visitor."),
        ring_first=_("Ring before you go."),
        ask_health_visitor=_("your health visitor can ask for you"),
        todays_list=_("Today’s list"),
        from_directory=_("From the directory of {day}. The code leads to today’s list:"),
        danger=_("If a child is in danger right now, ring 999."),
    )
