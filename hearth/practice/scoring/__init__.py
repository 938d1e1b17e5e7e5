"""The instrument engine: which questions are asked, what is wrong with the answers, what they come to, what changed.

Plain Python over a definition and answers; it knows no database and no person. A score is a prompt for people who
talk to each other, and decides nothing.

    shown = visible_items(instrument, answers, about)      # what is asked now, of whom, and what must be answered
    lacks = lacking(instrument, answers, about)            # sentences on what is missing or cannot be
    scores = score(instrument, answers, about)             # each with its band, or why there is none
    moved = change(before, after)                          # per score, and whether it is more than noise
"""

from hearth.practice.scoring.answers import About, Answer, Answers, pair
from hearth.practice.scoring.asking import Shown, visible_items
from hearth.practice.scoring.changing import NotComparable, ScoreChange, Verdict, change
from hearth.practice.scoring.lacking import Lack, lacking, refusal
from hearth.practice.scoring.scores import Result, Scores, score

__all__ = ["About", "Answer", "Answers", "Lack", "NotComparable", "Result", "ScoreChange", "Scores", "Shown", "Verdict"]
__all__ += ["change", "lacking", "pair", "refusal", "score", "visible_items"]
