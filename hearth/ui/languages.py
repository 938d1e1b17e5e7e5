"""English and Welsh. The address says which: /worried is English, /cy/worried is the same page in Welsh."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, gettext, trans_real

WELSH = "cy"


@dataclass(frozen=True)
class Language:
    """A page's language as the switch at its top shows it."""

    code: str
    name: str
    href: str
    chosen: bool


def language() -> str:
    """`en` or `cy`: what a page's `lang` attribute says."""
    return WELSH if get_language() == WELSH else "en"


def translated(words: str) -> str:
    """Words that come from reviewed practice files, in the page's language."""
    return gettext(words) if words else words  # the empty string is the catalogue's own heading


def languages(request: HttpRequest) -> list[Language]:
    """The page that was asked for, in each language; a page that has only one language offers none."""
    here = request.get_full_path()  # with what was looked for, and for which place
    speaking, chosen = getattr(trans_real._active, "value", None), get_language()  # type: ignore[attr-defined]
    found = [
        Language(code.split("-")[0], name, translate_url(here, code), chosen=code == chosen)
        for code, name in settings.LANGUAGES
    ]
    if speaking:  # `translate_url` has been through them all, and a child's pages have words of their own
        trans_real._active.value = speaking  # type: ignore[attr-defined]
    return found if len({each.href for each in found}) == len(found) else []
