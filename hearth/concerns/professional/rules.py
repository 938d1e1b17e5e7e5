"""The sections of a referral, and the clocks of a link. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from hearth.ui.marked import marked

LINK_OPENS_FOR = timedelta(hours=24)
VISIT_LASTS = timedelta(hours=12)  # as long as a sign-in
LINKS_FORGOTTEN_AFTER = timedelta(days=14)
MOST_LINKS = {timedelta(hours=1): 3, timedelta(days=1): 8}  # to one address
MOST_ASKED = {timedelta(hours=1): 30}  # from one network, behind which a whole hospital may sit
MOST_DRAFTS = 50


@dataclass(frozen=True)
class Section:
    """In English; `presenters` says it in the page's language."""

    id: str
    title: str
    about: str = ""  # one line under the title in the list
    optional: bool = False


GROUPS: Sequence[tuple[str, Sequence[Section]]] = (
    (
        marked("The children"),
        (
            Section("where", marked("Where the child lives, and is now")),
            Section("children", marked("The children"), marked("Brothers and sisters too, and a baby not born yet")),
            Section("household", marked("Who else is in the household"), optional=True),
        ),
    ),
    (
        marked("The worry"),
        (
            Section("seen", marked("What you have seen, and what the child says")),
            Section("signs", marked("Signs of neglect, by age"), optional=True),
            Section(
                "level",
                marked("How serious you think it is"),
                marked("With what each agency can do at each level"),
                optional=True,
            ),
        ),
    ),
    (marked("Help"), (Section("help", marked("What has been done, and what you can do"), optional=True),)),
    (
        marked("Sharing it"),
        (
            Section("family", marked("What the family knows")),
            Section("basis", marked("Why you may share it")),
            Section("you", marked("You, and how to reach you")),
        ),
    ),
)
SECTIONS: Sequence[Section] = tuple(section for _, sections in GROUPS for section in sections)
FORMS = tuple(section.id for section in SECTIONS if section.id != "children")  # children have a page each
CHILD = re.compile(r"child-([1-9][0-9]?)")


def section_of(step: str) -> Section | None:
    """The section that a page belongs to; None for a page that is none."""
    name = "children" if CHILD.fullmatch(step) else step
    return next((section for section in SECTIONS if section.id == name), None)


def after(section: Section) -> Section | None:
    """The section that comes next in the list."""
    following = SECTIONS[SECTIONS.index(section) + 1 :]
    return following[0] if following else None


def child_number(step: str) -> int:
    """0 for a step that is not a child's."""
    found = CHILD.fullmatch(step)
    return int(found[1]) if found else 0
