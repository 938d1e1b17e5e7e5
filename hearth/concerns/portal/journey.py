"""The order in which the public is asked. Plain Python."""

import re
from collections.abc import Collection, Sequence

STEPS = ("danger", "where", "council", "now", "child-1", "seen", "you", "reach")


def steps(*, must_choose_council: bool) -> Sequence[str]:
    """The council is asked for only where the place leaves a choice."""
    return STEPS if must_choose_council else tuple(step for step in STEPS if step != "council")


def next_to_ask(answered: Collection[str], *, must_choose_council: bool) -> str | None:
    """The first question without an answer; None when there is nothing more to ask."""
    return next((step for step in steps(must_choose_council=must_choose_council) if step not in answered), None)


def asked_before(step: str, *, must_choose_council: bool) -> str | None:
    """Where the link back leads."""
    order = steps(must_choose_council=must_choose_council)
    step = "child-1" if step.startswith("child-") else step
    place = order.index(step) if step in order else 0
    return order[place - 1] if place else None


def child_number(step: str) -> int:
    return int(step.removeprefix("child-"))


def is_step(name: str) -> bool:
    return name in STEPS or bool(re.fullmatch(r"child-[1-9][0-9]?", name))
