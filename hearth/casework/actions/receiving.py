"""Begin the work that another agency asked for, in a record of one's own that keeps where it came from."""

from dataclasses import replace

from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.opening import Opening, check_opening, open_episode
from hearth.casework.models import Episode
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.families.models import Family
from hearth.practice.own.queries import in_use
from hearth.practice.queries import programme_of
from hearth.referrals.actions import start
from hearth.referrals.copying import Sent, enter_copy
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import TO_START
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder


@action
def receive_referral(*, referral: ServiceReferral, opening: Opening, by: Actor) -> Episode:
    """Copy the family into the register that is open, unless it is there already, and open the episode."""
    if Episode.objects.filter(holder_id=current_holder(), referral_id=referral.pk).exists():
        raise NotPossible("Work has already begun from this referral.")
    if referral.state not in TO_START:
        raise NotPossible("Accept the referral first. Then the work can begin.")
    check_opening(opening, programme_of(in_use(current_holder(), "programme", opening.programme)))
    family = _family(referral, by)
    episode = open_episode(family=family, opening=replace(opening, referral_id=referral.pk), by=by)
    start(referral=referral, by=by)
    if referral.holder_id != family.holder_id:
        write_entry(family=family, told=entries.asked_for(referral))
    record(by=by, verb="received", subject=episode, fields=["referral", "family"])
    return episode


def _family(referral: ServiceReferral, by: Actor) -> Family:
    """The family as this register knows it."""
    if referral.holder_id == current_holder():  # a council's own team: the family is the same record
        return Family.objects.get(holder_id=current_holder(), pk=referral.family_id)
    sent = Sent(
        referral.family_name,
        referral.from_body_id,
        referral.people,
        referral.holder_id,
        referral.family_id,
        referral.restricted,
    )
    return enter_copy(sent, by)
