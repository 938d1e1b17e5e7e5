"""A record's files in finished words, for staff."""

from collections.abc import Callable, Iterable
from typing import Any

from hearth.files.limits import KINDS, size_in_words
from hearth.files.models import STATES, Attachment
from hearth.files.serving import MAY_BE_GIVEN


def file_rows(attachments: Iterable[Attachment], address: Callable[[Attachment], str]) -> list[list[Any]]:
    """A row each. The name leads to the file only where it may be given out."""
    return [
        [
            {"text": each.name, "href": address(each)} if each.state in MAY_BE_GIVEN else each.name,
            KINDS[each.kind],
            size_in_words(each.size),
            STATES[each.state] + (f" ({each.reason})" if each.reason else ""),
        ]
        for each in attachments
    ]
