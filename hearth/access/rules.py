"""Roles, in the words of the people who have them. Plain Python.

Whoever tells of a worry has no role and signs in nowhere: a reporter comes back with a reference and a secret.
"""

TRIAGE_WORKER = "triage_worker"
TRIAGE_MANAGER = "triage_manager"
KEY_WORKER = "key_worker"
SUPERVISOR = "supervisor"
SERVICE_MANAGER = "service_manager"
PROFESSIONAL = "professional"
PARTNER = "partner"
EVALUATOR = "evaluator"
AUDITOR = "auditor"
ADMINISTRATOR = "administrator"
DIRECTORY_KEEPER = "directory_keeper"
PROVIDER = "provider"
SUPPORT = "support"
PRACTICE_LEAD = "practice_lead"

ROLES = {
    TRIAGE_WORKER: "Triage worker",
    TRIAGE_MANAGER: "Duty manager",
    KEY_WORKER: "Key worker",
    SUPERVISOR: "Supervisor",
    SERVICE_MANAGER: "Service manager",
    PROFESSIONAL: "Professional who refers",
    PARTNER: "Partner agency",
    EVALUATOR: "Commissioner or evaluator",
    AUDITOR: "Auditor",
    ADMINISTRATOR: "Administrator",
    DIRECTORY_KEEPER: "Keeper of the directory",
    PROVIDER: "Provider of services",
    SUPPORT: "Support",
    PRACTICE_LEAD: "Practice lead",
}
MAY = {
    TRIAGE_WORKER: "sees the council's worries and families, and decides",
    TRIAGE_MANAGER: "runs the front door; sees restricted records too, and restricts them",
    KEY_WORKER: "works with the families that their team helps",
    SUPERVISOR: "supervises a team; sees its restricted records too",
    SERVICE_MANAGER: "answers for every team that works with families; sees their restricted records too",
    PROFESSIONAL: "refers children, and sees what came of it and what is shared with their team",
    PARTNER: "sees what is shared with their team, until its day, and adds to it",
    EVALUATOR: "sees figures, and nobody's record or name",
    AUDITOR: "reads who did and looked at what, and no words about any family",
    ADMINISTRATOR: "invites people and gives them roles; sees no family's record",
    SUPPORT: "helps people to sign in again; gives no roles and sees no family's record",
    DIRECTORY_KEEPER: "keeps the directory of help: approves changes, chases what is old; sees no family's record",
    PRACTICE_LEAD: "keeps the agency’s own instruments and levels, and who is trained; sees no family’s record",
    PROVIDER: "writes about their own services in the directory; sees no family's record",
}

AT_TRIAGE = frozenset({TRIAGE_WORKER, TRIAGE_MANAGER})
CAN_BE_KEY_WORKERS = frozenset({KEY_WORKER, SUPERVISOR})
AT_WORK_WITH_FAMILIES = CAN_BE_KEY_WORKERS | {SERVICE_MANAGER}
WITH_CASES = AT_TRIAGE | AT_WORK_WITH_FAMILIES
SEES_RESTRICTED = frozenset({TRIAGE_MANAGER, SUPERVISOR, SERVICE_MANAGER})
SEES_FIGURES = frozenset({TRIAGE_MANAGER, SUPERVISOR, SERVICE_MANAGER, EVALUATOR})
KEEPS_PRACTICE = frozenset({ADMINISTRATOR, PRACTICE_LEAD})
LOOKS_AFTER_PEOPLE = frozenset({ADMINISTRATOR, SUPPORT})

AGENCY_KINDS = {
    "council": "Council",
    "charity": "Charity",
    "school": "School or nursery",
    "health": "Health service",
    "police": "Police",
    "other": "Other agency",
}
TEAM_KINDS = {"triage": "Triage", "practice": "Work with families", "other": "Other"}

WITHOUT_A_REGISTER = (PROFESSIONAL, PARTNER, PROVIDER, ADMINISTRATOR)
IN_A_TEAM = {
    "triage": (TRIAGE_WORKER, TRIAGE_MANAGER),
    "practice": (KEY_WORKER, SUPERVISOR),
    "other": (
        *(SERVICE_MANAGER, PROFESSIONAL, PARTNER, EVALUATOR, AUDITOR, ADMINISTRATOR, SUPPORT),
        *(DIRECTORY_KEEPER, PROVIDER, PRACTICE_LEAD),
    ),
}


def roles_in(team_kind: str, *, keeps_register: bool) -> list[str]:
    """What somebody can be in a team: who decides sits at triage, who visits in a team that works with families."""
    if not keeps_register:
        return list(WITHOUT_A_REGISTER)
    return list(IN_A_TEAM[team_kind])
