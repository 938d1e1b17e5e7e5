"""The page on paper: in English or Welsh, in one of three shapes."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.utils.translation import override
from markupsafe import Markup

from hearth.ownview.models import OwnView
from hearth.ownview.presenters.own import own_page
from hearth.ui import days

EASY, LARGE = "easy", "large"
SHAPES = {"": "Usual", EASY: "Easy Read", LARGE: "Large print"}
LANGUAGES = {"": "English", "cy": "Cymraeg"}
DJANGO_NAMES = {"": "en-gb", "cy": "cy"}


@dataclass(frozen=True)
class Paper:
    """Which of them was asked for; whatever else was asked for is the usual one, in English."""

    shape: str
    language: str

    @classmethod
    def asked(cls, shape: str, language: str) -> "Paper":
        return cls(shape if shape in SHAPES else "", language if language in LANGUAGES else "")

    @property
    def lang(self) -> str:
        return self.language or "en"

    @property
    def ways(self) -> Sequence[tuple[str, str, bool]]:
        """Words, where they lead, and whether that is what lies here already."""
        shapes = [(words, Paper(shape, self.language)) for shape, words in SHAPES.items()]
        languages = [(words, Paper(self.shape, language)) for language, words in LANGUAGES.items()]
        return [(words, paper.address, paper == self) for words, paper in (*shapes, *languages)]

    @property
    def address(self) -> str:
        return "?" + urlencode([(key, value) for key, value in (("as", self.shape), ("in", self.language)) if value])


def sheet(view: OwnView, paper: Paper) -> Markup:
    """What is printed, in the language that was asked for, whatever the worker's own pages are in."""
    with override(DJANGO_NAMES[paper.language]):
        context = {
            "page": own_page(view),
            "easy": paper.shape == EASY,
            "today": days.day(days.today()),
            "worker": view.episode.key_worker_name,
        }
        return Markup(render_to_string("ownview/sheet.html", context, using="jinja2"))  # escaped by the template
