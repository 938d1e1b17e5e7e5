"""Pages to print, as PDF. Nothing is fetched: a template has its own style in it, and pictures are drawn into it."""

from typing import Any

from django.template.loader import render_to_string
from weasyprint import HTML, Document


def laid_out(template: str, context: dict[str, Any]) -> Document:
    """The pages of one template."""
    return HTML(string=render_to_string(template, context, using="jinja2"), url_fetcher=_fetch_nothing).render()


def printed(document: Document) -> bytes:
    file: bytes = document.write_pdf()
    return file


def _fetch_nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError("A printed page loads nothing from elsewhere.")
