"""Keeping entries fresh: hide what is too old, and ask whoever owns what wants checking. Run every night."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from hearth.audit.actors import HEARTH, Actor
from hearth.directory.models import Owner, Service
from hearth.directory.rules.freshness import CHECK_AFTER, HIDE_AFTER, freshness, to_be_asked
from hearth.post.actions import post
from hearth.post.kinds import DIRECTORY_CHECK
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope

RUNS = ("active", "temporarily closed")


def hide_and_show(on: date) -> int:
    """How many are hidden that were shown."""
    oldest = on - HIDE_AFTER
    too_old = Q(assured_on__lte=oldest) | Q(assured_on=None, first_shown__lte=oldest)
    return Service.objects.filter(too_old, listed=True).update(listed=False)


def ask_owners(on: date) -> int:
    """How many letters were posted. One keeper after the other, each in its own scope."""
    stale = Service.objects.filter(Q(assured_on=None) | Q(assured_on__lte=on - CHECK_AFTER), feed=None, status__in=RUNS)
    keepers = list(stale.order_by().values_list("keeper_id", flat=True).distinct())
    return sum(_ask(keeper, stale, on) for keeper in keepers)


def _ask(keeper_id: UUID, stale: Any, on: date) -> int:
    with holder_scope(keeper_id):
        owners = {each.service_id: each for each in Owner.objects.filter(holder_id=keeper_id).exclude(email="")}
        asked = 0
        for service in stale.filter(keeper_id=keeper_id, pk__in=owners):
            owner = owners[service.pk]
            if to_be_asked(freshness(service.assured_on, service.first_shown, on), owner.asked_on, on):
                ask_owner(owner=owner, service=service, on=on, by=HEARTH)
                asked += 1
        return asked


@action
def ask_owner(*, owner: Owner, service: Service, on: date, by: Actor) -> Owner:
    post(
        to=owner.email,
        subject=f"Is this still right? {service.name}",
        body=(
            f"“{service.name}” stands in the directory of help for families. "
            "It has not been checked for three months or more.\n\n"
            "Please sign in, look at “My services”, and press “It is right” or change it. "
            "What nobody checks for a year is hidden, because a wrong entry sends a family to a closed door."
        ),
        about=owner,
        kind=DIRECTORY_CHECK,
    )
    owner.asked_on = on
    owner.save(update_fields=["asked_on"])
    record(by=by, verb="asked the owner of", subject=owner)
    return owner
