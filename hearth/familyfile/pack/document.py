"""The pack as a PDF: the same words as the page, laid out to print."""

from hearth.familyfile.pack.presenters import PackPage
from hearth.ui.printing import laid_out, printed


def as_pdf(page: PackPage) -> bytes:
    return printed(laid_out("pack/print.html", {"page": page}))
