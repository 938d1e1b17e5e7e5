"""Open an episode: the family's work begins, with a key worker, a phase, and a first review due."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import ask_for_review
from hearth.casework.models import Episode, KeyWorker, Participant, PhasePeriod, Review
from hearth.casework.rules import NotPossible, clocks, phases
from hearth.chronology.actions import write_entry
from hearth.families.actions import begin_help
from hearth.families.models import Family
from hearth.practice.definitions.programme import Programme
from hearth.practice.models import PracticeVersion
from hearth.practice.own.queries import in_use
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder


@dataclass(frozen=True)
class Opening:
    """What is decided when work begins. `key_worker` is a signed-in person's `Viewer`: who, in which team."""

    programme: str
    key_worker: Viewer
    opened: date
    referred: date
    referral_reasons: tuple[str, ...] = ()
    referral_id: UUID | None = None
    ward: str = ""


@action
def open_episode(*, family: Family, opening: Opening, by: Actor) -> Episode:
    """Begin the work. Everybody in the family takes part until somebody says otherwise."""
    version = in_use(current_holder(), "programme", opening.programme)
    programme = programme_of(version)
    check_opening(opening, programme)
    Family.objects.select_for_update(no_key=True).get(holder_id=family.holder_id, pk=family.pk)  # two at once: in turn
    if family.episodes.filter(programme=programme.id, closed=None).exists():
        raise NotPossible(f"{family} is already in {programme.title}.")
    episode = _create(family, opening, version, programme)
    Participant.objects.bulk_create(
        Participant(episode=episode, person_id=member.person_id, starts=opening.opened)
        for member in family.members.filter(ends=None)
    )
    review = Review.objects.create(episode=episode, due=clocks.first_review_due(opening.opened, programme.reviews))
    ask_for_review(review)
    help_with(episode, programme.title, opening.key_worker)
    write_entry(family=family, told=entries.opened(episode))
    record(by=by, verb="opened work", subject=episode, fields=["programme", "key_worker", "opened", "referred"])
    return episode


def help_with(episode: Episode, title: str, key_worker: Viewer) -> None:
    """Write down for every earlier stage who helps this family now."""
    begin_help(
        family=episode.family,
        agency_id=key_worker.agency_id,
        agency_name=key_worker.agency_name,
        team_id=key_worker.team_id,
        what=title,
        source=episode,
        starts=episode.opened,
        worker_id=key_worker.id,
        worker_name=key_worker.name,
    )


def check_opening(opening: Opening, programme: Programme) -> None:
    """What can be refused before anything is written."""
    if opening.opened > timezone.localdate():
        raise NotPossible("The day the work began cannot be in the future.")
    if opening.opened < opening.referred:
        raise NotPossible("The work cannot begin before the family was referred.")
    unknown = set(opening.referral_reasons) - {reason.id for reason in programme.referral_reasons}
    if unknown:
        raise NotPossible(f"“{min(unknown)}” is not a reason for referral to {programme.title}.")


def _create(family: Family, opening: Opening, version: PracticeVersion, programme: Programme) -> Episode:
    key_worker = opening.key_worker
    episode = Episode.objects.create(
        family=family,
        programme=programme.id,
        programme_version=version,
        body_id=family.body_id,
        agency_name=key_worker.agency_name,
        service=key_worker.team_name,
        ward=opening.ward or _ward(family),
        referral_id=opening.referral_id,
        referral_reasons=list(opening.referral_reasons),
        referred=opening.referred,
        opened=opening.opened,
        team_id=key_worker.team_id,
        key_worker_id=key_worker.id,
        key_worker_name=key_worker.name,
        phase=phases.first(programme),
        phase_since=opening.opened,
    )
    KeyWorker.objects.create(episode=episode, worker_id=key_worker.id, name=key_worker.name, starts=opening.opened)
    PhasePeriod.objects.create(episode=episode, phase=episode.phase, starts=opening.opened)
    return episode


def _ward(family: Family) -> str:
    home = family.households.filter(ends=None).exclude(ward="").order_by("-starts", "-id").first()
    return home.ward if home else ""
