"""The menu: what somebody does every day at a glance, the rest under “More”, and never a page that is not theirs."""

from typing import Any

import pytest

from hearth.access.navigation import AT_A_GLANCE, PLACES, SECTIONS, navigation_for
from tests.whole.routes import EVERYBODY


@pytest.mark.parametrize("name", EVERYBODY.split())
def test_every_menu_is_short_and_lacks_nothing(cast: Any, name: str) -> None:
    menu = navigation_for(getattr(cast, name), "/")
    assert 1 <= len(menu.everyday) <= AT_A_GLANCE
    assert all(len(links) <= 6 for _, links in menu.more)
    addresses = [link.href for link in menu.links]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("name", EVERYBODY.split())
def test_every_entry_of_a_menu_opens(cast: Any, sign_in: Any, name: str) -> None:
    client = sign_in(getattr(cast, name))
    for link in navigation_for(getattr(cast, name), "/").links:
        assert client.get(link.href).status_code == 200, link


def test_the_duty_managers_menu(cast: Any) -> None:
    menu = navigation_for(cast.dev, "/triage/")
    assert [link.text for link in menu.everyday] == ["Today", "Queue", "Advice", "Log a contact", "Find a family"]
    assert [heading for heading, _ in menu.more] == ["Worries", "Families", "Help and practice", "Hearth"]
    assert not menu.inside
    assert [link.text for link in menu.links if link.current] == ["Queue"]


def test_the_menu_says_that_the_page_is_one_of_more(cast: Any) -> None:
    some = navigation_for(cast.dev, "/").more[0][1][0]
    assert navigation_for(cast.dev, some.href).inside


def test_whoever_has_few_pages_sees_them_all(cast: Any) -> None:
    assert navigation_for(cast.pia, "/").more == []


def test_every_place_stands_in_a_section() -> None:
    assert {section for *_, section in PLACES} <= set(SECTIONS)
