"""Each word that the public reads can be read in Welsh too, and is."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hearth.concerns.tests.test_work_links import MIDWIFE, come_by_link
from hearth.places.models import ResponsibleBody
from hearth.ui.catalogues import translations, untranslated
from tests.whole.public_pages import ANSWERS, PLACE, PROFESSIONAL, professionals_pages, public_pages

PLACE_FOR_WORDS = re.compile(r"\{\w*\}|%\(\w+\)s")
TAG = re.compile(r"</?[a-z]+")
OPEN, CLOSE = "⟦", "⟧"
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}

# What stays as it is in every language.
SAME_IN_WELSH = re.compile(
    r"English|Cymraeg"  # the languages' own names
    r"|(HTH|ASK)-[\w-]+|[A-Z0-9]{4}(-[A-Z0-9]{4}){3}"  # a reference, a secret
    r"|Contains (OS|Royal Mail) data ©.*|Source: Office for National Statistics.*"  # the words that a licence asks for
    r"|[1-5]\d\d [a-z-]+"  # of the API: a status, and the name of a problem
    r"|This is a demonstration:.*"  # nobody sees it in a council's own Hearth
)


def test_every_public_string_has_welsh() -> None:
    assert untranslated() == []


def test_the_welsh_keeps_every_place_for_words_and_every_tag() -> None:
    wrong = []
    for message in translations():
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        welsh = [message.string] if isinstance(message.string, str) else list(message.string)
        for each in welsh if message.id else []:
            for pattern in (PLACE_FOR_WORDS, TAG):
                if sorted(pattern.findall(each)) not in [sorted(pattern.findall(words)) for words in english]:
                    wrong.append(each)
    assert wrong == []


class Unmarked(HTMLParser):
    """What stands on a page outside the marks that every translatable string was given."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.silent, self.found = 0, "", list[str]()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("script", "style", "textarea", "code"):  # a box holds what the visitor typed
            self.silent = tag
        for name, value in attrs:
            if name in READ_ALOUD and not self.depth and value:
                self.found += outside(value)[0]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            found, self.depth = outside(data, self.depth)
            self.found += found


def outside(words: str, depth: int = 0) -> tuple[list[str], int]:
    found = [""]
    for letter in words:
        if letter == OPEN:
            depth += 1
            found.append("")
        elif letter == CLOSE:
            depth -= 1
        elif depth == 0:
            found[-1] += letter
    return [each.strip() for each in found if re.search(r"[^\W\d_]{2}", each)], depth


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every string that goes through the catalogue comes out between marks."""
    translation.gettext("")  # so that Django has put its own in place
    translation.ngettext("", "", 1)
    monkeypatch.setattr(translation._trans, "gettext", lambda words: f"{OPEN}{words}{CLOSE}")
    monkeypatch.setattr(translation._trans, "ngettext", lambda one, many, n: f"{OPEN}{one if n == 1 else many}{CLOSE}")


def typed_by_the_visitor() -> set[str]:
    steps = [step for voice in (*ANSWERS.values(), PROFESSIONAL) for step in [*voice.values(), PLACE]]
    names = {"Bea Marsh", "Mercy Okoye", "Northmoor Hospital", MIDWIFE, "Hearth"}
    return {str(each).strip() for step in steps for each in step.values()} | names


@pytest.mark.usefixtures("cast", "marked")
def test_no_public_page_says_anything_that_could_not_be_said_in_welsh(client: Client) -> None:
    assert unmarked(public_pages(client)) == {}


@pytest.mark.usefixtures("cast", "marked")
def test_nor_does_any_page_of_somebody_who_refers_a_child_at_work(client: Client) -> None:
    come_by_link(client)
    assert unmarked(professionals_pages(client, reverse("concerns:professional"))) == {}


@pytest.mark.usefixtures("cast")
def test_who_signed_in_refers_in_welsh_within_a_menu_that_says_it_is_english(sign_in: Any, cast: Any) -> None:
    page = sign_in(cast.pia).get("/cy/refer").content.decode()
    assert '<html lang="cy"' in page
    assert 'href="/refer" hreflang="en"' in page
    assert "Dechrau atgyfeiriad" in page
    assert '<div lang="en">' in page[: page.index("Sign out")]


def unmarked(pages: Iterable[tuple[str, HttpResponse]]) -> dict[str, list[str]]:
    """Words that stand outside the marks, and the pages on which they do."""
    wrong: dict[str, list[str]] = {}
    as_they_are = typed_by_the_visitor() | set(ResponsibleBody.objects.values_list("name", flat=True))
    for name, page in pages:
        reader = Unmarked()
        reader.feed(page.content.decode())
        for words in reader.found:
            said = words.strip(":– ")
            if not SAME_IN_WELSH.fullmatch(said) and said not in as_they_are:
                wrong.setdefault(words, []).append(name)
    return wrong
