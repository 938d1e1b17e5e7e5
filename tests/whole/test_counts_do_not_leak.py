"""A restricted family changes nothing, not a word and not a number, on any page of those who may not see it."""

import re
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.families.models import Restriction
from hearth.scope.opening import holder_scope
from tests.whole.routes import CONCERN, HOLDING, TRIAGE, Row
from tests.whole.states import ABOUT_A_FAMILY
from tests.whole.visiting import Visitor
from tests.whole.walking import address
from tests.world import Records, World, open_world, restricted_world

MAY_NOT = ["tess", "kemi", "other", "ravi", "hana", "pia", "pat", "eve"]
LISTS = [
    ("worklist:today", ""),
    ("worklist:today", "?whose=team"),
    ("triage:queue", ""),
    ("triage:queue", "?show=mine"),
    ("triage:queue", "?show=overdue"),
    ("triage:queue", "?show=decided"),
    ("triage:queue", "?show=urgent"),
    ("triage:queue", "?show=repeated"),
    ("triage:queue", "?show=unheld"),
    ("triage:queue", "?show=waiting&from=professional"),
    ("triage:crowds", ""),
    ("triage:held", ""),
    ("triage:same", ""),
    ("casework:caseload", "?whose=mine"),
    ("casework:caseload", "?whose=team"),
    ("referrals:received", ""),
    ("referrals:received", "?show=accepted"),
    ("concerns:my_referrals", ""),
    ("outcomes:report", ""),
    ("shared:list", ""),
    ("restricting:grants", ""),
    ("restricting:break_glass", ""),
]
RECORDS = ["familyfile:family", "sharing:list", "assessments:change", "casework:episode", "triage:concern"]
VALUES = re.compile(r"'[^']*'|\b\d[\d.]*\b|\"s\d+_x\d+\"")
TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"')  # new on each page


@dataclass(frozen=True)
class Seen:
    """Each person's pages before there was a restricted family, and after."""

    before: dict[tuple[str, str], bytes]
    after: dict[tuple[str, str], bytes]
    restricted: World


def pages_of(world: World) -> list[str]:
    opened = [(name, records) for name in RECORDS for records in (world.council, world.charity)]
    known = [reverse(name, args=[id]) for name, records in opened if (id := _of(name, records))]
    return [reverse(name) + query for name, query in LISTS] + known


def _of(name: str, records: Records) -> Any:
    return getattr(
        records, f"{name.split(':')[1]}_id".replace("change_id", "family_id").replace("list_id", "family_id")
    )


def look(visitors: dict[str, Visitor], pages: list[str]) -> dict[tuple[str, str], bytes]:
    """What each of them reads. Every page answers or says that there is nothing; none breaks."""
    answers = {(name, page): who.ask("GET", page) for name, who in visitors.items() for page in pages}
    assert {answer.status for answer in answers.values()} <= {
        200,
        302,
        404,
    }  # whoever signs in is led to their first page
    return {where: TOKEN.sub(b"", answer.body) for where, answer in answers.items()}


@pytest.fixture(scope="module")
def seen(standing_cast: Any) -> Any:
    with time_machine.travel(timezone.now(), tick=False):
        usual = open_world(standing_cast)
        visitors = {name: Visitor(getattr(standing_cast, name)) for name in [*MAY_NOT, "dev", "sol", "hugo"]}
        before = look(visitors, pages_of(usual))
        restricted = restricted_world(standing_cast)
        yield Seen(before, look(visitors, pages_of(usual)), restricted)


@pytest.mark.parametrize("name", MAY_NOT)
def test_their_pages_stay_as_they_were_to_the_byte(name: str, seen: Seen) -> None:
    changed = [page for (who, page), body in seen.before.items() if who == name and seen.after[who, page] != body]
    assert changed == []


@pytest.mark.parametrize("name", MAY_NOT)
def test_no_name_and_no_reference_of_it_stands_anywhere(name: str, seen: Seen) -> None:
    words = {*seen.restricted.council.words, *seen.restricted.charity.words}
    pages = {page: body.decode() for (who, page), body in seen.after.items() if who == name}
    assert [(page, word) for page, body in pages.items() for word in words if word in body] == []


@pytest.mark.parametrize(
    ("name", "page"),
    [("dev", "triage:queue"), ("dev", "triage:held"), ("sol", "worklist:today"), ("hugo", "referrals:received")],
)
def test_those_who_may_do_see_it(name: str, page: str, seen: Seen) -> None:
    assert seen.after[name, reverse(page)] != seen.before[name, reverse(page)]


