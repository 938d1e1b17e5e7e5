"""One cast for all the tests of a file: it is entered once, and each test leaves the world as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from tests.cast import Cast, assemble


@pytest.fixture(scope="module")
def standing_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """The cast, in one transaction that lasts as long as the file and is then undone."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            yield assemble()
            transaction.set_rollback(True)
        connection.close()
