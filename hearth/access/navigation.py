"""Where somebody may go: what they do every day stands in the bar, the rest under “More”, by what it is about.

Later stages' pages are named, not imported.
"""

from dataclasses import dataclass

from hearth.access.rules import (
    ADMINISTRATOR,
    AT_TRIAGE,
    AT_WORK_WITH_FAMILIES,
    AUDITOR,
    DIRECTORY_KEEPER,
    KEEPS_PRACTICE,
    KEY_WORKER,
    LOOKS_AFTER_PEOPLE,
    PARTNER,
    PROFESSIONAL,
    PROVIDER,
    SEES_FIGURES,
    SEES_RESTRICTED,
    SERVICE_MANAGER,
    SUPERVISOR,
    TRIAGE_MANAGER,
    WITH_CASES,
)
from hearth.access.viewer import Viewer
from hearth.ui.addresses import address

EVERYDAY, WORRIES, FAMILIES, HELP, HEARTH = "", "Worries", "Families", "Help and practice", "Hearth"
SECTIONS = (EVERYDAY, WORRIES, FAMILIES, HELP, HEARTH)
AT_A_GLANCE = 7  # so many fit in the bar; a menu that is no longer has no “More”

PLACES = [
    ("Today", "worklist:today", WITH_CASES | {ADMINISTRATOR}, EVERYDAY),
    ("Queue", "triage:queue", AT_TRIAGE, EVERYDAY),
    ("On record twice?", "triage:same", AT_TRIAGE, FAMILIES),
    ("Advice", "concerns:advice_requests", AT_TRIAGE, EVERYDAY),
    ("Log a contact", "concerns:log", AT_TRIAGE, EVERYDAY),
    ("My families", "casework:caseload", AT_WORK_WITH_FAMILIES, EVERYDAY),
    ("Week", "casework:week", AT_WORK_WITH_FAMILIES, EVERYDAY),
    ("My team", "casework:team", frozenset({SUPERVISOR}), EVERYDAY),
    ("Referrals", "referrals:received", AT_WORK_WITH_FAMILIES, EVERYDAY),
    ("Referrals", "referrals:made", AT_TRIAGE, FAMILIES),
    ("Find a family", "familyfile:search", WITH_CASES, EVERYDAY),
    ("Open a restricted record", "restricting:break_glass", WITH_CASES - SEES_RESTRICTED, FAMILIES),
    ("Restricted records", "restricting:grants", SEES_RESTRICTED, FAMILIES),
    ("Refer a child", "concerns:professional", frozenset({PROFESSIONAL}), EVERYDAY),
    ("My referrals", "concerns:my_referrals", frozenset({PROFESSIONAL}), EVERYDAY),
    ("The directory", "directory:keeping", frozenset({DIRECTORY_KEEPER}), EVERYDAY),
    ("My services", "directory:mine", frozenset({PROVIDER}), EVERYDAY),
    ("Find help", "directory:results", WITH_CASES | {PROFESSIONAL, DIRECTORY_KEEPER, PROVIDER}, HELP),
    ("Followed for years", "tracks:following", AT_WORK_WITH_FAMILIES, FAMILIES),
    ("Shared with us", "shared:list", WITH_CASES | {PROFESSIONAL, PARTNER}, FAMILIES),
    ("Campaigns", "concerns:campaigns", frozenset({ADMINISTRATOR, TRIAGE_MANAGER}), WORRIES),
    ("Outcomes", "outcomes:report", SEES_FIGURES, HELP),
    ("Costs", "costs:costs", frozenset({SERVICE_MANAGER}), HELP),
    ("The log", "log:list", frozenset({AUDITOR}), HEARTH),
    ("People", "people:list", LOOKS_AFTER_PEOPLE, EVERYDAY),
    ("Practice library", "practice:library", WITH_CASES | KEEPS_PRACTICE, HELP),
    ("Training", "training:register", (AT_WORK_WITH_FAMILIES - {KEY_WORKER}) | KEEPS_PRACTICE | {TRIAGE_MANAGER}, HELP),
    ("Keys", "keys:list", frozenset({ADMINISTRATOR}), EVERYDAY),
    ("Not delivered", "post:undelivered", frozenset({ADMINISTRATOR, TRIAGE_MANAGER}), HEARTH),
    ("Challenges", "triage:challenge_levels", frozenset({ADMINISTRATOR}), HEARTH),
    ("Our pages", "concerns:own_pages", frozenset({ADMINISTRATOR}), HEARTH),
]
WITHOUT_REGISTER = {
    "concerns:professional",
    "concerns:my_referrals",
    "outcomes:report",
    "keys:list",
    "people:list",
    "shared:list",
    "directory:results",
    "directory:mine",
}
OF_A_COUNCIL = {"concerns:own_pages", "triage:challenge_levels"}  # a charity answers for no area


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class Menu:
    everyday: list[Link]
    more: list[tuple[str, list[Link]]]  # each with its heading

    @property
    def inside(self) -> bool:
        """The page before them is one that “More” leads to."""
        return any(link.current for _, links in self.more for link in links)

    @property
    def links(self) -> list[Link]:
        return [*self.everyday, *(link for _, links in self.more for link in links)]


def navigation_for(viewer: Viewer, path: str) -> Menu:
    """The pages of their role; whoever's agency keeps no register, only those that need none."""
    places = [
        (section, Link(text, href := address(name), path == href))
        for text, name, roles, section in PLACES
        if viewer.role in roles and (viewer.keeps_register or name in WITHOUT_REGISTER)
        if viewer.body_id is not None or name not in OF_A_COUNCIL
    ]
    if len(places) <= AT_A_GLANCE:
        return Menu([link for _, link in places], [])
    by_section = {each: [link for section, link in places if section == each] for each in SECTIONS}
    return Menu(by_section.pop(EVERYDAY), [(section, links) for section, links in by_section.items() if links])
