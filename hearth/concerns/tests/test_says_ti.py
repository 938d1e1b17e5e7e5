"""In Welsh a child's and a friend's pages say "ti", whatever they say and whatever went wrong; never "chi"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import add_message, report, report_to_each
from hearth.concerns.models import Concern, WrongSecret
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.queries import destination_of
from hearth.concerns.tests import voices
from hearth.scope.opening import holder_scope
from hearth.ui.catalogues import gather, said_to_a_child

# Words, and endings of words, that speak to several people, or politely to one.
CHI = re.compile(r"\b(chi|chithau|eich|ich|ydych|oeddech|[a-zâêîôûŵŷ]+(wch|asoch|och|ech))\b", re.IGNORECASE)
NOT_SAID_TO_ANYBODY = {"och", "coch", "moch", "toch", "foch", "iwch", "uwch", "lwch", "drwch", "flwch", "blwch"}
# What a child says to us, who are many; and "you both".
SAID_BY_A_CHILD = re.compile(
    r"(Anfonwch neges destun|Ffoniwch fi|Na, cadwch e’n gyfrinach|Dw i eisiau dweud wrthych chi|Dwi ddim yn gwybod"
    r"|Cer gyda dy ffrind at oedolyn rydych chi’ch dau).*"
)
DRAWN = re.compile(r"\b[A-Z0-9]{4}(-[A-Z0-9]{4})+\b")  # a reference or a secret may be drawn as PWCH-…
PAGES = (
    "young_start young_me young_neglect young_who_will_know young_grown_ups friend_start young_call_999 young_today "
    "friend_call_999 friend_today young_way_back young_lost"
).split()
WRONG: tuple[dict[str, str], ...] = (
    {},
    {"how": "postcode", "postcode": "the red house"},
    {"how": "postcode", "postcode": "ZZ9 9ZZ"},
    {"how": "postcode", "postcode": "JE2 3AB"},
    {"how": "postcode", "postcode": "IM9 9ZZ"},
    {"how": "postcode", "postcode": "BF1 2AT"},
    {"how": "postcode", "postcode": ""},
    {"how": "school", "school": ""},
    {"how": "council", "council": "Xyzzyton"},
    {"how": "council", "council": "x" * 500},
    {"how": "text", "text_number": "ring me"},
    {"how": "phone", "phone_number": ""},
    {"how": "nonsense"},
    {"account": "x" * 20_000},
    {"account": "a\0b", "given_names": "a\0b", "wants": "a\0b", "name": "a\0b"},
    {"given_names": "x" * 500, "name": "x" * 500, "age": "x" * 500, "wants": "x" * 20_000},
    {"adult": "yes", "who": ""},
)


class Read(HTMLParser):
    """What a page says, aloud and in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent = tag if tag in ("script", "style", "textarea") else self.silent
        self.said += [value for name, value in attrs if name in ("alt", "aria-label", "title", "placeholder") and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(" ".join(data.split()))


def politely(page: Any) -> set[str]:
    """Sentences of a page that say "chi"."""
    reader = Read()
    reader.feed(page.content.decode())
    to_them = (said for said in reader.said if not SAID_BY_A_CHILD.fullmatch(said))
    return {said for said in to_them if any(_is_chi(found) for found in CHI.finditer(DRAWN.sub("", said)))}


def _is_chi(found: re.Match[str]) -> bool:
    return found[0].lower() not in NOT_SAID_TO_ANYBODY


def asked(client: Client, voice: str) -> Iterator[Any]:
    """Every page of one voice: asked, answered in every wrong way, answered well, checked and sent."""
    journey = JOURNEYS[voice]
    for step, good in voices.ANSWERS[voice].items():
        address = journey.address(step)
        yield client.get(address)
        for wrong in WRONG:
            yield client.post(address, wrong)
        assert client.post(address, good).status_code == 302, step
    yield client.get(journey.address("ring"))
    yield client.get(reverse(f"concerns:{journey.name_of('contact')}", args=["northmoor"]))
    yield client.get(journey.address("check"))
    yield client.post(journey.address("check"), follow=True)


@pytest.mark.usefixtures("postcodes", "cast")
@pytest.mark.parametrize("voice", ["young", "friend"])
def test_no_page_of_theirs_says_chi(client: Client, voice: str) -> None:
    wrong: set[str] = set()
    with translation.override("cy"):
        pages = [reverse(f"concerns:{name}") for name in PAGES]
        for page in [*(client.get(address) for address in pages), *asked(client, voice)]:
            if page.headers["Content-Type"].startswith("text/html"):
                assert 'lang="cy"' in page.content.decode() or page.status_code == 302
                wrong |= politely(page)
    assert sorted(wrong) == []


@pytest.mark.usefixtures("postcodes")
def test_coming_back_to_a_childs_report_says_ti_too(client: Client, cast: Any, telling: Any) -> None:
    """However it stands: waiting, late, opened, decided with and without an answer, with news, after a wrong press."""
    own = telling(route="child", about_self=True)
    receipt = report_to_each(telling=own, copies=[replace(own, key="copy", to=eastvale(cast))], by=PUBLIC)
    with translation.override("cy"):
        given = {"reference": receipt.reference, "secret": receipt.way_back}
        client.post(reverse("concerns:way_back"), given)
        page = reverse("concerns:my_report")
        long_ago = timezone.now() - timedelta(days=40)
        said = [client.get(page)]
        for many in (1, 2):
            with holder_scope(cast.northmoor.id):
                for _ in range(many):
                    concern = Concern.objects.get()
                    add_message(concern=concern, words="Diolch.", written_by="staff", by=cast.tess)
            said.append(client.get(page))
            assert "newydd i ti." in said[-1].content.decode()
        for stands in (
            {"decision_due": long_ago, "received_at": long_ago},
            {"acknowledged_at": long_ago},
            {"decided_at": long_ago},
            {"about_self": False},
            {"public_answer": "Diolch."},
            {"passed_on_at": long_ago, "passed_to_body": "eastvale"},
        ):
            with holder_scope(cast.northmoor.id):
                Concern.objects.update(**stands)
            said.append(client.get(page))
        said += [client.post(page, wrong) for wrong in ({}, {"words": "a\0b"}, {"words": "x" * 9_000})]
        for words in ("Mae’n oer", "Mae’n oer o hyd"):
            client.post(page, {"words": words, "key": "one press"})
        said.append(client.post(page, {"words": "Eto", "key": "one press"}))
        for file in (b"", b"MZ\x00\x01", b"%PDF-1.7 broken", b"GIF89a broken"):
            said.append(client.post(page, {"attached": SimpleUploadedFile("clip.pdf", file), "add_files": "yes"}))
        said.append(client.get(page))
    assert all('lang="cy"' in each.content.decode() for each in said)
    assert sorted({sentence for each in said for sentence in politely(each)}) == []
    assert "Dywedaist ti wrth" in said[0].content.decode()


@pytest.mark.usefixtures("postcodes")
def test_a_child_is_called_ti_before_the_secret_is_given(client: Client, cast: Any, telling: Any) -> None:
    """By the child's own door, which every page of theirs leads to; all that can go wrong there, and then in."""
    receipt = report(telling=telling(route="child", about_self=True), by=PUBLIC)
    given = {"reference": receipt.reference, "secret": receipt.way_back}
    with translation.override("cy"):
        door = reverse("concerns:young_way_back")
        assert f'href="{door}"' in client.get(reverse("concerns:young_start")).content.decode()
        wrong = ({}, {"reference": "a\0b", "secret": "x" * 500}, *[given | {"secret": "AAAA-AAAA-AAAA-AAAA"}] * 12)
        said = [client.post(door, each) for each in wrong]
    assert {each.status_code for each in said} == {200, 429}
    assert sorted({sentence for each in said for sentence in politely(each)}) == []
    WrongSecret.objects.all().delete()
    assert client.post(door, given).headers["Location"] == reverse("concerns:my_report")


def test_coming_back_to_anybody_elses_report_says_chi(client: Client, cast: Any, telling: Any) -> None:
    receipt = report(telling=telling(), by=PUBLIC)
    with translation.override("cy"):
        client.post(reverse("concerns:way_back"), {"reference": receipt.reference, "secret": receipt.way_back})
        assert "Dywedoch wrth" in client.get(reverse("concerns:my_report")).content.decode()


def eastvale(cast: Any) -> Any:
    return destination_of(cast.eastvale.body)


def test_the_reader_knows_chi_from_other_words() -> None:
    assert all(CHI.search(said) for said in ("Dewiswch un", "eich enw", "Ydych chi’n iawn?", "Gallwch", "Dywedoch"))
    assert not CHI.search("Dewis un. Dy enw di. Rwyt ti’n iawn. Siarad â rhywun. Ffonia 999.")


def test_everything_in_their_catalogue_is_still_said_somewhere() -> None:
    """With the same places for words and the same tags as elsewhere."""
    everywhere, kept = {message.id for message in gather()}, re.compile(r"\{\w*\}|%\(\w+\)s|</?[a-z]+")
    for message in said_to_a_child():
        if message.id:
            assert message.id in everywhere
            english = [message.id] if isinstance(message.id, str) else message.id
            welsh = [message.string] if isinstance(message.string, str) else list(message.string or ())
            assert {tuple(sorted(kept.findall(each))) for each in welsh} == {
                tuple(sorted(kept.findall(each))) for each in english
            }


def test_other_pages_go_on_saying_chi(client: Client, db: None) -> None:
    client.get("/cy/young/tell/danger")
    assert "Dewis un, i ni wybod" in client.post("/cy/young/tell/danger").content.decode()
    assert "Dewiswch" in client.post("/cy/worried/danger").content.decode()
    assert "Choose one" in client.post("/young/tell/danger").content.decode()
