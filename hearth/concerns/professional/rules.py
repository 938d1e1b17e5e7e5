"""The sections of a referral, and the clocks of a link. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

LINK_OPENS_FOR = timedelta(hours=24)
VISIT_LASTS = timedelta(hours=12)  # as long as a sign-in
LINKS_FORGOTTEN_AFTER = timedelta(days=14)
MOST_LINKS = {timedelta(hours=1): 3, timedelta(days=1): 8}  # to one address
MOST_ASKED = {timedelta(hours=1): 30}  # from one network, behind which a whole hospital may sit
MOST_DRAFTS = 50


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    about: str = ""  # one line under the title in the list
    optional: bool = False


GROUPS: Sequence[tuple[str, Sequence[Section]]] = (
    (
        "The children",
        (
            Section("where", "Where the child lives, and is now"),
            Section("children", "The children", "Brothers and sisters too, and a baby not born yet"),
            Section("household", "Who else is in the household", optional=True),
        ),
    ),
    (
        "The worry",
        (
            Section("seen", "What you have seen, and what the child says"),
            Section("signs", "Signs of neglect, by age", optional=True),
            Section(
                "level", "How serious you think it is", "With what each agency can do at each level", optional=True
            ),
        ),
    ),
    ("Help", (Section("help", "What has been done, and what you can do", optional=True),)),
    (
        "Sharing it",
        (
            Section("family", "What the family knows"),
            Section("basis", "Why you may share it"),
            Section("you", "You, and how to reach you"),
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
