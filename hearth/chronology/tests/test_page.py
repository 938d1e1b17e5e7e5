"""The chronology as it is read: three strands, filters that are links, the same sign again, pages by key."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.chronology.views import MANY
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from tests.cast import Cast

NOT_THE_PAGES = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")
Tell = Callable[..., Entry]


@pytest.fixture
def read(cast: Cast, family: Family, sign_in: Any) -> Callable[..., str]:
    def page(query: str = "", who: Any = None) -> str:
        answer = sign_in(who or cast.tess).get(reverse("chronology:chronology", args=[family.pk]) + query)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return page


def test_the_same_sign_from_several_sources_reads_as_a_pattern(tell: Tell, read: Any) -> None:
    tell(420, needs=["not_fed"], source_name="Miss Hall", agency_name="Beck Lane School")
    tell(300, needs=["not_fed"], source_name="Mr Lee", agency_name="Beck Lane School")
    tell(200, needs=["not_fed", "left_alone"], source_name="Joan Bird")
    tell(3, needs=["not_fed"], source_name="Somebody who gave no name")
    tell(2, needs=["not_fed"], source_name="Somebody who gave no name")
    tell(1, "agencies", "Decision", needs=["not_fed"])
    page = read()
    assert re.search(r"Not fed</a>: 5 times in 14 months, from 3 separate sources", page)
    assert "Left alone</a>: " not in page  # once is no pattern


def test_a_pattern_leads_to_its_entries(tell: Tell, read: Any) -> None:
    for ago, words in [(90, "No lunch"), (20, "No breakfast")]:
        tell(ago, needs=["not_fed"], words=words, source_name="Joan Bird")
    tell(10, words="Out late")
    href = re.search(r'href="[^"]*(\?[^"#]*)[^"]*">Not fed</a>: 2 times in 2 months, all from one source', read())
    assert href
    page = read(href[1].replace("&amp;", "&"))
    assert "No lunch" in page
    assert "No breakfast" in page
    assert "Out late" not in page


def test_each_filter_narrows(tell: Tell, read: Any, people: dict[str, Person]) -> None:
    tell(800, words="long ago", people=[people["Maya"]])
    tell(30, "life", "Moved home", words="a new home", people=[people["Ivo"]])
    like = tell(10, words="from the school", agency_name="Beck Lane School", source_name="Miss Hall")
    for query, there, gone in [
        (f"?person={people['Ivo'].pk}", "a new home", "long ago"),
        ("?strand=life", "a new home", "from the school"),
        (f"?source={like.pk}", "from the school", "a new home"),
        (f"?year={(timezone.localdate()).year - 3}", "Nothing is recorded here", "a new home"),
    ]:
        page = read(query)
        assert there in page, query
        assert gone not in page, query


@pytest.mark.parametrize(
    "query",
    ["?strand=';--", "?person=x", "?year=99999999999999999999", "?year=٢٠٢٥", "?before=x_y", "?need=%00", "?source=1"],
)
def test_an_altered_address_breaks_nothing(tell: Tell, read: Any, query: str) -> None:
    tell(3, words="here")
    read(query)


def test_pages_are_found_by_key_and_none_is_lost(tell: Tell, read: Any) -> None:
    for ago in range(MANY + 5):
        tell(ago // 2, "agencies", f"Thing {ago:03}.")
    first = read()
    older = re.search(r'href="[^"]*\?(before=[^"#]+)[^"]*"', first)
    assert older
    second = read(f"?{older[1]}")
    seen = [set(re.findall(r"Thing \d{3}\.", page)) for page in (first, second)]
    assert (len(seen[0]), len(seen[1]), seen[0] & seen[1]) == (MANY, 5, set())


def test_who_may_see_an_entry_is_honoured(cast: Cast, tell: Tell, read: Any, family: Family, sign_in: Any) -> None:
    tell(9, words="for all staff", source_name="A")
    tell(5, words="for triage alone", seen_by="triage", needs=["not_fed"], source_name="Rumour")
    tell(4, words="for the few", seen_by="few", needs=["not_fed"], source_name="Whisper")
    tess, dev = read(who=cast.tess), read(who=cast.dev)
    assert [words in tess for words in ("for all staff", "for triage alone", "for the few")] == [True, True, False]
    assert "for the few" in dev
    assert "Not fed</a>: 2 times" in dev
    assert "Not fed</a>: 2 times" not in tess
    assert "Whisper" not in tess
    record = sign_in(cast.tess).get(reverse("familyfile:family", args=[family.pk])).content.decode()
    assert "for the few" not in record
    assert "2 in the last 12 months, from 2 sources" in record


def test_what_tells_of_a_sealed_person_is_gone_for_everybody(
    cast: Cast, tell: Tell, read: Any, people: dict[str, Person], family: Family, sign_in: Any
) -> None:
    tell(5, words="about Ivo", people=[people["Ivo"], people["Maya"]], needs=["not_fed"])
    tell(4, words="about Maya", people=[people["Maya"]])
    with holder_scope(cast.tess.holder_id):
        Person.objects.filter(pk=people["Ivo"].pk).update(sealed_at=timezone.now())
    for who in (cast.tess, cast.dev):
        page = read(who=who)
        assert "about Maya" in page
        assert not re.search(r"\bIvo\b", page)  # a form's token may have these letters in it
        assert "Not fed" not in page
    record = sign_in(cast.dev).get(reverse("familyfile:family", args=[family.pk])).content.decode()
    assert "about Ivo" not in record
    assert "1 in the last 12 months" in record


@pytest.mark.parametrize("who", ["kemi", "other", "ravi", "hana", "eve", "pia"])
def test_nobody_else_may(cast: Cast, family: Family, sign_in: Any, who: str) -> None:
    answer = sign_in(getattr(cast, who)).get(reverse("chronology:chronology", args=[family.pk]))
    assert answer.status_code == 404


def test_opening_it_is_written_down(cast: Cast, read: Any, family: Family) -> None:
    read()
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(family.pk)).count() == 1


def test_few_questions(tell: Tell, read: Any, people: dict[str, Person]) -> None:
    for ago in range(20):
        tell(ago * 30, needs=["not_fed"], people=[people["Maya"]], source_name=f"Source {ago % 4}")
    read()
    with CaptureQueriesContext(connection) as asked:
        read()
    assert sum(not NOT_THE_PAGES.search(query["sql"]) for query in asked.captured_queries) <= 8
