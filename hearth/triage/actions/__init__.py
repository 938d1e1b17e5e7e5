from hearth.triage.actions.answering import send_answer
from hearth.triage.actions.challenging import Reply, answer_challenge, challenge, set_challenge_levels
from hearth.triage.actions.confirming import FamilyChoice, confirm_family
from hearth.triage.actions.deciding import decide, decide_anew
from hearth.triage.actions.finding import find_unsubstantiated, set_finding_aside
from hearth.triage.actions.following import Happened, record_step
from hearth.triage.actions.holding import accept_holding, end_holding
from hearth.triage.actions.proposing import agree, propose, send_back, set_two_person_rule
from hearth.triage.actions.surfacing import looked_at_pattern
from hearth.triage.actions.taking import give, give_all, take, take_all
from hearth.triage.actions.writing import read_messages, write_to_reporter

__all__ = [
    "FamilyChoice",
    "Happened",
    "Reply",
    "accept_holding",
    "agree",
    "answer_challenge",
    "challenge",
    "confirm_family",
    "decide",
    "decide_anew",
    "end_holding",
    "find_unsubstantiated",
    "give",
    "give_all",
    "looked_at_pattern",
    "propose",
    "read_messages",
    "record_step",
    "send_answer",
    "send_back",
    "set_challenge_levels",
    "set_finding_aside",
    "set_two_person_rule",
    "take",
    "take_all",
    "write_to_reporter",
]
