"""What a referral must follow of the family it is about."""

from typing import Any

from django.dispatch import receiver

from hearth.families.events import family_restricted
from hearth.families.models import Family
from hearth.referrals.handovers import jobs as handovers
from hearth.referrals.handovers.rules import ASKED
from hearth.referrals.jobs import tell_both
from hearth.referrals.models import Handover, ServiceReferral
from hearth.referrals.rules import OPEN


@receiver(family_restricted)
def close_referrals(family: Family, **_: Any) -> None:
    """Both agencies keep a restricted family's referral from all but a few."""
    asked = ServiceReferral.objects.filter(holder_id=family.holder_id, family=family)
    asked.update(restricted=family.restricted)
    for referral in asked.filter(state__in=OPEN):
        tell_both(referral)  # what is to do about it closes with it, on their list too
    handed = Handover.objects.filter(holder_id=family.holder_id, family=family)
    handed.update(restricted=family.restricted)
    for handover in handed.filter(state=ASKED):
        handovers.tell_both(handover)
