"""Every route × method × person × {own record, restricted, another holder's}. Denied is one identical 404."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from uuid_utils.compat import uuid7

from hearth.access.models import User
from hearth.audit.models import AuditEvent
from hearth.demo.personas import PERSONAS
from hearth.scope.opening import holder_scope
from tests.whole.routes import (
    EVERYBODY,
    FOR_SYSTEMS,
    NO_SUCH_ADDRESS,
    NOTHING_OPEN,
    ONCE_SIGNED_IN,
    PERSONA,
    PUBLIC,
    ROWS,
    SIGNING_IN,
    Row,
    Whose,
)
from tests.whole.states import CASES, State
from tests.whole.visiting import Answer, Visitor
from tests.whole.walking import ROUTES, address, every_route
from tests.world import Records, open_world, restricted_world

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
FINE = {200, 201, 204, 302, 303, 400, 409, 415, 422}
NO_SUCH_PAGE = "/there/is/no/such/page"
SIGN_IN = "/sign-in/?next="
RULES = {"public", "signed in", "staff", "key"}
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Ground:
    """What the matrix walks over: visitors by name, and records by whose they are."""

    visitors: dict[str, Visitor]
    records: dict[str, Records]
    never: Records  # looks like one, and never was
    nothing: dict[tuple[str, str], Answer]  # what each visitor, by each method, is told of a page that is not there

    def cases(self, row: Row) -> Iterator[tuple[str, Records, set[str]]]:
        """Each state of the record behind a route, with who may open it."""
        if isinstance(row.who, str):
            yield "", self.never, set(row.who.split())
            return
        for each in fields(Whose):
            who = getattr(row.who, each.name)
            if who is not None:
                yield each.name, self.records[each.name], set(who.split())


@pytest.fixture(scope="module")
def ground(standing_cast: Any) -> Ground:
    usual, restricted = open_world(standing_cast), restricted_world(standing_cast)
    User.objects.create(pk=PERSONA, email=PERSONAS[0].email, name=PERSONAS[0].name)
    other_ids: dict[str, Any] = {each.name: uuid7() for each in fields(Records) if each.name.endswith("_id")}
    visitors = {"nobody": Visitor()} | {name: Visitor(getattr(standing_cast, name)) for name in EVERYBODY.split()}
    return Ground(
        visitors=visitors,
        records={
            "council": usual.council,
            "council_restricted": restricted.council,
            "charity": usual.charity,
            "charity_restricted": restricted.charity,
        },
        never=replace(usual.council, **other_ids),
        nothing={(name, each): visitors[name].ask(each, NO_SUCH_PAGE) for name in visitors for each in METHODS},
    )


A_FEW_OF_THE_PUBLIC = ["nobody", "tess", "pia"]


def those_who_ask(row: Row, method: str) -> list[str]:
    """Everybody asks for what is not for everybody. What is the same for all, is asked by a few.

    HEAD is GET without its words, and no view tells them apart: one who may asks, one who may not, and nobody.
    """
    if row.who == PUBLIC:
        return A_FEW_OF_THE_PUBLIC
    everybody = ["nobody", *EVERYBODY.split()]
    return one_of_each(row) if method == "HEAD" else everybody


def one_of_each(row: Row) -> list[str]:
    """Nobody, the first who may open the record, and the first who may not."""
    first = row.who if isinstance(row.who, str) else next(who for who in vars(row.who).values() if who is not None)
    may = set(first.split())
    asking = EVERYBODY.split()
    firsts = [next((each for each in asking if (each in may) is wanted), "nobody") for wanted in (True, False)]
    return list(dict.fromkeys(["nobody", *firsts]))


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    said = {row.route for row in [*ROWS, *FOR_SYSTEMS]} | {NO_SUCH_ADDRESS, NOTHING_OPEN, *SIGNING_IN, *ONCE_SIGNED_IN}
    assert len(ROUTES) == sum(1 for _ in every_route()), "two routes have one name"
    assert said == set(ROUTES)


@pytest.mark.parametrize("row", [*ROWS, *FOR_SYSTEMS], ids=lambda row: row.route)
def test_every_view_says_its_rule_and_the_row_says_the_same(row: Row) -> None:
    view: Any = ROUTES[row.route].callback
    assert view.access_rule in RULES
    assert (view.access_rule == "public") is (row.who == PUBLIC)
    assert (view.access_rule == "key") is (row in FOR_SYSTEMS)
    assert tuple(getattr(view, "methods", row.methods)) == row.methods


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_who_may_may_and_all_others_are_told_that_there_is_nothing(row: Row, ground: Ground) -> None:
    wrong = []
    for method in row.methods:
        for name in those_who_ask(row, method):
            visitor = ground.visitors[name]
            never = visitor.ask(method, address(row, ground.never))
            for state, records, may in ground.cases(row):
                answer = never if records is ground.never else visitor.ask(method, address(row, records))
                told = Told(answer, never, ground.nothing[name, method])
                problem = told.wrong_for_allowed if name in may else told.wrong_for(name)
                if problem:
                    wrong.append(f"{name} {method} {state}: {answer.status}, {problem}")
    assert wrong == []


@pytest.mark.parametrize(("state", "row"), CASES, ids=[f"{state.name}: {row.route}" for state, row in CASES])
def test_a_record_that_has_changed_its_state_opens_to_those_who_may_now(
    state: State, row: Row, standing_cast: Any, ground: Ground
) -> None:
    records, wrong = ground.records[state.of], []
    with state.worn(records, ground.visitors, standing_cast.northmoor.pk):
        for method in {"GET", "POST"} & set(row.methods):
            for name in state.visitors.split():
                never = ground.visitors[name].ask(method, address(row, ground.never))
                told = Told(
                    ground.visitors[name].ask(method, address(row, records)), never, ground.nothing[name, method]
                )
                may = name in state.may(row, method).split()
                if problem := told.wrong_for_allowed if may else told.wrong_for(name):
                    wrong.append(f"{name} {method}: {told.answer.status}, {problem}")
    assert wrong == []


@dataclass(frozen=True)
class Told:
    """What somebody is told of a record, beside what they are told of one, and of a page, that never was."""

    answer: Answer
    never: Answer
    nothing: Answer

    @property
    def to_sign_in(self) -> bool:
        return self.answer.status == 302 and self.answer.headers["Location"].startswith(SIGN_IN)

    @property
    def wrong_for_allowed(self) -> str:
        return "" if self.answer.status in FINE and not self.to_sign_in else "is not an answer"

    def wrong_for(self, name: str) -> str:
        """What is wrong with what is told to somebody who may not; nothing when all is well."""
        if name == "nobody":
            same = (self.answer.status, self.answer.body) == (self.never.status, self.never.body)
            return "" if same and self.to_sign_in else "is not the way to sign in"
        if self.answer != self.never:
            return "differs from the answer about a record that never was"
        if (self.answer.status, self.answer.body) != (404, self.nothing.body):
            return "is not the 404 of a page that never was"
        return "" if self.answer.logged == 1 else "is not in the log"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_a_method_that_a_page_does_not_know_says_nothing_of_any_record(row: Row, ground: Ground) -> None:
    """It is refused before a record is looked for: 405 to those whose role has such pages, to others the one 404."""
    _, record, may = next(ground.cases(row))
    for name in A_FEW_OF_THE_PUBLIC if row.who == PUBLIC else one_of_each(row):
        visitor = ground.visitors[name]
        for method in set(METHODS) - set(row.methods):
            never = visitor.ask(method, address(row, ground.never))
            answer = never if record is ground.never else visitor.ask(method, address(row, record))
            if name in may:
                assert answer.status == 405
            elif name == "nobody":
                assert Told(answer, never, never).to_sign_in
            else:
                assert answer.status in {404, 405}
                assert answer == never


@pytest.mark.parametrize("row", FOR_SYSTEMS, ids=lambda row: row.route)
def test_no_browser_opens_what_is_for_systems_whoever_has_signed_in(row: Row, ground: Ground) -> None:
    for method in METHODS:
        told = [ground.visitors[name].ask(method, address(row, ground.never)) for name in A_FEW_OF_THE_PUBLIC]
        assert {answer.status for answer in told} == {401 if method in row.methods else 405}
        assert {answer.headers["Content-Type"] for answer in told} == {PROBLEM}
        assert len({answer.body for answer in told}) == 1


@pytest.mark.parametrize("method", METHODS)
def test_under_the_api_even_nothing_is_no_page(method: str, ground: Ground) -> None:
    for path in ("/api", "/api/", "/api/v1", "/api/v1/concerns/", "/api/v2/concerns", "/api/concerns"):
        answer = ground.visitors["nobody"].ask(method, path)
        assert (answer.status, answer.headers["Content-Type"]) == (404, PROBLEM)


def test_the_log_says_who_was_refused_what(standing_cast: Any, ground: Ground) -> None:
    kept = ground.records["council_restricted"].family_id
    client = ground.visitors["kemi"].client
    with transaction.atomic():
        client.get(reverse("familyfile:family", args=[kept]))
        with holder_scope(standing_cast.northmoor.pk):
            event = AuditEvent.objects.filter(verb="refused").latest("at")
        transaction.set_rollback(True)
    told = (event.actor_id, event.subject_kind, event.subject_id)
    assert told == (standing_cast.kemi.id, "familyfile:family", str(kept))


@pytest.mark.parametrize("route", ONCE_SIGNED_IN)
@pytest.mark.parametrize("method", METHODS)
def test_the_second_step_is_for_those_who_passed_the_first(route: str, method: str, ground: Ground) -> None:
    answer = ground.visitors["nobody"].ask(method, reverse(route))
    assert answer.status in {302, 405}
    assert ground.visitors["eve"].ask(method, reverse(route)).status < 500


@pytest.mark.parametrize("route", SIGNING_IN)
@pytest.mark.parametrize("method", METHODS)
def test_the_way_in_breaks_for_nobody(route: str, method: str, ground: Ground) -> None:
    for visitor in ground.visitors.values():
        assert visitor.ask(method, reverse(route)).status in {*FINE, 405}
