"""The states of a referral to a service, who may move it where, and what one must say. Plain Python.

Nothing is skipped unseen: whoever answers before it has been noted as received notes that first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SENT, RECEIVED, ACCEPTED, DECLINED, WITHDRAWN = "sent", "received", "accepted", "declined", "withdrawn"
INFORMATION_ASKED, INFORMATION_GIVEN = "information_asked", "information_given"
WAITING, STARTED, NOT_ENGAGED, ENDED = "waiting", "started", "not_engaged", "ended"
STATES = {
    SENT: "Sent",
    RECEIVED: "Waiting for an answer",
    INFORMATION_ASKED: "They ask for information",
    INFORMATION_GIVEN: "Information was given",
    ACCEPTED: "Accepted",
    WAITING: "On the waiting list",
    STARTED: "The work has started",
    DECLINED: "Declined",
    WITHDRAWN: "Withdrawn",
    NOT_ENGAGED: "The family did not engage",
    ENDED: "Ended",
}
TO_ANSWER = (SENT, RECEIVED, INFORMATION_ASKED, INFORMATION_GIVEN)
TO_START = (ACCEPTED, WAITING)
OVER = (DECLINED, WITHDRAWN, NOT_ENGAGED, ENDED)
OPEN = (*TO_ANSWER, *TO_START, STARTED)

MOVES: Mapping[str, frozenset[str]] = {
    SENT: frozenset({RECEIVED, WITHDRAWN}),
    RECEIVED: frozenset({INFORMATION_ASKED, ACCEPTED, DECLINED, WITHDRAWN}),
    INFORMATION_ASKED: frozenset({INFORMATION_GIVEN, ACCEPTED, DECLINED, WITHDRAWN}),
    INFORMATION_GIVEN: frozenset({INFORMATION_ASKED, ACCEPTED, DECLINED, WITHDRAWN}),
    ACCEPTED: frozenset({WAITING, STARTED, NOT_ENGAGED, WITHDRAWN}),
    WAITING: frozenset({WAITING, STARTED, NOT_ENGAGED, WITHDRAWN}),
    STARTED: frozenset({NOT_ENGAGED, ENDED}),
    **{state: frozenset() for state in OVER},
}
BY_THE_ASKER = frozenset({SENT, INFORMATION_GIVEN, WITHDRAWN})  # all others are the asked agency's moves

ASKED, ASKER = "asked", "asker"
# Who must act next; nobody, while the work goes on and when it is over.
NEXT: Mapping[str, str] = {
    **dict.fromkeys((SENT, RECEIVED, INFORMATION_GIVEN, ACCEPTED, WAITING), ASKED),
    INFORMATION_ASKED: ASKER,
}
# What each move must be given in words; the others need none.
MUST_SAY = {
    INFORMATION_ASKED: "Say what you need to know.",
    INFORMATION_GIVEN: "Write what they asked for, or why you cannot say.",
    DECLINED: "Say why you are declining.",
    WITHDRAWN: "Say why you are withdrawing it.",
    NOT_ENGAGED: "Say what you tried.",
}
OUTCOMES = {
    "done": "The work is done",
    "partly_done": "Some of the work was done",
    "stepped_up": "Statutory services have taken over",
    "moved_away": "The family has moved away",
    "family_stopped": "The family did not want to go on",
    "other": "Another reason",
}
WORKING_DAYS_TO_ANSWER, WORKING_DAYS_TO_INFORM, WORKING_DAYS_TO_START = 5, 2, 5


class MoveNotPossible(ValueError):
    """The referral stands elsewhere by now, or the move is not this agency's."""


class NotAReferral(ValueError):
    """Something a referral must say is missing. A sentence for the person who typed it."""


def check_move(before: str, after: str) -> None:
    if after not in MOVES[before]:
        was, wanted = STATES[before].lower(), STATES[after].lower()
        raise MoveNotPossible(f"This referral is “{was}” and cannot become “{wanted}”.")


def path(before: str, after: str) -> tuple[str, ...]:
    """The states to enter, one after the other: an answer to what is still “sent” enters “received” first."""
    if before == SENT and after not in MOVES[SENT] and after in MOVES[RECEIVED]:
        return (RECEIVED, after)
    check_move(before, after)
    return (after,)


def said(state: str, words: str) -> str:
    if state in MUST_SAY and not words.strip():
        raise NotAReferral(MUST_SAY[state])
    return words


@dataclass(frozen=True)
class Spell:
    """How long a referral stood in one state; `ended` is None for where it stands now."""

    state: str
    began: datetime
    ended: datetime | None
    lasted: timedelta


def spells(entered: Sequence[tuple[str, datetime]], now: datetime) -> list[Spell]:
    """Each state with the time in it, in the order in which they were entered. A state that is over lasts no time."""
    ends = [at for _, at in entered[1:]]
    found = [Spell(state, at, end, end - at) for (state, at), end in zip(entered, ends, strict=False)]
    if entered:
        state, at = entered[-1]
        found.append(Spell(state, at, None, timedelta() if state in OVER else max(now - at, timedelta())))
    return found


def waited_for(found: Sequence[Spell]) -> dict[str, timedelta]:
    """How long in all it was for each side to act."""
    waited = {ASKED: timedelta(), ASKER: timedelta()}
    for spell in found:
        if spell.state in NEXT:
            waited[NEXT[spell.state]] += spell.lasted
    return waited


def drawn() -> Iterator[str]:
    """The states and moves as lines of a Mermaid state diagram; the documentation's page is made of them."""
    yield "stateDiagram-v2"
    yield f"    [*] --> {SENT}"
    for before, afters in MOVES.items():
        for after in STATES:
            if after in afters:
                who = "the asker" if after in BY_THE_ASKER else "the service"
                yield f"    {before} --> {after}: {who}"
    for state in OVER:
        yield f"    {state} --> [*]"


# Whether the family agrees to the service. Recorded, and never a condition: the lawful basis is what allows to share.
AGREEMENTS = {
    "agreed": "They agree to this service",
    "not_asked": "They have not been asked",
    "refused": "They do not want it",
}


@dataclass(frozen=True)
class Asking:
    """What one agency asks of another. Consent is never a condition: telling the family, or why not, is."""

    programme: str
    reason: str
    lawful_basis: str
    family_told: bool
    why_not_told: str = ""
    referral_reasons: tuple[str, ...] = ()  # ids of the programme's own list
    history: str = ""  # what is shared of earlier worries, chosen by a person
    agreement: str = "not_asked"
    despite: str = ""  # why it is asked all the same, where a rule of the programme is not met or not known


def check_asking(asking: Asking) -> None:
    if not asking.reason.strip():
        raise NotAReferral("Say why you are referring this family.")
    if not asking.lawful_basis.strip():
        raise NotAReferral("Say on which lawful basis you are sharing this.")
    if not asking.family_told and not asking.why_not_told.strip():
        raise NotAReferral("Say why the family has not been told.")
    if asking.agreement not in AGREEMENTS:
        raise NotAReferral("Say whether the family agrees to the service.")
