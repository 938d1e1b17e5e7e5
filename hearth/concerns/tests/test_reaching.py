"""Whom to ring: the council's own numbers, else the nation's, with the day somebody checked them."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import Membership
from hearth.access.rules import ADMINISTRATOR
from hearth.concerns.keeping_routes.asking import ask_for_stale_routes
from hearth.concerns.presenters.reaching import national_numbers
from hearth.concerns.tests.walking import words
from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.rules.opening import is_open
from hearth.practice.library import library
from hearth.scope.opening import holder_scope
from hearth.ui.days import LONDON
from hearth.worklist.models import Item
from hearth.worklist.queries import to_do


def add(council: Any, **details: Any) -> None:
    checked = {"verified_on": date(2026, 1, 5), "verified_by": "Dev"}
    line = {"body_id": council.body_id, "audience": "public", "kind": "phone", "value": "01632 960001"}
    with holder_scope(council.id):
        ContactRoute.objects.create(**line | checked | details)


def test_a_council_without_numbers_gets_those_of_its_own_nation(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:contact", args=["fife"])))
    assert "NHS 24" in shown
    assert "We have not checked it ourselves yet" in shown
    assert "NHS 24" not in words(client.get(reverse("concerns:contact", args=["leeds"])))
    assert "111" not in words(client.get(reverse("concerns:contact", args=["belfast-trust"])))


@pytest.mark.parametrize("nation", ["England", "Wales", "Scotland", "Northern Ireland"])
def test_each_nation_has_numbers_that_answer_and_999_is_not_among_them(nation: str) -> None:
    numbers = [way.text for way in national_numbers(nation)]
    assert "101" in numbers
    assert "999" not in numbers
    assert [way.text for way in national_numbers(nation, "children")] == ["0800 1111"]


def test_before_anybody_knows_the_nation_only_what_is_the_same_everywhere_is_shown() -> None:
    assert [way.text for way in national_numbers()] == ["101", "0808 800 5000"]


def test_a_file_says_that_its_numbers_are_to_be_verified() -> None:
    for nation in library().nations():
        assert "release" in nation.source
        assert all(route.verified_on is None for route in nation.contact_routes)


def test_the_day_of_the_last_check_stands_beside_a_number(client: Any, cast: Any) -> None:
    add(cast.northmoor)
    shown = words(client.get(reverse("concerns:contact", args=["northmoor"])))
    assert "01632 960001" in shown
    assert "Last checked on 5 January 2026" in shown


@pytest.mark.parametrize(("body", "answered"), [("fife", False), ("leeds", True)])
def test_scotlands_second_of_january_is_no_day_for_the_day_line(cast: Any, body: str, answered: bool) -> None:
    council = ResponsibleBody.objects.get(pk=body)
    line = ContactRoute(body=council, kind="phone", opens=time(9), closes=time(17))
    assert is_open(line, datetime(2026, 1, 2, 12, tzinfo=LONDON), council.nation) is answered


@pytest.fixture
def admin(cast: Any) -> Any:
    return cast.ada


def test_stale_numbers_are_the_administrators_task_once(client: Any, cast: Any, admin: Any, sign_in: Any) -> None:
    add(cast.northmoor)
    day = date(2026, 11, 22)
    assert (ask_for_stale_routes(day), ask_for_stale_routes(day)) == (1, 0)
    with holder_scope(cast.northmoor.id):
        assert [item.worker_id for item in to_do(admin)] == [admin.id]
    browser = sign_in(admin)
    assert "Check how people reach us: 1 way has not been checked" in words(browser.get(reverse("worklist:today")))
    address = reverse("concerns:stale_routes", args=[cast.northmoor.id])
    assert browser.get(address).url == reverse("concerns:own_routes")
    assert browser.get(reverse("concerns:stale_routes", args=[cast.eastvale.id])).status_code == 404


def test_what_has_been_checked_is_no_task_any_more(cast: Any, admin: Any) -> None:
    add(cast.northmoor)
    ask_for_stale_routes(date(2026, 11, 22))
    ContactRoute.objects.update(verified_on=date(2026, 11, 21))
    assert ask_for_stale_routes(date(2026, 11, 22)) == 0
    with holder_scope(cast.northmoor.id):
        assert not to_do(admin).exists()


def test_a_council_without_an_administrator_is_asked_of_nobody(cast: Any) -> None:
    add(cast.northmoor)
    Membership.objects.filter(role=ADMINISTRATOR).update(ends=date(2026, 1, 31))
    assert ask_for_stale_routes(date(2026, 11, 22)) == 0


def test_an_administrator_sees_no_familys_work(cast: Any, admin: Any, telling: Any) -> None:
    from hearth.audit.actors import PUBLIC
    from hearth.concerns.portal.councils import tell_councils

    tell_councils(telling=telling(), by=PUBLIC)
    with holder_scope(cast.northmoor.id):
        Item.objects.update(team_id=admin.team_id)
        assert not to_do(admin).exists()
