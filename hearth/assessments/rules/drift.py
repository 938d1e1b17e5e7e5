"""Drift: a child waits while reviews come and go. Two reviews without improvement, or anything worse, is asked about.

A drift is a prompt to a person. A graded area that is worse, and asks people to look, is asked about even where it may
be chance, and that is said: a false alarm costs a sentence. Of a score, less than the noise that the instrument states
is no worsening; where it says that nobody knows, any step the wrong way is asked about.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.assessments.rules.moves import Move, Past, moves
from hearth.practice.scoring import NotComparable, Verdict

WORSE, NO_BETTER = "worse", "no_better"
REVIEWS = 2
NOT_READ = (Verdict.UNKNOWN, Verdict.NOT_COMPARABLE)


@dataclass(frozen=True)
class Drift:
    score: str
    kind: str
    words: str


def drifts(history: Sequence[Past]) -> list[Drift]:
    """Of the latest of `history` (oldest first): what is worse than before, and what two reviews left as bad."""
    found: dict[str, Drift] = {}
    for move in _moves(history[-2:]):
        if _worse(move):
            words = f"{move.name} is worse: {move.before} before, {move.after} now.{_doubt(move)}"
            found[move.score] = Drift(move.score, WORSE, words)
    for move in _moves(history[-REVIEWS - 1 :]) if len(history) > REVIEWS else []:
        stuck = move.directed and move.still_bad and move.steps >= 0 and move.verdict not in NOT_READ
        if stuck and move.score not in found:
            words = f"{move.name} is no better after {REVIEWS} reviews: {move.before}, and now {move.after}."
            found[move.score] = Drift(move.score, NO_BETTER, words)
    return list(found.values())


def _worse(move: Move) -> bool:
    graded_and_bad = move.of_items is not None and move.still_bad
    return move.verdict is Verdict.WORSE or (move.wrong_way and (graded_and_bad or not move.noise_known))


def _doubt(move: Move) -> str:
    if not move.noise_known:
        return " Nobody knows how much of that is noise."
    return "" if move.verdict is Verdict.WORSE else " It may be chance."


def _moves(history: Sequence[Past]) -> Sequence[Move]:
    if len(history) < 2:
        return ()
    try:
        return moves(history)
    except NotComparable:
        return ()
