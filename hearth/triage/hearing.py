"""What triage hears from the stages before it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone

from hearth.audit.actors import HEARTH
from hearth.families.events import family_restricted, person_died, person_sealed, pregnancy_ended
from hearth.families.models import Family, Person, Pregnancy
from hearth.post.actions import call_off
from hearth.post.kinds import ACKNOWLEDGEMENT, MESSAGE_WAITING
from hearth.referrals.events import referral_answered
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import ACCEPTED
from hearth.triage.actions.confining import close_advice_about
from hearth.triage.actions.holding import look_again
from hearth.triage.models import Challenge, ConfirmedFamily, Holding, Match, Proposal, Step
from hearth.worklist.models import Item

SEALED = "The record is sealed."
WHO_IS_IT = "The record of this family is sealed. Say again who the worry is about."
NOTES = (ACKNOWLEDGEMENT, MESSAGE_WAITING)  # to whoever told us: mostly the family and those near it


@receiver(referral_answered)
def note_answer(referral: ServiceReferral, answer: ReferralState, **_: Any) -> None:
    """Whoever holds a child of this family looks again when a service says yes or no."""
    held = Holding.objects.filter(holder_id=referral.holder_id, family=referral.family_id, ended_at=None)
    for holding in held.select_related("family"):
        look_again(holding, referral.to_agency_name, accepted=answer.state == ACCEPTED)


@receiver(family_restricted)
def close_what_was_asked(family: Family, **_: Any) -> None:
    close_advice_about(family)


@receiver(person_died)
def send_nothing_after_a_death(person: Person, **_: Any) -> None:
    """No note about a worry goes out any more, once the child it is about has died."""
    _send_nothing(person.holder_id, [person.pk], "The child has died: nothing is sent.")


@receiver(pregnancy_ended)
def send_nothing_after_a_loss(pregnancy: Pregnancy, **_: Any) -> None:
    unborn = list(pregnancy.children.values_list("child_id", flat=True))
    _send_nothing(pregnancy.holder_id, unborn, "The pregnancy has ended: nothing is sent.")


@receiver(person_sealed)
def let_go(person: Person, families: Iterable[Family], **_: Any) -> None:
    """Of a family whose whole record is sealed: nobody holds its child, and what was proposed is sent back."""
    own, now = {"holder_id": person.holder_id}, timezone.now()
    of_them = own | {"family__in": list(families)}
    Holding.objects.filter(**of_them, ended_at=None).update(ended_at=now, ended_why=SEALED)
    Proposal.objects.filter(**of_them, answered_at=None).update(
        answered_by=HEARTH.text, answered_at=now, agreed=False, why=WHO_IS_IT
    )
    decided = ConfirmedFamily.objects.filter(**of_them, concern__decided_at__isnull=False).values("concern")
    about = own | {"decision__concern__in": decided}
    pages = Q(page_id__in=decided) | Q(page_id__in=Step.objects.filter(**about).values("pk"))
    pages |= Q(page_id__in=Challenge.objects.filter(**about).values("pk"))
    pages |= Q(page_id__in=Holding.objects.filter(**about).values("pk"))
    # What somebody has written since is read by somebody: see `queries.concerns_for`.
    Item.objects.filter(pages, **own, done_at=None).exclude(kind="read-message").update(done_at=now)


def _send_nothing(holder_id: UUID, people: list[UUID], why: str) -> None:
    theirs = Match.objects.filter(holder_id=holder_id, person__in=people, refused=False)
    call_off(holder_id=holder_id, about=theirs.values("reported_child__concern_id"), kinds=NOTES, why=why)
