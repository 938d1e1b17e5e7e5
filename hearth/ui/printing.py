"""Pages to print, as PDF. Nothing is fetched: a template has its own style in it, and pictures are drawn into it.

A process lays out one document at a time. Several at once would only take turns, so that the first to ask waits as
long as the last, and every other page behind all of them; and the fonts, which are read once, belong to one at a time.

Only a font of ours may be named: `src: url(hearth-font:urdu-400)`.
"""

from functools import cache
from threading import RLock
from typing import Any

from django.template.loader import render_to_string
from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from hearth.ui.assets import FONTS, URDU

OURS = "hearth-font:"
FONT_FILES = {f"{OURS}urdu-{weight}": name for weight, name in URDU.items()}
_ONE_AT_A_TIME = RLock()


def laid_out(template: str, context: dict[str, Any]) -> Document:
    """The pages of one template."""
    page = render_to_string(template, context, using="jinja2")
    with _ONE_AT_A_TIME:
        fonts = FontConfiguration() if OURS in page else _fonts()
        return HTML(string=page, url_fetcher=OurFonts()).render(font_config=fonts)


def printed(document: Document) -> bytes:
    with _ONE_AT_A_TIME:
        file: bytes = document.write_pdf()
    return file


@cache
def _fonts() -> FontConfiguration:
    """Those of this machine, as they were when the first page was printed. A page that brings one has its own."""
    return FontConfiguration()


class OurFonts(URLFetcher):  # type: ignore[misc]
    """Gives out the fonts that set-up brought, and refuses everything else."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url not in FONT_FILES:
            raise ValueError("A printed page loads nothing from elsewhere.")
        return URLFetcherResponse(url, (FONTS / FONT_FILES[url]).read_bytes(), {"Content-Type": "font/woff2"})
