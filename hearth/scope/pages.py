"""How a page below `access` says that it is open to everyone."""

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


def open_page(view: View) -> View:
    """Mark a view as public: it reads reference data only, never a case row."""
    view.access_rule = "public"  # type: ignore[attr-defined]
    return view
