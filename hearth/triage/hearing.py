"""What triage hears from the stages before it."""

from typing import Any

from django.dispatch import receiver

from hearth.referrals.events import referral_answered
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import ACCEPTED
from hearth.triage.actions.holding import look_again
from hearth.triage.models import Holding


@receiver(referral_answered)
def note_answer(referral: ServiceReferral, answer: ReferralState, **_: Any) -> None:
    """Whoever holds a child of this family looks again when a service says yes or no."""
    held = Holding.objects.filter(holder_id=referral.holder_id, family=referral.family_id, ended_at=None)
    for holding in held.select_related("family"):
        look_again(holding, referral.to_agency_name, accepted=answer.state == ACCEPTED)
