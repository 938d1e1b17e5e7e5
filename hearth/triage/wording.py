"""First drafts of what whoever told us will read. A person edits them; nothing goes out unread."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext

DJANGO_NAMES = {"en": "en-gb", "cy": "cy"}


def public_draft(council: str, language: str, own: Mapping[str, str]) -> str:
    """In the reporter's language: in the council's own words where it has published some, else in Hearth's."""
    if mine := own.get(f"public_answer_{language}"):
        return mine.replace("{council}", council)
    with translation.override(DJANGO_NAMES.get(language, "en-gb")):
        return gettext(
            "Thank you for telling us. Somebody at {council} has read what you wrote and has decided what to do. "
            "To protect the family, we cannot tell you more. If you see or hear something new, please tell us again. "
            "If a child is in danger right now, ring 999."
        ).replace("{council}", council)


def professional_draft(council: str) -> str:
    return (
        f"{council} has considered your referral.\n\nWe decided:\n\nBecause:\n\nWhat we ask of you:\n\n"
        "If you disagree, tell us and say why."
    )
