"""A worry to begin with, on its way to Northmoor."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from uuid_utils.compat import uuid7

from hearth.access.api.pace import PACE
from hearth.access.keys.actions import make_key
from hearth.access.keys.rules import SCOPES
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import ChildAsTold, Destination, Telling
from hearth.concerns.way_back import new_key
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

WORRY = Telling(
    to=Destination(uuid7(), uuid7(), "northmoor", "Northmoor Council", "England", "duty@example.org"),
    key="",
    route="public",
    account="The little boy next door is always in the garden, in the cold, without a coat.",
    children=(ChildAsTold(given_names="Alfie", born_as_told="about four"),),
    lives_postcode="NM1 1AA",
)


@pytest.fixture
def telling(cast: Any) -> Callable[..., Telling]:
    """`telling(account="…")`: a neighbour's worry with what the test cares about changed."""
    to = destination_of(cast.northmoor.body)
    return lambda **told: replace(WORRY, **({"to": to, "key": new_key()} | told))


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Telling]:
    """A worry to a register nobody else uses, for tests in which several connections really commit."""
    with django_db_blocker.unblock():
        to = replace(WORRY.to, holder_id=uuid7())
        yield replace(WORRY, to=to, key=new_key())
        clear_away(str(to.holder_id))


@pytest.fixture
def postcodes(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A postcode of each council, and one of a council without Hearth. Only the owner may load them.

    Ask for it with `usefixtures`, so that it stands before the test's own transaction begins.
    """
    with django_db_blocker.unblock():
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO places_responsiblebody (number, id, code, name, other_name, nation, kind) "
                "VALUES (990, 'invented-faraway', 'E06999990', 'Faraway Council', '', 'England', 'unitary')"
            )
            cursor.execute(
                "INSERT INTO places_postcoderelease "
                "(name, loaded_at, postcodes, terminated, unrouted, current) "
                "VALUES ('Invented 2026', now(), 3, 0, 0, true)"
            )
            cursor.execute(
                "INSERT INTO places_postcode (postcode, body_id, large_user) VALUES "
                "('NM11AA', 901, false), ('EV11AA', 902, false), ('FA11AA', 990, false)"
            )
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM places_postcode; DELETE FROM places_postcoderelease")
            cursor.execute("DELETE FROM places_contactroute; DELETE FROM places_responsiblebody WHERE number = 990")


def clear_away(holder: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('hearth.holder', %s, false)", [holder])
        for table in ("concerns_reported_child", "concerns_concern", "worklist_item", "post_message"):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("DELETE FROM procrastinate_events; DELETE FROM procrastinate_jobs")
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL")
        cursor.execute("DELETE FROM audit_event WHERE holder_id = %s", [holder])
        cursor.execute("DELETE FROM audit_head WHERE chain LIKE %s", [f"{holder}/%"])
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER ALL; ALTER TABLE audit_head ENABLE TRIGGER ALL")


@pytest.fixture
def key_for() -> Callable[..., str]:
    """`key_for(cast.gus)`: a key that the administrator makes for their own agency."""

    def make(by: Any, *scopes: str, name: str = "School records") -> str:
        with holder_scope(by.holder_id):
            new = make_key(name=name, scopes=scopes or list(SCOPES), expires_on=today() + timedelta(days=90), by=by)
        return new.secret

    return make


@pytest.fixture(autouse=True)
def fresh_pace() -> Iterator[None]:
    """Each test starts after a quiet minute."""
    PACE.forget()
    yield
    PACE.forget()
