"""The log: every change has its event, and no event can be changed unseen."""

from typing import Any

import pytest
from django.db import connection, connections, transaction
from uuid_utils.compat import uuid7

from hearth.audit.actors import HEARTH, NamedActor
from hearth.audit.models import AuditHead
from hearth.audit.pending import record
from hearth.audit.verifying import problems
from hearth.scope.opening import holder_scope


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Any:
    """Events that are really committed, in a register nobody else uses."""
    with django_db_blocker.unblock():
        with holder_scope(uuid7()):
            for number in range(3):
                record(by=HEARTH, verb="looked", subject=AuditHead(chain=str(number)))
        yield
        _clean()


def _clean() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL; DELETE FROM audit_event")
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER ALL")
        cursor.execute("ALTER TABLE audit_head DISABLE TRIGGER ALL; DELETE FROM audit_head")
        cursor.execute("ALTER TABLE audit_head ENABLE TRIGGER ALL")


def as_owner(statement: str) -> None:
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_only_grows")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_only_grows")


def test_an_honest_log_verifies(committed: None) -> None:
    found, events, _ = problems()
    assert (found, events) == ([], 3)


def test_the_database_signs_as_we_do_whatever_the_words(committed: None) -> None:
    hard = "Zoë “O'Neil” \\ \n\t\x01\x7f 👶 \u2028 مرحبا %s {} ::"
    with holder_scope(uuid7()):
        for _ in range(2):
            record(by=NamedActor(None, hard), verb="looked", subject=AuditHead(chain=hard), fields=[hard, ""])
    found, events, _ = problems()
    assert (found, events) == ([], 5)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_event SET verb = 'shared' WHERE seq = 2",
        "DELETE FROM audit_event WHERE seq = 2",
        "DELETE FROM audit_event WHERE seq = 3",
        "UPDATE audit_event SET seq = seq + 10 WHERE seq = 3",
        "UPDATE audit_event SET actor_text = 'Somebody else' WHERE seq = 1",
    ],
)
def test_tampering_is_found(committed: None, tampering: str) -> None:
    as_owner(tampering)
    assert problems()[0]


def test_a_rebuilt_chain_is_found_against_published_heads(committed: None) -> None:
    from hearth.audit.verifying import heads

    published = heads()
    _clean()
    found, _, _ = problems(published)
    assert "was published and is gone" in found[0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET verb = 'looked'",
        "DELETE FROM audit_event",
        "INSERT INTO audit_event (id, chain) VALUES (gen_random_uuid(), 'forged')",
        "UPDATE audit_head SET seq = 0",
        "INSERT INTO audit_head VALUES ('forged', 1, '')",
        "DELETE FROM audit_head",
    ],
)
def test_the_application_can_only_add_at_the_end(committed: None, statement: str) -> None:
    from django.db.utils import ProgrammingError

    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
