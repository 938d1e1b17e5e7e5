"""Where somebody may go. Later stages' pages are named, not imported."""

from dataclasses import dataclass

from hearth.access.rules import (
    ADMINISTRATOR,
    AT_TRIAGE,
    AT_WORK_WITH_FAMILIES,
    AUDITOR,
    DIRECTORY_KEEPER,
    KEY_WORKER,
    LOOKS_AFTER_PEOPLE,
    PARTNER,
    PROFESSIONAL,
    PROVIDER,
    SEES_FIGURES,
    SEES_RESTRICTED,
    SUPERVISOR,
    TRIAGE_MANAGER,
    WITH_CASES,
)
from hearth.access.viewer import Viewer
from hearth.ui.addresses import address

PLACES = [
    ("Today", "worklist:today", WITH_CASES | {ADMINISTRATOR}),
    ("Queue", "triage:queue", AT_TRIAGE),
    ("On record twice?", "triage:same", AT_TRIAGE),
    ("Advice", "concerns:advice_requests", AT_TRIAGE),
    ("Log a contact", "concerns:log", AT_TRIAGE),
    ("My families", "casework:caseload", AT_WORK_WITH_FAMILIES),
    ("Week", "casework:week", AT_WORK_WITH_FAMILIES),
    ("My team", "casework:team", frozenset({SUPERVISOR})),
    ("Referrals", "referrals:received", AT_WORK_WITH_FAMILIES),
    ("Referrals", "referrals:made", AT_TRIAGE),
    ("Find a family", "familyfile:search", WITH_CASES),
    ("Open a restricted record", "restricting:break_glass", WITH_CASES - SEES_RESTRICTED),
    ("Restricted records", "restricting:grants", SEES_RESTRICTED),
    ("Refer a child", "concerns:professional", frozenset({PROFESSIONAL})),
    ("My referrals", "concerns:my_referrals", frozenset({PROFESSIONAL})),
    ("The directory", "directory:keeping", frozenset({DIRECTORY_KEEPER})),
    ("My services", "directory:mine", frozenset({PROVIDER})),
    ("Find help", "directory:results", WITH_CASES | {PROFESSIONAL, DIRECTORY_KEEPER, PROVIDER}),
    ("Shared with us", "shared:list", WITH_CASES | {PROFESSIONAL, PARTNER}),
    ("Campaigns", "concerns:campaigns", frozenset({ADMINISTRATOR, TRIAGE_MANAGER})),
    ("Outcomes", "outcomes:report", SEES_FIGURES),
    ("The log", "log:list", frozenset({AUDITOR})),
    ("People", "people:list", LOOKS_AFTER_PEOPLE),
    ("Practice library", "practice:library", WITH_CASES | {ADMINISTRATOR}),
    ("Training", "training:register", (AT_WORK_WITH_FAMILIES - {KEY_WORKER}) | {ADMINISTRATOR, TRIAGE_MANAGER}),
    ("Keys", "keys:list", frozenset({ADMINISTRATOR})),
    ("Not delivered", "post:undelivered", frozenset({ADMINISTRATOR, TRIAGE_MANAGER})),
    ("Our pages", "concerns:own_pages", frozenset({ADMINISTRATOR})),
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
OF_A_COUNCIL = {"concerns:own_pages"}  # a charity answers for no area


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def navigation_for(viewer: Viewer, path: str) -> list[Link]:
    """The pages of their role; whoever's agency keeps no register, only those that need none."""
    places = [
        (text, address(name))
        for text, name, roles in PLACES
        if viewer.role in roles and (viewer.keeps_register or name in WITHOUT_REGISTER)
        if viewer.body_id is not None or name not in OF_A_COUNCIL
    ]
    return [Link(text, href, path == href) for text, href in places]
