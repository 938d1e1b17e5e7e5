"""The extract is made from real work, so its tests borrow the family that casework's tests work with."""

from hearth.casework.tests.conftest import (  # noqa: F401
    episode,
    family,
    hana_at_work,
    reviewed,
    through,
    visited,
)
