"""What a council may write where: nothing that gives somebody away, and no gap that nobody fills. Plain Python.

A note to somebody who told us may be read by whoever holds their telephone. So it names no child, no worry, no kind of
council's work, and gives nothing to follow.
"""

import re

GAPS = {"reference", "council"}
GAP = re.compile(r"\{([^{}]*)\}")
# In English and Welsh; each stands for every word that begins with it.
TELLING = (
    "abus baby babies camdrin child children concern diogel dosbarth esgeulus famil gofid heddlu kid mam mum "
    "mother father neglect offspring parent plant plentyn police pryder poeni report rhiant riport safeguard school "
    "secret cyfrinach social son daughter teulu worr ysgol"
).split()
ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:gov|org|com|co|net|uk|wales|cymru)\b", re.IGNORECASE)
LONGEST_SUBJECT, LONGEST_NOTE, LONGEST_ANSWER, LONGEST_WELCOME = 60, 400, 2_000, 800


def wrong_gaps(words: str, *, allowed: set[str], needed: set[str]) -> str:
    """A sentence about the gaps in curly brackets, or nothing."""
    found = set(GAP.findall(words))
    if unknown := sorted(found - allowed):
        offered = " and ".join("{" + gap + "}" for gap in sorted(allowed)) or "none"
        return f"We cannot fill in {{{unknown[0]}}}. What can be filled in here: {offered}."
    if "{" in GAP.sub("", words) or "}" in GAP.sub("", words):
        return "There is a curly bracket too many. Write {reference} with one on each side."
    if missing := sorted(needed - found):
        return f"Put {{{missing[0]}}} where it belongs, so that they know what it is about."
    return ""


def gives_away(words: str) -> str:
    """A sentence about what somebody looking over a shoulder would learn, or nothing."""
    for word in re.findall(r"[^\W\d_]+", words.lower()):
        if beginning := next((each for each in TELLING if word.startswith(each)), ""):
            return f"“{word}” tells whoever sees this what it is about. Leave it out." if beginning else ""
    if ADDRESS.search(words):
        return "Leave out addresses of pages: a link can be followed by whoever sees it."
    return ""


def plain_text(words: str) -> str:
    """A sentence about marks that would show as they are typed, or nothing."""
    if re.search(r"<[a-zA-Z/!]|&[a-z]+;|\]\(", words):
        return "Only plain words: marks such as <b> are shown as they are."
    return ""
