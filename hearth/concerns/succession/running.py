"""Every undecided worry of every ended council, one transaction each: stopped anywhere, it goes on from there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of
from hearth.concerns.succession.actions import CHOOSE, TELL, AlreadyGone, ask_who_takes_over, pass_on
from hearth.concerns.succession.queries import ended_councils, takes_over, undecided_of
from hearth.places.models import ResponsibleBody
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item


@dataclass
class PassedOn:
    """How many went to a council that uses Hearth, and how many wait for a person of the old team."""

    passed: int = 0
    to_tell: int = 0  # the successor does not use Hearth
    to_choose: int = 0  # the place does not say which successor


def pass_on_everything(on: date) -> PassedOn:
    """Safe to run as often as anybody likes, and by two at once."""
    found = PassedOn()
    for council in ended_councils(on):
        with holder_scope(council.id):
            waiting = undecided_of(council)
        for concern_id in waiting:
            _one(council, concern_id, on, found)
    return found


def _one(council: Agency, concern_id: UUID, on: date, found: PassedOn) -> None:
    with holder_scope(council.id):
        rows = Concern.objects.filter(holder_id=council.id, decided_at=None, passed_on_at=None)
        concern = rows.filter(pk=concern_id).first()
        if concern is None:
            return
        successors = takes_over(concern, on)
        to = destination_of(successors[0]) if len(successors) == 1 else None
        if to is None:
            _ask_once(concern, successors, found)
            return
        try:
            pass_on(concern=concern, to=to, by=HEARTH)
            found.passed += 1
        except AlreadyGone:
            pass


def _ask_once(concern: Concern, successors: list[ResponsibleBody], found: PassedOn) -> None:
    if len(successors) == 1:
        found.to_tell += 1
    else:
        found.to_choose += 1
    kinds = (TELL, CHOOSE)
    asked = Item.objects.filter(holder_id=concern.holder_id, kind__in=kinds, source_id=concern.pk, done_at=None)
    if not asked.exists():
        ask_who_takes_over(concern=concern, successors=successors, by=HEARTH)
