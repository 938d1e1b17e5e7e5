"""What `families` says has changed is written at once, in the same transaction."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver

from hearth.chronology import life
from hearth.chronology.actions import write_entry
from hearth.chronology.models import Entry
from hearth.chronology.telling import Happening
from hearth.families.events import (
    home_changed,
    order_changed,
    person_died,
    pregnancy_changed,
    proceedings_changed,
    status_changed,
    status_withdrawn,
)
from hearth.families.models import Family, Household, Order, Person, Pregnancy, Proceedings, Status
from hearth.families.terms import terms_of


def _write(family: Family, told: Iterable[Happening]) -> None:
    for each in told:
        write_entry(family=family, told=each)


@receiver(status_changed)
def tell_status(status: Status, **_: Any) -> None:
    """In every family that the child belongs to."""
    for family in Family.objects.filter(holder_id=status.holder_id, members__person=status.person).order_by("id"):
        _write(family, life.status(status, terms_of(family)))


@receiver(status_withdrawn)
def forget_status(status: Status, **_: Any) -> None:
    """It never was so. The row keeps the reason, and the log that it was once written."""
    kind = status._meta.label_lower
    of_it = {"source_kind__in": [kind, f"{kind}:ended"], "source_id": status.pk}
    Entry.objects.filter(holder_id=status.holder_id, **of_it).delete()


@receiver(home_changed)
def tell_home(household: Household, **_: Any) -> None:
    _write(household.family, life.home(household))


@receiver(pregnancy_changed)
def tell_pregnancy(pregnancy: Pregnancy, **_: Any) -> None:
    _write(pregnancy.family, life.pregnancy(pregnancy))


@receiver(person_died)
def tell_death(person: Person, families: Iterable[Family], **_: Any) -> None:
    for family in families:
        _write(family, life.death(person))


@receiver(proceedings_changed)
def tell_proceedings(proceedings: Proceedings, **_: Any) -> None:
    _write(proceedings.family, life.proceedings(proceedings))


@receiver(order_changed)
def tell_order(order: Order, **_: Any) -> None:
    _write(order.family, life.order(order))
