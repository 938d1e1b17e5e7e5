"""One change to the world is one action."""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar, overload

from django.db import transaction

from hearth.audit.pending import record as _record
from hearth.audit.pending import waiting

P = ParamSpec("P")
T = TypeVar("T")

_recorded: ContextVar[list[int] | None] = ContextVar("events_recorded_by_the_running_action", default=None)


class OneEventEach(RuntimeError):
    """An action recorded no event, or more than one."""


@overload
def action(change: Callable[P, T]) -> Callable[P, T]: ...
@overload
def action(*, savepoint: bool) -> Callable[[Callable[P, T]], Callable[P, T]]: ...
def action(change: Callable[..., Any] | None = None, *, savepoint: bool = True) -> Any:
    """Make a function an action: keyword-only, `by=` who did it, atomic, and exactly one audit event of its own.

    Actions may call actions; each answers for its own event. Events reach the log just before the scope commits.
    `savepoint=False` spares two round trips where a failure ends the scope anyway: nothing can follow it there.
    """

    def make(change: Callable[P, T]) -> Callable[P, T]:
        return _action(change, savepoint)

    return make(change) if change else make


def _action(change: Callable[P, T], savepoint: bool) -> Callable[P, T]:
    parameters = inspect.signature(change).parameters.values()
    if "by" not in inspect.signature(change).parameters:
        raise TypeError(f"{change.__qualname__} must say who it is by.")
    if any(parameter.kind is not inspect.Parameter.KEYWORD_ONLY for parameter in parameters):
        raise TypeError(f"{change.__qualname__} must take its arguments by name.")

    @functools.wraps(change)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        log = waiting()  # an action outside a scope stops here, before it changes anything
        mark = log.mark()
        count = [0]
        token = _recorded.set(count)
        try:
            with transaction.atomic(savepoint=savepoint):
                result = change(*args, **kwargs)
                if count[0] != 1:
                    raise OneEventEach(f"{change.__qualname__} recorded {count[0]} events; an action records one.")
                return result
        except BaseException:
            log.go_back_to(mark)  # what was undone did not happen
            raise
        finally:
            _recorded.reset(token)

    return run


@functools.wraps(_record)
def record(**event: object) -> None:
    count = _recorded.get()
    if count is not None:
        count[0] += 1
    _record(**event)  # type: ignore[arg-type]
