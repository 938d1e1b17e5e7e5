"""A copy for one person who asks: proposed, decided, made; and what is hidden is nowhere in the file."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearth.audit.models import AuditEvent
from hearth.chronology.copies.actions import (
    Footing,
    NotACopy,
    Wanted,
    begin_copy,
    decide_entry,
    decide_words,
    make_copy,
)
from hearth.chronology.copies.printing import as_pdf
from hearth.chronology.copies.rules import (
    AUDIENCES,
    LEFT_OUT,
    NO_SOURCE,
    NO_WORDS,
    OF_THE_FAMILY,
    SHOWN,
    Asker,
    Told,
    proposal,
    without,
)
from hearth.chronology.models import Copy, Entry
from hearth.families.actions import move_home
from hearth.families.actions.life import Home
from hearth.families.models import Family, Person, Sharing
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

Tell = Callable[..., Entry]
FOOTING = Footing("Subject access request", told=True)


def text_of(pdf: bytes) -> str:
    """Every word that can be read out of the file."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.fixture
def life(cast: Cast, tell: Tell, people: dict[str, Person], family: Family) -> dict[str, Entry]:
    """One of each kind of thing that not everybody may read."""
    maya, carol, dan = people["Maya"], people["Carol"], people["Dan"]
    with holder_scope(cast.tess.holder_id):
        move_home(
            family=family, home=Home("7 Refuge Row", "NM9 9ZZ", secret=True), people=[carol], since=None, by=cast.tess
        )
    neighbour = {"source_name": "Joan Bird", "holds": ["reporter"], "people": [maya]}
    child = {"source_name": "The child", "holds": ["childs_account"], "people": [maya]}
    alone = {"holds": ["childs_account"], "people": [maya]}
    rang = "Carol rang from 7  refuge row, near NM9 9ZZ. joan bird had called."
    return {
        "neighbour": tell(90, words="Joan Bird here. No tea again.", **neighbour),
        "child": tell(80, title="A child or young person told us", words="I am scared of Dad", **child),
        "visit": tell(70, "agencies", "Visit: Maya Fenn seen alone", words="She drew a house on fire", **alone),
        "pregnancy": tell(60, "life", "A baby is expected", words="Due in May", holds=["pregnancy"], people=[carol]),
        "dan": tell(50, "agencies", "Detox began", words="Dan is at the clinic", people=[dan]),
        "moved": tell(40, "life", "Moved to an address that is kept secret", holds=["address"], people=[carol]),
        "review": tell(30, "agencies", "Review", words=rang, people=[maya, carol]),
        "allegation": tell(20, words="About a teacher", seen_by="triage"),
    }


def copy_for(cast: Cast, family: Family, audience: str, person: Person | None = None) -> Copy:
    wanted = Wanted(audience, "They asked", person=person, with_whom="" if person else "Somebody")
    return begin_copy(family=family, wanted=wanted, by=cast.tess)


def made_for(cast: Cast, family: Family, audience: str, person: Person | None = None) -> str:
    with holder_scope(cast.tess.holder_id):
        copy = copy_for(cast, family, audience, person)
        return text_of(as_pdf(make_copy(copy=copy, footing=FOOTING, by=cast.tess)))


def test_each_reader_has_what_is_theirs_and_no_more(
    cast: Cast, family: Family, life: dict[str, Entry], people: dict[str, Person]
) -> None:
    dad = made_for(cast, family, "parent", people["Dan"])
    mum = made_for(cast, family, "parent", people["Carol"])
    maya = made_for(cast, family, "child", people["Maya"])
    agency = made_for(cast, family, "agency")
    worker = made_for(cast, family, "worker")
    assert "Dan is at the clinic" in dad
    for words in ("A baby is expected", "Due in May", "I am scared of Dad", "a house on fire", "Moved to", "Joan"):
        assert words not in dad, words
    assert "A baby is expected" in mum
    for words in ("Dan is at the clinic", "I am scared of Dad", "No tea again", "a house on fire"):
        assert words not in mum, words
    assert "a house on fire" in maya
    assert "A baby is expected" not in maya
    assert "I am scared of Dad" in agency
    assert "Due in May" not in agency
    for copy in (dad, mum, maya, agency):
        low = " ".join(copy.split()).casefold()
        assert "refuge row" not in low
        assert "nm9 9zz" not in low
        assert "joan" not in low
        assert "about a teacher" not in low
    assert "Joan Bird here. No tea again." in worker
    assert "About a teacher" in worker


