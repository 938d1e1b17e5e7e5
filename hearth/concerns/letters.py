"""The short notes to somebody who told us. Whoever looks over their shoulder must learn nothing from them.

No child, worry, report or secret is named, nor what kind of council's work it is, and there is no link to follow. A
council may put its own words in their place; `neutral` says what is wrong with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from hearth.concerns.rules import SAFE_BY_EMAIL
from hearth.post.kinds import ACKNOWLEDGEMENT, MESSAGE_WAITING

DJANGO_NAMES = {"en": "en-gb", "cy": "cy"}


@dataclass(frozen=True)
class Note:
    subject: str
    body: str


def may_email(reporter_email: str, contact_safe: str) -> bool:
    """They said that email is safe, and nothing else. Conditions ("only in the morning") a person must read."""
    return bool(reporter_email) and contact_safe.strip() == SAFE_BY_EMAIL


def note(kind: str, *, reference: str, council: str, language: str, own: Mapping[str, str]) -> Note:
    """In the words of the council where it has some in this language, else in Hearth's."""
    with translation.override(DJANGO_NAMES.get(language, "en-gb")):
        hearths = _hearths(kind)
    subject = own.get(f"{kind}_subject_{language}") or hearths.subject
    body = own.get(f"{kind}_body_{language}") or hearths.body
    return Note(_fill(subject, reference, council), _fill(body, reference, council))


HOW_TO_READ = "Sign in and look under “My referrals” to read it."
HOW_TO_READ_BY_LINK = "To read it, ask for a link at the page where you wrote it, with this same address."
HOW_TO_READ_BY_SYSTEM = "The system from which you sent it can show it to you. Or ring the council."


def decided(reference: str, *, by_link: bool, by_system: bool) -> Note:
    """For a professional, in English as their pages are."""
    how = HOW_TO_READ_BY_LINK if by_link else HOW_TO_READ_BY_SYSTEM if by_system else HOW_TO_READ
    return Note(f"Your referral {reference}", f"The council has decided on your referral {reference}. {how}")


def _hearths(kind: str) -> Note:
    if kind == ACKNOWLEDGEMENT:
        return Note(
            gettext("We have it, thank you"),
            gettext("Thank you. We have what you sent. Your number is {reference}. There is nothing you need to do."),
        )
    if kind == MESSAGE_WAITING:
        return Note(
            gettext("There is a message for you"),
            gettext("There is a message for you about {reference}. You can read it when you next come back to us."),
        )
    raise ValueError(f"There is no note of the kind {kind}.")


def _fill(words: str, reference: str, council: str) -> str:
    """Not `str.format`: a brace that a council typed is a brace."""
    return words.replace("{reference}", reference).replace("{council}", council)