@pytest.mark.parametrize("misspelt", [False, True], ids=["as it is", "misspelt"])
@pytest.mark.parametrize("name", ["tess", "kemi", "other", "ravi", "hana"])
def test_a_search_by_its_name_finds_what_a_search_by_no_name_finds(
    name: str, misspelt: bool, seen: Seen, standing_cast: Any
) -> None:
    who, page = Visitor(getattr(standing_cast, name)), reverse("familyfile:search")
    it, nobody = seen.restricted.council, ("Nemo", "Nowhere")
    asked = (it.child_name, f"{it.name}e" if misspelt else it.name)
    found, nothing = (_searched(who, page, *names) for names in (asked, nobody))
    assert "Nobody you may see" in nothing
    assert _without_words(found, *asked) == _without_words(nothing, *nobody)
    assert it.child_name in _searched(Visitor(standing_cast.dev), page, *asked).partition("match")[2]


def _searched(who: Visitor, page: str, given: str, family: str) -> str:
    return who.ask("POST", page, f"given_name={given}&family_name={family}").body.decode()


def test_the_auditors_log_says_who_looked_and_names_nobody(seen: Seen, standing_cast: Any) -> None:
    """What was done to a restricted record is in it, as to any, by its number; no name and no reference is."""
    log = Visitor(standing_cast.abe).ask("GET", reverse("log:list")).body.decode()
    assert "Duty manager" in log
    of_it = seen.restricted.council
    ids = {str(getattr(of_it, each.name)) for each in fields(Records) if each.name.endswith("_id")}
    assert [word for word in of_it.words if word in log and word not in ids] == []


@pytest.mark.parametrize("name", ["tess", "kemi", "ravi"])
def test_an_error_says_the_same_of_it_as_of_what_never_was(name: str, seen: Seen, standing_cast: Any) -> None:
    """Each page of triage about one record, whatever is sent to it."""
    visitor = Visitor(getattr(standing_cast, name))
    never = replace(
        seen.restricted.council, **{each.name: uuid7() for each in fields(Records) if each.name.endswith("_id")}
    )
    of_triage = [row for row in TRIAGE if row.who in (CONCERN, HOLDING)]
    for row in of_triage:
        for method in row.methods:
            it, nothing = (visitor.ask(method, address(row, records)) for records in (seen.restricted.council, never))
            assert (it.status, TOKEN.sub(b"", it.body)) == (nothing.status, TOKEN.sub(b"", nothing.body)), row.route


def _without_words(body: str, *words: str) -> str:
    """Without what was typed, which the page shows again."""
    body = TOKEN.sub(b"", body.encode()).decode()
    for word in words:
        body = body.replace(word, "")
    return body


def test_a_number_that_is_right_in_another_register_says_what_a_wrong_one_says(seen: Seen, standing_cast: Any) -> None:
    """Ravi works elsewhere: whatever he types, the page is the same."""
    with holder_scope(standing_cast.northmoor.pk):
        right = Restriction.objects.get(family_id=seen.restricted.council.family_id, ends=None).number
    who, page, wrong = Visitor(standing_cast.ravi), reverse("restricting:break_glass"), "R-2222-2222"
    told = [who.ask("POST", page, f"number={number}&reason=Now&code=1").body.decode() for number in (right, wrong)]
    assert _without_words(told[0], right) == _without_words(told[1], wrong)


@pytest.mark.parametrize("row", ABOUT_A_FAMILY, ids=lambda row: row.route)
def test_a_refusal_goes_the_same_way_whatever_is_refused(row: Row, seen: Seen, standing_cast: Any) -> None:
    """The same questions to the database, one by one: a clock, however fine, finds nothing between them."""
    ids: dict[str, Any] = {each.name: uuid7() for each in fields(Records) if each.name.endswith("_id")}
    never = replace(seen.restricted.council, **ids)
    for name in ("tess", "kemi"):
        visitor = Visitor(getattr(standing_cast, name))
        ways = [questions(visitor, address(row, records)) for records in (never, seen.restricted.council)]
        assert ways[0] == ways[1]


def questions(visitor: Visitor, page: str) -> list[str]:
    """What a request asks of the database, without what it asks about."""
    with CaptureQueriesContext(connection) as asked:
        visitor.ask("GET", page)
    return [VALUES.sub("?", each["sql"]) for each in asked.captured_queries]