def test_hidden_text_is_nowhere_in_the_file(cast: Cast, family: Family, life: dict[str, Entry], people: Any) -> None:
    """Not on a page, not in its outline, not in what the file says of itself."""
    with holder_scope(cast.tess.holder_id):
        made = make_copy(copy=copy_for(cast, family, "parent", people["Dan"]), footing=FOOTING, by=cast.tess)
        assert "scared" not in str(made.lines)
        document = pypdfium2.PdfDocument(as_pdf(made))
        told = [
            text_of(as_pdf(made)),
            str(document.get_metadata_dict()),
            *(mark.get_title() for mark in document.get_toc()),
        ]
    assert not [
        words for words in ("scared", "Refuge", "Joan", "Due in May", "teacher") for part in told if words in part
    ]


def test_a_person_decides_otherwise_and_says_why(
    cast: Cast, family: Family, life: dict[str, Entry], people: dict[str, Person]
) -> None:
    with holder_scope(cast.tess.holder_id):
        copy = copy_for(cast, family, "parent", people["Carol"])
        decide_entry(copy=copy, entry=life["visit"], part=SHOWN, why="Maya asked us to show her", by=cast.tess)
        decide_entry(copy=copy, entry=life["review"], part=LEFT_OUT, why="It would lead to her", by=cast.tess)
        decide_words(copy=copy, words="a house", shown=False, why="A detail that gives it away", by=cast.tess)
        with pytest.raises(NotACopy, match="Say why"):
            decide_entry(copy=copy, entry=life["dan"], part=SHOWN, why=" ", by=cast.tess)
        told = text_of(as_pdf(make_copy(copy=copy, footing=FOOTING, by=cast.tess)))
        with pytest.raises(NotACopy, match="made already"):
            decide_entry(copy=Copy.objects.get(pk=copy.pk), entry=life["dan"], part=SHOWN, why="Late", by=cast.tess)
    assert "She drew [left out] on fire" in told
    assert "Carol rang" not in told


def test_words_may_be_let_stand(cast: Cast, family: Family, life: dict[str, Entry]) -> None:
    with holder_scope(cast.tess.holder_id):
        copy = copy_for(cast, family, "court")
        decide_words(copy=copy, words="Joan Bird", shown=True, why="The court has her statement", by=cast.tess)
        told = text_of(as_pdf(make_copy(copy=copy, footing=FOOTING, by=cast.tess)))
    assert "Joan Bird here" in told


def test_what_leaves_the_agency_is_written_down_as_shared(
    cast: Cast, family: Family, life: dict[str, Entry], people: dict[str, Person]
) -> None:
    made_for(cast, family, "worker")
    with holder_scope(cast.tess.holder_id):
        assert not Sharing.objects.exists()
        copy = copy_for(cast, family, "parent", people["Dan"])
        for footing, lack in [(None, "lawful basis"), (Footing("A request", told=False), "not told")]:
            with pytest.raises(NotACopy, match=lack):
                make_copy(copy=copy, footing=footing, by=cast.tess)
        make_copy(copy=copy, footing=FOOTING, by=cast.tess)
        shared = Sharing.objects.get()
        assert "Dan Orr (a parent or carer)" in shared.with_whom
        assert shared.lawful_basis == "Subject access request"
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="made", subject_id=str(copy.pk)).count() == 1


def test_a_made_copy_stays_as_it_was_given_out(cast: Cast, family: Family, tell: Tell) -> None:
    entry = tell(5, "agencies", "Visit", words="As it was told")
    with holder_scope(cast.tess.holder_id):
        copy = make_copy(copy=copy_for(cast, family, "worker"), footing=None, by=cast.tess)
        Entry.objects.filter(pk=entry.pk).update(words="As it was corrected")
        assert "As it was told" in text_of(as_pdf(Copy.objects.get(pk=copy.pk)))


def test_a_copy_made_before_a_sealing_is_gone_after_it(
    cast: Cast, family: Family, life: dict[str, Entry], people: dict[str, Person], sign_in: Any
) -> None:
    with holder_scope(cast.tess.holder_id):
        copy = make_copy(copy=copy_for(cast, family, "worker"), footing=None, by=cast.tess)
        Person.objects.filter(pk=people["Maya"].pk).update(sealed_at=timezone.now())
        after = make_copy(copy=copy_for(cast, family, "worker"), footing=None, by=cast.tess)
        assert "Maya" not in str(after.lines)
    client = sign_in(cast.dev)
    assert client.get(reverse("chronology:copy_pdf", args=[copy.pk])).status_code == 404
    assert client.get(reverse("chronology:copy_pdf", args=[after.pk])).status_code == 200


