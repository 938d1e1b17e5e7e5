from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.casework.around.queries import Around
from hearth.casework.rules.key_workers import KEY_WORKER
from hearth.practice.definitions.programme import Programme
from hearth.ui import days


@dataclass(frozen=True)
class RoleWords:
    """A role of the programme, and who has it; `leaves` is where to say that they no longer do."""

    label: str
    does: str
    who: list[tuple[str, str]]


@dataclass(frozen=True)
class AroundPage:
    roles: list[RoleWords]
    earlier: list[str]
    people: list[tuple[str, str]]


def around_page(around: Around, programme: Programme, closed: bool) -> AroundPage:
    return AroundPage(
        roles=[RoleWords(each.label, each.does, list(_who(each.id, around, closed))) for each in programme.roles],
        earlier=[*_earlier_key_workers(around), *_earlier_members(around, programme)],
        people=[_person(each, closed) for each in around.people],
    )


def _who(role: str, around: Around, closed: bool) -> Iterator[tuple[str, str]]:
    if role == KEY_WORKER:
        for each in around.key_workers:
            if each.ends is None:
                yield f"{each.name}, {_span(each.starts, None)}", ""
    for member in around.members:
        if member.role == role and member.ends is None:
            words = ", ".join(part for part in (member.name, member.agency, member.contact) if part)
            href = "" if closed else reverse("casework:leave_team", args=[member.pk])
            yield f"{words}, {_span(member.starts, None)}", href


def _earlier_key_workers(around: Around) -> Iterator[str]:
    for each in around.key_workers:
        if each.ends:
            yield f"Key worker: {each.name}, {_span(each.starts, each.ends)}"


def _earlier_members(around: Around, programme: Programme) -> Iterator[str]:
    labels = {role.id: role.label for role in programme.roles}
    for each in around.members:
        if each.ends:
            label = labels.get(each.role, each.role)
            yield f"{label}: {each.name}, {each.agency}, {_span(each.starts, each.ends)}"


def _person(participant: Any, closed: bool) -> tuple[str, str]:
    href = "" if closed or participant.ends else reverse("casework:leave_work", args=[participant.pk])
    return f"{participant.person}, {_span(participant.starts, participant.ends)}", href


def _span(starts: date, ends: date | None) -> str:
    return f"{days.short_day(starts)} to {days.short_day(ends)}" if ends else f"since {days.day(starts)}"
