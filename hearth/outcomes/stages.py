"""The stages at which something is observed, each with a small number."""

import re
from collections.abc import Iterable

FIXED = {"referral": 0, "review": 1, "closure": 2}
FOLLOWUP = re.compile(r"followup_([1-9][0-9]{0,2})m")
KNOWN = "referral, review, closure, or followup_ with months such as followup_3m"


def stage_code(stage: str) -> int | None:
    """0 referral, 1 review, 2 closure, then 2 and as many as the months; None for a word that is not a
    stage.
    """
    followup = FOLLOWUP.fullmatch(stage)
    return 2 + int(followup[1]) if followup else FIXED.get(stage)


def stage_codes(spelt: Iterable[str]) -> dict[str, int]:
    """The codes of those spellings that are stages, capitals or not."""
    codes = {word: stage_code(word.strip().lower()) for word in spelt}
    return {word: code for word, code in codes.items() if code is not None}
