"""Open a scope: one transaction, one holder, and the audit events it owes, written just before it commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from hearth.audit.pending import Waiting, collecting
from hearth.audit.writing import write

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Scope:
    holder_id: UUID  # whose records may be read and written
    intake_id: UUID  # to whom a report may be added, unread


_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)
_owed: ContextVar[list[tuple[Scope, Waiting]] | None] = ContextVar("events_owed_by_several_scopes", default=None)


class NoScope(RuntimeError):
    """Records were asked for before it was said whose."""


def current_holder() -> UUID:
    """The holder whose scope is open; new rows belong to it."""
    scope = _scope.get()
    if scope is None:
        raise NoScope("Open a scope first: whose records are these?")
    return scope.intake_id if scope.holder_id == NOBODY else scope.holder_id


@contextmanager
def holder_scope(holder_id: UUID) -> Iterator[None]:
    """Read and write one holder's records, in one transaction."""
    with _open(Scope(holder_id=holder_id, intake_id=NOBODY)):
        yield


@contextmanager
def intake_scope(holder_id: UUID) -> Iterator[None]:
    """Add a report to a holder's queue and read nothing back: what the public portal may do."""
    with _open(Scope(holder_id=NOBODY, intake_id=holder_id)):
        yield


@contextmanager
def several_scopes() -> Iterator[None]:
    """One transaction for scopes of several holders, opened one after another inside it: all of it or nothing.

    The events of all are written at the end, in the order of their chains. Each chain is locked when it is written
    to: two reports that cross, one from A to B and one from B to A, would otherwise wait for each other for ever.
    """
    with transaction.atomic():
        owed: list[tuple[Scope, Waiting]] = []
        token = _owed.set(owed)
        try:
            yield
        finally:
            _owed.reset(token)
        for scope, waiting in sorted(owed, key=lambda each: each[1].chain):
            _tell_database(scope)
            write(waiting)
        if outer := _scope.get():
            _tell_database(outer)


def _write_or_owe(scope: Scope, waiting: Waiting) -> None:
    owed = _owed.get()
    if owed is None:
        write(waiting)
    else:
        owed.append((scope, waiting))


@contextmanager
def _open(scope: Scope) -> Iterator[None]:
    before = _scope.get()
    with transaction.atomic():
        _tell_database(scope)
        token = _scope.set(scope)
        try:
            with collecting(current_holder()) as waiting:
                yield
                _write_or_owe(scope, waiting)
        finally:
            _scope.reset(token)
        if before is not None:  # a scope inside a scope: the outer one goes on in the same transaction
            _tell_database(before)


def _tell_database(scope: Scope) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hearth.holder', %s, true), set_config('hearth.intake', %s, true)",
            (str(scope.holder_id), str(scope.intake_id)),
        )
