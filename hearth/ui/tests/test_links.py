"""Addresses: drawn where there is such a page, and the same as Django's own."""

from uuid import UUID

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from uuid_utils.compat import uuid7

from hearth.ui.addresses import address, has_url


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("worklist:today", True),
        ("familyfile:family", True),  # although its address asks for a family
        ("account_logout", True),
        ("familyfile:nowhere", False),
        ("nowhere:today", False),
        ("nowhere", False),
    ],
)
def test_a_link_is_drawn_where_there_is_such_a_page(name: str, there: bool) -> None:
    assert has_url(name) is there


@pytest.mark.parametrize(
    ("name", "many"), [("worklist:today", 0), ("familyfile:family", 1), ("families:correct_person", 2)]
)
def test_an_address_is_the_one_that_django_gives(name: str, many: int) -> None:
    for _ in range(2):  # worked out, and then remembered
        ids = [UUID(str(uuid7())) for _ in range(many)]
        assert address(name, *ids) == reverse(name, args=ids)


def test_each_language_has_its_own() -> None:
    english = address("concerns:start")
    with override("cy"):
        assert address("concerns:start") == reverse("concerns:start") != english
    assert address("concerns:start") == english


def test_there_is_no_address_of_no_page() -> None:
    with pytest.raises(NoReverseMatch):
        address("nowhere:today")
    with pytest.raises(NoReverseMatch):
        address("worklist:today", UUID(int=1))
