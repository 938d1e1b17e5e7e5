"""What a referral must follow of the family it is about."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from hearth.chronology.actions import write_entry
from hearth.families.events import family_restricted, person_died, person_sealed, pregnancy_ended
from hearth.families.models import Family, FamilyMember, Person, Pregnancy
from hearth.referrals.copying import without
from hearth.referrals.entries import happening
from hearth.referrals.handovers import jobs as handovers
from hearth.referrals.handovers.rules import ASKED
from hearth.referrals.jobs import tell_both
from hearth.referrals.models import Handover, ServiceReferral
from hearth.referrals.moving import Entered, move
from hearth.referrals.queries import states_of
from hearth.referrals.rules import OPEN, STARTED, WITHDRAWN
from hearth.referrals.working import ANSWER, START, tell_of_change
from hearth.worklist.actions import done

AFTER_A_DEATH = "There has been a death in the family. Nobody is to get in touch; we ask again when they are ready."


@receiver(person_died)
def stop_after_a_death(person: Person, families: Iterable[Family], **_: Any) -> None:
    """What was asked and has not begun is withdrawn at once; where it has begun, somebody rings them."""
    asked = ServiceReferral.objects.filter(holder_id=person.holder_id, family__in=families, state__in=OPEN)
    for referral in asked.select_related("family").order_by("id"):
        if referral.state == STARTED:
            tell_of_change(referral, f"Somebody in {referral.family_name} has died", timezone.now())
            continue
        moved = move(referral, Entered(WITHDRAWN, AFTER_A_DEATH), f"Hearth, {referral.from_agency_name}")
        write_entry(family=referral.family, told=happening(moved, states_of(moved)[-1]))
        tell_both(moved)


@receiver(pregnancy_ended)
def ask_after_a_loss(pregnancy: Pregnancy, **_: Any) -> None:
    """A referral may have nothing to do with it: somebody looks, before the service gets in touch."""
    asked = ServiceReferral.objects.filter(holder_id=pregnancy.holder_id, family=pregnancy.family_id, state__in=OPEN)
    for referral in asked.order_by("id"):
        tell_of_change(referral, f"The pregnancy in {referral.family_name} has ended", timezone.now())


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


@receiver(person_sealed)
def ask_no_more(person: Person, families: Iterable[Family], **_: Any) -> None:
    """Of a family whose whole record is sealed; what the asked team of the same register has to do names no family."""
    _take_out(person)
    own = {"holder_id": person.holder_id, "to_holder_id": person.holder_id}
    for referral in ServiceReferral.objects.filter(**own, family__in=families):
        for kind in (ANSWER, START):
            done(kind=kind, source=referral)


def _take_out(person: Person) -> None:
    """Of what was sent about the brothers and sisters: whoever takes them over is not told of somebody adopted."""
    theirs = FamilyMember.objects.filter(holder_id=person.holder_id, person=person).values("family")
    for model in (ServiceReferral, Handover):
        mine = model.objects.filter(holder_id=person.holder_id, family__in=theirs).order_by("id")
        for row in mine.select_for_update():
            left = without(row.people, person)
            if len(left) < len(row.people):
                model.objects.filter(holder_id=row.holder_id, pk=row.pk).update(people=left)
