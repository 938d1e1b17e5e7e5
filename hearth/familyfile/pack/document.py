"""The pack as a PDF: the same words as the page, laid out to print. Nothing is fetched from anywhere."""

from django.template.loader import render_to_string
from weasyprint import HTML

from hearth.familyfile.pack.presenters import PackPage


def as_pdf(page: PackPage) -> bytes:
    words = render_to_string("pack/print.html", {"page": page}, using="jinja2")
    file: bytes = HTML(string=words, url_fetcher=_fetch_nothing).write_pdf()
    return file


def _fetch_nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError("A pack loads nothing from elsewhere.")
