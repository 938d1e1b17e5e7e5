"""Whoever reads as a nine-year-old does can read the public pages; Easy Read asks for less.

The measure is the Flesch-Kincaid grade as the `readability` library works it out: a school year of the United States,
whose children are five years older than its number. Year 4 is therefore read at nine. Titles, buttons and the like are
no sentences and are left out.
"""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
import readability
from django.test import Client

from tests.whole.public_pages import public_pages

AT_NINE = 4.9  # to the end of that year
EASY = 3.0
# These must name laws, licences or levels; a twelve-year-old can read them.
NAMES_THE_LAW = {
    "concerns:privacy": 7.5,
    "concerns:accessibility": 7.5,
    "concerns:sources": 9.0,
    "concerns:thresholds": 9.0,
    "concerns:developers": 9.0,  # whoever writes the sending systems
    "directory:evidence": 9.0,  # what studies said, with their names
}
FEWEST_WORDS = 30  # of a few words nothing can be measured
SENTENCES = {"p", "li", "dd"}


class Sentences(HTMLParser):
    """The running text of a page's main part, a sentence a line."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.depth, self.text = False, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside = self.inside or tag == "main"
        self.depth += self.inside and tag in SENTENCES
        if tag in SENTENCES:
            self.text.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"
        self.depth -= self.depth > 0 and tag in SENTENCES

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text[-1] += data

    @property
    def lines(self) -> list[str]:
        whole = [re.sub(r"\s+", " ", each).strip() for each in self.text]
        return [line for each in whole for line in re.split(r"(?<=[.?!:;])\s+", each) if len(line.split()) > 2]


def grade_of(page: str) -> tuple[float, int]:
    """The grade, and how many words it was worked out from."""
    reader = Sentences()
    reader.feed(page)
    lines = [" ".join(re.findall(r"[\w’'-]+", line)) for line in reader.lines]
    words = sum(len(line.split()) for line in lines)
    if words < FEWEST_WORDS:
        return 0.0, words
    return float(readability.getmeasures("\n".join(lines), lang="en")["readability grades"]["Kincaid"]), words


def ceiling(name: str) -> float:
    return EASY if "easy" in name else NAMES_THE_LAW.get(name.removesuffix(" unanswered"), AT_NINE)


@pytest.mark.django_db
def test_public_pages_are_read_at_nine(cast: Any) -> None:
    measured = [(name, *grade_of(page.content.decode())) for name, page in public_pages(Client())]
    assert len([name for name, _, words in measured if words >= FEWEST_WORDS]) > 30, "too few pages to say anything"
    too_hard = [f"{name}: {grade:.1f}" for name, grade, _ in measured if grade > ceiling(name)]
    assert too_hard == []


def test_the_measure_tells_hard_words_from_easy_ones() -> None:
    easy = (
        "<main><p>"
        + "The child is cold. Nobody is at home. We can help you. Tell us what you saw. " * 3
        + "</p></main>"
    )
    hard = (
        "<p>The responsible authority determines whether statutory intervention is proportionate, having regard to the "
        "aggregated chronology of previously substantiated notifications and professional observations.</p>"
    )
    assert grade_of(easy)[0] < EASY
    assert grade_of(f"<main>{hard * 2}</main>")[0] > 15
