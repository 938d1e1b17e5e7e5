from hearth.triage.actions.confirming import FamilyChoice, confirm_family
from hearth.triage.actions.deciding import decide
from hearth.triage.actions.finding import find_unsubstantiated, set_finding_aside
from hearth.triage.actions.holding import accept_holding, end_holding
from hearth.triage.actions.taking import take
from hearth.triage.actions.writing import read_messages, write_to_reporter

__all__ = [
    "FamilyChoice",
    "accept_holding",
    "confirm_family",
    "decide",
    "end_holding",
    "find_unsubstantiated",
    "read_messages",
    "set_finding_aside",
    "take",
    "write_to_reporter",
]
