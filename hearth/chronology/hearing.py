"""What `families` says has changed is written at once, in the same transaction."""

from typing import Any

from django.dispatch import receiver

from hearth.chronology import life
from hearth.chronology.actions import write_entry
from hearth.families.events import home_changed, pregnancy_changed, status_changed
from hearth.families.models import Family, Household, Pregnancy, Status


@receiver(status_changed)
def tell_status(status: Status, **_: Any) -> None:
    """In every family that the child belongs to."""
    for family in Family.objects.filter(holder_id=status.holder_id, members__person=status.person).order_by("id"):
        for told in life.status(status):
            write_entry(family=family, told=told)


@receiver(home_changed)
def tell_home(household: Household, **_: Any) -> None:
    for told in life.home(household):
        write_entry(family=household.family, told=told)


@receiver(pregnancy_changed)
def tell_pregnancy(pregnancy: Pregnancy, **_: Any) -> None:
    for told in life.pregnancy(pregnancy):
        write_entry(family=pregnancy.family, told=told)
