"""A referral is asked, answered, begun and ended, or withdrawn. Jobs tell each side, in its own register."""

from datetime import date

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.chronology.actions import write_entry
from hearth.families.actions import record_sharing
from hearth.families.actions.life import Shared
from hearth.families.models import Family
from hearth.practice.own.added import Offered, programmes_offered
from hearth.referrals.clock import answer_due
from hearth.referrals.copying import as_sent
from hearth.referrals.eligibility.presenters import kept
from hearth.referrals.eligibility.queries import as_they_work, known_as_told, known_of
from hearth.referrals.eligibility.rules import lacking, ways_into
from hearth.referrals.entries import happening
from hearth.referrals.jobs import tell_both
from hearth.referrals.models import ServiceReferral
from hearth.referrals.moving import Entered, enter, move, name_of
from hearth.referrals.queries import nation_of, states_of
from hearth.referrals.rules import (
    ACCEPTED,
    DECLINED,
    ENDED,
    INFORMATION_ASKED,
    INFORMATION_GIVEN,
    NOT_ENGAGED,
    OUTCOMES,
    SENT,
    STARTED,
    WAITING,
    WITHDRAWN,
    Asking,
    MoveNotPossible,
    NotAReferral,
    check_asking,
)
from hearth.referrals.working import LOOK
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist.actions import done


@action
def refer(*, family: Family, to_team: Team, asking: Asking, by: Viewer) -> ServiceReferral:
    """Ask a team, of another agency or one's own, to help a family. It has five working days to answer.

    Whether the programme is for them is looked at and kept for whoever answers; it stops nobody.
    """
    check_asking(asking)
    programme = as_they_work(by, _offered(asking.programme, to_team), to_team.agency_id)
    known = known_as_told(known_of(by, family, days.today()), programme, asking.referral_reasons, asking.agreement)
    now = timezone.now()
    referral = ServiceReferral.objects.create(
        family=family,
        family_name=family.name,
        restricted=family.restricted,
        to_holder_id=to_team.agency_id,
        to_agency_name=to_team.agency.name,
        to_team_id=to_team.pk,
        to_team_name=to_team.name,
        from_agency_name=by.agency_name,
        from_team_id=by.team_id,
        from_body_id=family.body_id,
        people=as_sent(family),
        unmet=kept(lacking(ways_into(programme, known))),
        asked_by=by.name,
        answer_due=answer_due(now, nation_of(family.body_id)),
        **(vars(asking) | {"referral_reasons": list(asking.referral_reasons)}),
    )
    state = enter(referral, Entered(SENT, asking.reason), name_of(by))
    write_entry(family=family, told=happening(referral, state))
    if to_team.agency_id != family.holder_id:
        what = f"Referral to {programme.title}: names, birth dates, reason{', history' if referral.history else ''}"
        _share(family, referral, what, by)
    tell_both(referral)
    record(by=by, verb="referred", subject=referral, fields=["family", "to_team_id", "programme", "reason"])
    return referral


@action
def accept(*, referral: ServiceReferral, by: Viewer, reason: str = "") -> ServiceReferral:
    """The asked team will help. Its own record of the family begins with the work."""
    return _by_the_asked(referral, Entered(ACCEPTED, reason), by)


@action
def decline(*, referral: ServiceReferral, reason: str, by: Viewer) -> ServiceReferral:
    """The asked team will not help, and says why, so that the asker can look elsewhere."""
    return _by_the_asked(referral, Entered(DECLINED, reason), by)


@action
def ask_for_information(*, referral: ServiceReferral, question: str, by: Viewer) -> ServiceReferral:
    """The asked team cannot answer before it knows more."""
    return _by_the_asked(referral, Entered(INFORMATION_ASKED, question), by)


@action
def put_on_waiting_list(*, referral: ServiceReferral, until: date, by: Viewer, words: str = "") -> ServiceReferral:
    """There is no place yet; about when there will be one. Waiting longer than was said is said again."""
    if until <= days.today():
        raise NotAReferral("The day on which there is about to be a place must be in the future.")
    if referral.state == WAITING and states_of(referral)[-1].until == until:
        raise MoveNotPossible("They are on the waiting list until about that day already.")
    return _by_the_asked(referral, Entered(WAITING, words, until=until), by)


@action
def start(*, referral: ServiceReferral, by: Actor) -> ServiceReferral:
    """The work has begun."""
    return _by_the_asked(referral, Entered(STARTED), by)


@action
def did_not_engage(*, referral: ServiceReferral, tried: str, by: Actor) -> ServiceReferral:
    """The family did not take the help up. Whoever asked looks at the risk again."""
    return _by_the_asked(referral, Entered(NOT_ENGAGED, tried), by)


@action
def end(*, referral: ServiceReferral, outcome: str, by: Actor, words: str = "") -> ServiceReferral:
    """The work is over: what came of it."""
    if outcome not in OUTCOMES:
        raise NotAReferral("Say what came of it.")
    return _by_the_asked(referral, Entered(ENDED, words, outcome=outcome), by)


@action
def give_information(*, referral: ServiceReferral, words: str, by: Viewer) -> ServiceReferral:
    """What the asked team wanted to know. It is shared, and written down as such."""
    moved = _by_the_asker(referral, Entered(INFORMATION_GIVEN, words), by)
    if moved.to_holder_id != moved.holder_id:
        _share(moved.family, moved, "Further information for a referral", by)
    record(by=by, verb="gave information for", subject=moved, fields=["state", "reason"])
    return moved


@action
def withdraw(*, referral: ServiceReferral, reason: str, by: Viewer) -> ServiceReferral:
    """The asker no longer asks."""
    moved = _by_the_asker(referral, Entered(WITHDRAWN, reason), by)
    record(by=by, verb="withdrew", subject=moved, fields=["state", "reason"])
    return moved


@action
def look_again(*, referral: ServiceReferral, by: Viewer) -> None:
    """Whoever asked has looked at the risk again, after help that did not come about."""
    done(kind=LOOK, source=referral)
    record(by=by, verb="looked again after", subject=referral)


def _by_the_asked(referral: ServiceReferral, entered: Entered, by: Actor) -> ServiceReferral:
    moved = move(referral, entered, name_of(by, referral.to_agency_name))
    tell_both(moved)
    record(by=by, verb=entered.state.replace("_", " "), subject=moved, fields=["state", "reason"])
    return moved


def _by_the_asker(referral: ServiceReferral, entered: Entered, by: Viewer) -> ServiceReferral:
    moved = move(referral, entered, name_of(by))
    write_entry(family=moved.family, told=happening(moved, states_of(moved)[-1]))
    tell_both(moved)
    return moved


def _offered(id: str, to_team: Team) -> Offered:
    """What is asked for. A programme that one agency added is asked of that agency."""
    try:
        offered = next(each for each in programmes_offered() if each.id == id)
    except StopIteration:
        raise NotAReferral(f"There is no programme called “{id}” to ask for now. Choose another.") from None
    if offered.agency_id not in (None, to_team.agency_id):
        raise NotAReferral(
            f"“{offered.programme.title}” is a programme of {offered.agency_name}. Ask one of its teams, "
            "or choose another."
        )
    return offered


def _share(family: Family, referral: ServiceReferral, what: str, by: Viewer) -> None:
    told = Shared(
        with_whom=referral.to_agency_name,
        what=what,
        lawful_basis=referral.lawful_basis,
        told=referral.family_told,
        why_not_told=referral.why_not_told,
    )
    record_sharing(family=family, shared=told, on=timezone.localdate(), by=by)
