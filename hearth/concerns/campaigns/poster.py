"""A campaign's poster: the heading, the words, and a code that a telephone's camera reads."""

from dataclasses import dataclass

import segno
from django.utils.translation import override
from markupsafe import Markup
from weasyprint import Document

from hearth.concerns.campaigns.models import Campaign
from hearth.ui import printing

SIZES = {"a4": "A4", "a5": "A5"}


@dataclass(frozen=True)
class Poster:
    heading: str
    words: str
    address: str
    language: str
    size: str

    @property
    def code(self) -> Markup:
        """The QR code of the address, drawn as lines that print sharply at any size."""
        drawn = segno.make(self.address, error="m", micro=False)
        return Markup(drawn.svg_inline(scale=8, border=2, omitsize=True, title=self.address))

    @property
    def short_address(self) -> str:
        return self.address.split("://", 1)[1]


def poster_of(campaign: Campaign, address: str, language: str, size: str) -> Poster:
    welsh = language == "cy" and bool(campaign.heading_cy)
    heading, words = (campaign.heading_cy, campaign.words_cy) if welsh else (campaign.heading, campaign.words)
    return Poster(heading, words, address, "cy" if welsh else "en", SIZES[size])


def as_pdf(poster: Poster) -> bytes:
    """Ready to print."""
    return printing.printed(laid_out(poster))


def laid_out(poster: Poster) -> Document:
    """Its pages. Nothing is fetched: the template has its own style, and the code is drawn into it."""
    with override(poster.language):
        return printing.laid_out("concerns/campaigns/poster.html", {"poster": poster})
