"""What triage hears from the stages before it."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from hearth.families.events import person_died, pregnancy_ended
from hearth.families.models import Person, Pregnancy
from hearth.post.actions import call_off
from hearth.post.kinds import ACKNOWLEDGEMENT, MESSAGE_WAITING
from hearth.referrals.events import referral_answered
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import ACCEPTED
from hearth.triage.actions.holding import look_again
from hearth.triage.models import Holding, Match

NOTES = (ACKNOWLEDGEMENT, MESSAGE_WAITING)  # to whoever told us: mostly the family and those near it


@receiver(referral_answered)
def note_answer(referral: ServiceReferral, answer: ReferralState, **_: Any) -> None:
    """Whoever holds a child of this family looks again when a service says yes or no."""
    held = Holding.objects.filter(holder_id=referral.holder_id, family=referral.family_id, ended_at=None)
    for holding in held.select_related("family"):
        look_again(holding, referral.to_agency_name, accepted=answer.state == ACCEPTED)


@receiver(person_died)
def send_nothing_after_a_death(person: Person, **_: Any) -> None:
    """No note about a worry goes out any more, once the child it is about has died."""
    _send_nothing(person.holder_id, [person.pk], "The child has died: nothing is sent.")


@receiver(pregnancy_ended)
def send_nothing_after_a_loss(pregnancy: Pregnancy, **_: Any) -> None:
    unborn = list(pregnancy.children.values_list("child_id", flat=True))
    _send_nothing(pregnancy.holder_id, unborn, "The pregnancy has ended: nothing is sent.")


def _send_nothing(holder_id: UUID, people: list[UUID], why: str) -> None:
    theirs = Match.objects.filter(holder_id=holder_id, person__in=people, refused=False)
    call_off(holder_id=holder_id, about=theirs.values("reported_child__concern_id"), kinds=NOTES, why=why)