STRANDS = st.sampled_from(["worries", "life", "agencies"])
HELD = st.frozensets(st.sampled_from(["reporter", "childs_account", "pregnancy", "address"]))
PEOPLE = st.frozensets(st.sampled_from(["mum", "dad", "maya", "ivo"]))


@given(st.sampled_from(list(AUDIENCES)), STRANDS, HELD, PEOPLE, st.sampled_from(["mum", "dad", "maya", "ivo"]))
def test_what_may_never_happen_is_never_proposed(
    audience: str, strand: str, holds: frozenset[str], people: frozenset[str], who: str
) -> None:
    told = Told(strand, holds, people, people & {"mum", "dad"})
    asker = Asker(audience, who if audience in OF_THE_FAMILY else "")
    part = proposal(told, asker).part
    if audience in OF_THE_FAMILY:
        if "reporter" in holds:
            assert part in (NO_WORDS, LEFT_OUT)
        if "childs_account" in holds and not (audience == "child" and who in people):
            assert part in (NO_WORDS, LEFT_OUT)
        if "pregnancy" in holds and who not in people:
            assert part == LEFT_OUT
    elif audience == "agency" and "reporter" in holds:
        assert part in (NO_SOURCE, LEFT_OUT)
    if part != SHOWN:
        assert proposal(told, asker).reasons


@given(st.text(max_size=80), st.text(alphabet="abcXYZ é1", min_size=3, max_size=12))
def test_hidden_words_are_gone_and_nothing_else_is(text: str, word: str) -> None:
    hidden = without(f"{text} {word.upper()} {text}", [word])
    if word.split():
        assert word.upper().strip() not in hidden.split(" ") or " " in word.strip()
    assert without(text, []) == text


def test_a_child_under_twelve_is_told_rather_than_given() -> None:
    told = Told("worries", frozenset(), frozenset({"maya"}), frozenset())
    assert proposal(told, Asker("child", "maya", 8)).part == NO_WORDS
    assert proposal(told, Asker("child", "maya", 15)).part == SHOWN


def test_by_the_pages(
    cast: Cast, family: Family, life: dict[str, Entry], people: dict[str, Person], sign_in: Any
) -> None:
    client: Client = sign_in(cast.tess)
    start = reverse("chronology:copies", args=[family.pk])
    assert "Choose who asks for a copy" in client.post(start, {}).content.decode()
    assert "Choose which parent or carer" in client.post(start, {"audience": "parent", "why": "x"}).content.decode()
    begun = client.post(start, {"audience": "parent", "parent": str(people["Dan"].pk), "why": "He asked"})
    preview = client.get(begun["Location"]).content.decode()
    assert "Nothing has been given out yet" in preview
    assert "The words may give away who told us." in preview
    assert "I am scared of Dad" not in preview
    with holder_scope(cast.tess.holder_id):
        copy = Copy.objects.get()
    entry = reverse("chronology:copy_entry", args=[copy.pk, life["dan"].pk])
    assert "Dan is at the clinic" in client.get(entry).content.decode()
    assert "Say why" in client.post(entry, {"part": "left_out"}).content.decode()
    client.post(entry, {"part": "left_out", "why": "He asked us to"})
    assert "Tess Okafor decided: He asked us to" in client.get(begun["Location"]).content.decode()
    words = reverse("chronology:copy_words", args=[copy.pk])
    assert "Write the words" in client.post(words, {"shown": "no", "words_why": "x"}).content.decode()
    client.post(words, {"words": "clinic", "shown": "no", "words_why": "A place"})
    make = reverse("chronology:make_copy", args=[copy.pk])
    assert "lawful basis" in client.post(make, {}).content.decode()
    done = client.post(make, {"lawful_basis": "Access request", "told": "yes"}, follow=True).content.decode()
    assert "The copy is made" in done
    pdf = client.get(reverse("chronology:copy_pdf", args=[copy.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    assert "What happened: Fenn" in text_of(pdf.content)
    assert client.post(make, {"lawful_basis": "Again", "told": "yes"}).status_code == 404
    assert client.get(entry).status_code == 404


def test_of_a_time(cast: Cast, family: Family, tell: Tell) -> None:
    tell(400, "agencies", "Long ago")
    tell(3, "agencies", "Lately")
    with holder_scope(cast.tess.holder_id):
        year = date(days.today().year - 1, 1, 1)
        wanted = Wanted(
            "worker", "x", with_whom="Tess", earliest=days.today().replace(day=1).replace(year=year.year + 1)
        )
        copy = make_copy(copy=begin_copy(family=family, wanted=wanted, by=cast.tess), footing=None, by=cast.tess)
    assert [line["title"] for line in copy.lines if line["title"] == "Long ago"] == []
