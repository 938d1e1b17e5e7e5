"""First drafts of what whoever told us will read. A person edits them; nothing goes out unread."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext

DJANGO_NAMES = {"en": "en-gb", "cy": "cy"}


def public_draft(council: str, route: str, language: str, own: Mapping[str, str]) -> str:
    """In the reporter's language and to whom it is: in the council's own words where it has published some."""
    with translation.override(DJANGO_NAMES.get(language, "en-gb")):
        draft = _to_a_child() if route == "child" else _to_a_parent() if route == "parent" else ""
        draft = draft or own.get(f"public_answer_{language}") or _to_anybody()
    return draft.replace("{council}", council)


def _to_a_child() -> str:
    return gettext(
        "Thank you for telling us. It was brave, and it was right. Somebody at {council} has read every word and has "
        "decided what to do. If something new happens, you can write to us here. If you are in danger right now, "
        "ring 999. To talk to somebody, ring Childline on 0800 1111, day or night."
    )


def _to_a_parent() -> str:
    """A person fills it in: a parent who asks is owed an offer."""
    return gettext(
        "Thank you for asking. Somebody at {council} has read what you wrote.\n\nWhat we can offer:\n\n"
        "What happens next, and when:\n\nIf it does not suit you, write to us here."
    )


def _to_anybody() -> str:
    return gettext(
        "Thank you for telling us. Somebody at {council} has read what you wrote and has decided what to do. "
        "To protect the family, we cannot tell you more. If you see or hear something new, please tell us again. "
        "If a child is in danger right now, ring 999."
    )


def passed_over_draft(council: str, other: str, language: str) -> str:
    with translation.override(DJANGO_NAMES.get(language, "en-gb")):
        draft = gettext(
            "The child lives in the area of {other}, so {council} has passed on your words, as you wrote them. "
            "{other} has them now and decides what to do."
        )
    return draft.replace("{council}", council).replace("{other}", other)


def professional_draft(council: str, decided: str, because: Sequence[str], can_do: Sequence[str], held: str) -> str:
    """The decision, the published signs it rests on, and what they can do; reasons as far as a person adds them."""
    signs = "\n".join(f"– {sign}" for sign in because) or "[Say here why, as far as they need to know.]"
    asked = "\n".join(f"– {each}" for each in can_do)
    parts = [
        f"{council} has considered your referral.",
        f"We decided: {decided}",
        f"Because:\n{signs}",
        *([held] if held else []),
        *([f"What your agency can do at this level:\n{asked}"] if asked else []),
        "If you disagree, say so and why: somebody who did not make the decision answers you.",
    ]
    return "\n\n".join(parts)


def neutral_draft(council: str) -> str:
    """Where more would reach the agency in which somebody accused works."""
    return f"{council} has your referral and has acted on it. We cannot tell you more. If you learn more, tell us."
