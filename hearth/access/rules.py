"""Roles, in the words of the people who have them. Plain Python."""

TRIAGE_WORKER = "triage_worker"
TRIAGE_MANAGER = "triage_manager"
KEY_WORKER = "key_worker"
SUPERVISOR = "supervisor"
PROFESSIONAL = "professional"
EVALUATOR = "evaluator"
ADMINISTRATOR = "administrator"
DIRECTORY_KEEPER = "directory_keeper"
PROVIDER = "provider"

ROLES = {
    TRIAGE_WORKER: "Triage worker",
    TRIAGE_MANAGER: "Duty manager",
    KEY_WORKER: "Key worker",
    SUPERVISOR: "Supervisor",
    PROFESSIONAL: "Professional who refers",
    EVALUATOR: "Commissioner or evaluator",
    ADMINISTRATOR: "Administrator",
    DIRECTORY_KEEPER: "Keeper of the directory",
    PROVIDER: "Provider of services",
}

AT_TRIAGE = frozenset({TRIAGE_WORKER, TRIAGE_MANAGER})
AT_WORK_WITH_FAMILIES = frozenset({KEY_WORKER, SUPERVISOR})
WITH_CASES = AT_TRIAGE | AT_WORK_WITH_FAMILIES
SEES_RESTRICTED = frozenset({TRIAGE_MANAGER, SUPERVISOR})
SEES_FIGURES = frozenset({TRIAGE_MANAGER, SUPERVISOR, EVALUATOR})

AGENCY_KINDS = {
    "council": "Council",
    "charity": "Charity",
    "school": "School or nursery",
    "health": "Health service",
    "police": "Police",
    "other": "Other agency",
}
TEAM_KINDS = {"triage": "Triage", "practice": "Work with families", "other": "Other"}
