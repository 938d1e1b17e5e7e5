"""From characters to tokens. Anything the language does not have is an error at its character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearth.practice.expressions.problems import Wrong
from hearth.practice.expressions.syntax import LONGEST

PATTERNS = (
    ("space", r"[ \t\r\n]+"),
    ("number", r"[0-9]{1,18}(?:\.[0-9]{1,18})?(?![0-9A-Za-z_.])"),
    ("reference", r"\$\{[ ]?([A-Za-z_][A-Za-z0-9_.-]{0,79})[ ]?\}"),
    ("text", r"'[^']*'|\"[^\"]*\""),
    ("name", r"[A-Za-z][A-Za-z0-9_-]{0,39}"),
    ("sign", r"<=|>=|!=|[-+*/=<>(),.]"),
)
READING = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS))


@dataclass(frozen=True, slots=True)
class Token:
    kind: str  # number, reference, text, name, sign or end
    text: str
    at: int  # the first character is 1


def tokens(expression: str) -> Iterator[Token]:
    """Raises `Wrong` for what is too long, and for characters that the language does not have."""
    if len(expression) > LONGEST:
        raise Wrong(LONGEST, f"a rule may have {LONGEST:,} characters, and this one has {len(expression):,}.")
    at = 0
    while at < len(expression):
        found = READING.match(expression, at)
        if found is None:
            raise Wrong(at + 1, _unexpected(expression, at))
        kind = str(found.lastgroup)
        if kind != "space":
            text = found[0].strip("${ }") if kind == "reference" else found[0]
            yield Token(kind, text[1:-1] if kind == "text" else text, at + 1)
        at = found.end()
    yield Token("end", "", len(expression) + 1)


def _unexpected(expression: str, at: int) -> str:
    rest = expression[at:]
    if rest[0] in "'\"":
        return "a quotation mark is opened here and never closed."
    if rest.startswith("$"):
        return "a question is named like ${meals}: a dollar sign, and its id in curly brackets."
    if rest[0].isdigit():
        return "this is no number: write 3 or 2.5, without a thousands comma and with a space after it."
    return f"“{rest[0]}” means nothing in a rule."
