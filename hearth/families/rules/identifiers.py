"""Numbers that other systems know people by, and the checks that catch a slip of the pen."""

import re
from collections.abc import Callable

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S: they look like figures
"""The letter of a unique pupil number, by the remainder of its weighted sum divided by 23."""


def written(value: str) -> str:
    """As the other system writes it: capitals, no spaces or hyphens."""
    return re.sub(r"[\s-]", "", value).upper()


def upn_letter(rest: str) -> str:
    """The check letter for the twelve characters after it, weighted 2 to 13.

    The last may itself be a letter, in a temporary number, and then counts as its place among the letters.
    """
    values = [UPN_LETTERS.index(each) if each in UPN_LETTERS else int(each) for each in rest]
    return UPN_LETTERS[sum(value * weight for weight, value in enumerate(values, start=2)) % len(UPN_LETTERS)]


def problem_with_upn(value: str) -> str:
    if not re.fullmatch(rf"[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]", value, re.ASCII):
        return "A unique pupil number is a letter and 12 figures, such as T123456789012."
    if upn_letter(value[1:]) != value[0]:
        return "This unique pupil number does not fit its own check letter. Look at it again."
    return ""


def check_figure(nine: str) -> int | None:
    """The tenth figure of an NHS, CHI or health and care number: weights 10 to 2, modulus 11.

    None where the remainder asks for ten, which no number has.
    """
    left = sum(int(figure) * weight for figure, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    check = (11 - left) % 11
    return None if check == 10 else check


def _problem_with_ten(called: str) -> Callable[[str], str]:
    def problem(value: str) -> str:
        if not re.fullmatch(r"\d{10}", value, re.ASCII):
            return f"{called} is 10 figures."
        if check_figure(value[:9]) != int(value[9]):
            return f"{called} does not fit its own check figure. Look at it again."
        return ""

    return problem


def _problem_with_candidate(value: str) -> str:
    return "" if re.fullmatch(r"\d{9}", value, re.ASCII) else "A Scottish candidate number is 9 figures."


CHECKS: dict[str, Callable[[str], str]] = {
    "upn": problem_with_upn,
    "former_upn": problem_with_upn,
    "nhs": _problem_with_ten("An NHS number"),
    "chi": _problem_with_ten("A CHI number"),
    "hcn": _problem_with_ten("A health and care number"),
    "scottish_candidate": _problem_with_candidate,
}


def problem_with(kind: str, value: str) -> str:
    """Why this cannot be such a number; nothing when it can, or when nobody knows how to check its kind."""
    if not value:
        return "Give the number."
    return CHECKS[kind](value) if kind in CHECKS else ""


def shown(kind: str, value: str) -> str:
    """As people read it aloud: 943 476 5919."""
    return f"{value[:3]} {value[3:6]} {value[6:]}" if kind in ("nhs", "hcn") else value
