"""Fixed words in a further language: of the sheet for parents, and of the page that a parent keeps.

What services and workers write stays as they wrote it. Until a speaker has checked a file, every page that uses it says
so, in that language and in English.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Linked, Mistake

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
OURS = ("en", "cy")  # Hearth's own, which are in its code and catalogue
HeadingWords = Annotated[tuple[Words, ...], Field(min_length=4, max_length=4)]


class SheetWords(Part):
    """`title` has {place} in it, and `from_directory` {day}."""

    title: Words
    for_you: Words
    nothing: Words
    ring_first: Words
    ask_health_visitor: Words
    todays_list: Words
    from_directory: Words
    danger: Words
    in_english: str = Field(default="", max_length=300, description="that ages, times and prices are in English")


class KeptPageWords(Part):
    """The four headings, in order: what goes well, what worries us, what must change, who helps."""

    headings: HeadingWords
    easy_headings: HeadingWords
    to_keep: Words = Field(description="you can keep this page, and tell us if it is wrong")


class Translation(Header):
    """`called`: how a record may name the language in English. `printed`: the fonts that Hearth asks for have it."""

    language: LanguageCode
    name: Words
    called: tuple[Words, ...] = Field(min_length=1)
    direction: Literal["ltr", "rtl"] = "ltr"
    printed: bool
    checked_by_a_speaker: bool
    not_checked_yet: Words
    groups: dict[Annotated[Identifier, Linked("group of help")], Words]
    sheet: SheetWords
    kept_page: KeptPageWords

    @property
    def warning(self) -> tuple[str, str]:
        """That no speaker has checked it: for whoever reads it, and in English for whoever hands it out."""
        if self.checked_by_a_speaker:
            return "", ""
        return self.not_checked_yet, f"{self.called[0]}: not yet checked by a speaker."

    def mistakes(self) -> Iterator[Mistake]:
        if self.language in OURS:
            yield Mistake(("language",), f"“{self.language}” is in Hearth itself: mend it in its catalogue.")
        for name, mark in (("title", "{place}"), ("from_directory", "{day}")):
            said: str = getattr(self.sheet, name)
            if said.count(mark) != 1 or said.count("{") != 1:
                yield Mistake(("sheet", name), f"“{name}” needs {mark} once, and no other curly bracket.")
        if "999" not in self.sheet.danger:
            yield Mistake(("sheet", "danger"), "Say that the number to ring in danger is 999.")
