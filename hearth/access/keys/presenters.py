"""A key as its list shows it."""

from dataclasses import dataclass
from uuid import UUID

from hearth.access.keys.rules import SCOPES
from hearth.access.models import ApiKey
from hearth.ui.days import day, today


@dataclass(frozen=True)
class ShownKey:
    id: UUID
    name: str
    begins: str
    may: list[str]
    made: str
    used: str
    until: str
    state: str
    colour: str
    usable: bool


def shown(key: ApiKey) -> ShownKey:
    state, colour, until = _state(key)
    return ShownKey(
        id=key.pk,
        name=key.name,
        begins=f"hearth_{key.prefix}_…",
        may=[SCOPES.get(scope, scope) for scope in key.scopes],
        made=f"Made on {day(key.made_at)} by {key.made_by.name}.",
        used=_used(key),
        until=until,
        state=state,
        colour=colour,
        usable=key.revoked_at is None,
    )


def _used(key: ApiKey) -> str:
    used = f"Last used on {day(key.last_used_on)}." if key.last_used_on else "Never used."
    if key.asked_to_wait_on:
        used += f" On {day(key.asked_to_wait_on)} it asked too often and was told to wait: does its system send again?"
    return used


def _state(key: ApiKey) -> tuple[str, str, str]:
    """A word, its colour, and the sentence with the day."""
    if key.revoked_at:
        who = f" by {key.revoked_by.name}" if key.revoked_by else ""
        return "Revoked", "grey", f"Revoked on {day(key.revoked_at)}{who}."
    if key.expires_on < today():
        return "Ran out", "orange", f"It worked until {day(key.expires_on)}."
    return "Works", "green", f"It works until {day(key.expires_on)}."
