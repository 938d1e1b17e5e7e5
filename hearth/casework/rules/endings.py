"""How an episode ended, worked out from what is on record. Nobody types it in.

The programme lists its endings in the order in which they are looked at; the first whose facts are there is
the one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hearth.casework.rules import NotPossible
from hearth.practice.definitions.programme import Ending, Programme

WORK_DONE = "done"
REASONS = {
    WORK_DONE: "The work is done",
    "stepped_up": "Statutory services have taken over",
    "moved_away": "The family has moved away",
    "declined": "The family does not want to go on",
    "lost_touch": "We have lost touch with the family",
    "other": "Another reason",
}


@dataclass(frozen=True)
class Facts:
    """What is on record of an episode that has closed."""

    reason: str  # why it ended then: one of REASONS
    seen: bool  # at least one visit was done with somebody of the family there
    last_phase_reviewed: bool  # the last phase was reached, and a review was held in it
    stepped_up: bool  # the last review stepped up, or a child's status ended in something more serious


TESTS: Mapping[str, Callable[[Facts], bool]] = {
    "stepped_up": lambda facts: facts.stepped_up or facts.reason == "stepped_up",
    "moved_away": lambda facts: facts.reason == "moved_away",
    "never_engaged": lambda facts: not facts.seen,
    "ended_early": lambda facts: facts.reason != WORK_DONE or not facts.last_phase_reviewed,
    "completed": lambda facts: facts.reason == WORK_DONE and facts.last_phase_reviewed,
}


def ending(programme: Programme, facts: Facts) -> Ending:
    """Raises `KeyError` where no ending of the programme fits: its file lacks one."""
    for each in programme.endings:
        if each.id in TESTS and TESTS[each.id](facts):
            return each
    raise KeyError(f"No ending of {programme.id} {programme.version} fits what is on record.")


def check_reason(programme: Programme, facts: Facts) -> None:
    """ "The work is done" is only said of work that went through to its last review."""
    if facts.reason == WORK_DONE and not facts.last_phase_reviewed:
        last = programme.phases[-1].label
        raise NotPossible(
            f"The work is done once a review has been held in “{last}”. "
            "Hold that review first, or say why the work ends early."
        )
