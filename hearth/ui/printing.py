"""Pages to print, as PDF. Nothing is fetched: a template has its own style in it, and pictures are drawn into it.

A process lays out one document at a time. Several at once would only take turns, so that the first to ask waits as
long as the last, and every other page behind all of them; and the fonts, which are read once, belong to one at a time.
"""

from functools import cache
from threading import RLock
from typing import Any

from django.template.loader import render_to_string
from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration

_ONE_AT_A_TIME = RLock()


def laid_out(template: str, context: dict[str, Any]) -> Document:
    """The pages of one template."""
    page = render_to_string(template, context, using="jinja2")
    with _ONE_AT_A_TIME:
        return HTML(string=page, url_fetcher=_fetch_nothing).render(font_config=_fonts())


def printed(document: Document) -> bytes:
    with _ONE_AT_A_TIME:
        file: bytes = document.write_pdf()
    return file


@cache
def _fonts() -> FontConfiguration:
    """Those of this machine, as they were when the first page was printed. No template brings any of its own."""
    return FontConfiguration()


def _fetch_nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError("A printed page loads nothing from elsewhere.")
