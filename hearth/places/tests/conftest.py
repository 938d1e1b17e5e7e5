"""Places are loaded by the owner and read by the application, over two connections: so these tests commit."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from hearth.places.tests.onspd import written

Load = Callable[..., Any]
LOADED = (
    "places_postcode, places_postcoderelease, places_splitpostcode, places_splitrelease, places_placename, "
    "places_contactroute"
)


@pytest.fixture
def places(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The reference bodies and no postcodes; whatever a test adds is taken away again."""
    from hearth.places.reference.loading import load_reference

    with django_db_blocker.unblock():
        load_reference()
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"TRUNCATE {LOADED}")
            cursor.execute("DELETE FROM places_bodycode WHERE body_id LIKE 'invented%'")
            cursor.execute("DELETE FROM places_responsiblebody WHERE id LIKE 'invented%'")


@pytest.fixture
def load(places: None, tmp_path: Path) -> Load:
    """`load(row, row, …)` loads a file of those rows."""
    from hearth.places.releases.loading import load_postcodes

    return lambda *rows, **more: load_postcodes(written(tmp_path, *rows), **more)
