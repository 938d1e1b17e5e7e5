import pytest

from hearth.ui.jinja import has_url


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
