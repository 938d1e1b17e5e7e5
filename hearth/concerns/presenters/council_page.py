"""A council's public page: how to tell it, and what it says for itself."""

from typing import Any

from hearth.concerns.own_pages.parts import OwnPages
from hearth.concerns.own_pages.presenters import own_words
from hearth.concerns.presenters.reaching import national_numbers, ways_to_reach
from hearth.concerns.queries import destination_of
from hearth.places.models import ResponsibleBody


def council_page(body: ResponsibleBody, own: OwnPages, *, words: str = "") -> dict[str, Any]:
    """`words`: what the visitor has already written, to copy."""
    return {
        "body": body,
        "found": ways_to_reach(body, own=own),
        "numbers": national_numbers(body.nation),
        "uses_hearth": destination_of(body) is not None,
        "words": words,
        "own_words": own_words(own),
    }
