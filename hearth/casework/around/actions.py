"""Somebody joins the team or leaves it, or no longer takes part; a worker's families are given on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework.actions.asking import FOLLOW_UP
from hearth.casework.actions.handing_over import hand_over
from hearth.casework.actions.locking import at_work, check_day, locked
from hearth.casework.models import Episode, Participant, TeamMember
from hearth.casework.rules import NotPossible
from hearth.casework.rules.key_workers import KEY_WORKER
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.worklist.actions import hand_on_asked


@dataclass(frozen=True)
class Joining:
    """Who joins, in which role of the programme. `worker_id`: they sign in here."""

    role: str
    name: str
    agency: str
    starts: date
    contact: str = ""
    worker_id: UUID | None = None


@action
def join_team(*, episode: Episode, joining: Joining, by: Actor) -> TeamMember:
    """Several people may have a role at once, but there is one key worker."""
    now = at_work(episode)
    if joining.role == KEY_WORKER:
        raise NotPossible("A family has one key worker. Hand over to somebody else instead.")
    if joining.role not in {role.id for role in programme_of(now.programme_version).roles}:
        raise NotPossible(f"“{joining.role}” is not a role of this programme.")
    check_day(joining.starts, now, "The day they joined")
    if now.team.filter(role=joining.role, name=joining.name, ends=None).exists():
        raise NotPossible(f"{joining.name} is in the team in this role already.")
    member = TeamMember.objects.create(episode=now, **vars(joining))
    record(by=by, verb="joined the team", subject=member, fields=["role", "name", "agency", "starts"])
    return member


@action
def leave_team(*, member: TeamMember, on: date, by: Actor) -> TeamMember:
    now = at_work(member.episode)
    member.refresh_from_db()  # somebody else may have said so meanwhile
    check_day(on, now, "The day they left")
    if member.ends:
        raise NotPossible(f"{member.name} has left already.")
    if on < member.starts:
        raise NotPossible(f"{member.name} only joined later than that. Check the date.")
    member.ends = on
    member.save(update_fields=["ends"])
    record(by=by, verb="left the team", subject=member, fields=["ends"])
    return member


@action
def no_longer_takes_part(*, participant: Participant, on: date, by: Actor) -> Participant:
    """Somebody has left home, or the work is no longer with them. What was done with them stays."""
    now = at_work(participant.episode)
    participant.refresh_from_db()
    check_day(on, now, "The day")
    if participant.ends:
        raise NotPossible(f"{participant.person} takes part no longer.")
    if on < participant.starts:
        raise NotPossible(f"{participant.person} only takes part since later than that. Check the date.")
    participant.ends = on
    participant.save(update_fields=["ends"])
    record(by=by, verb="takes part no longer", subject=participant, fields=["ends"])
    return participant


@action
def go_back_instead(*, episode: Episode, to: Viewer, by: Actor) -> Episode:
    """The work has ended, and somebody else now goes back to the family at its times."""
    now = locked(episode)
    due = now.follow_ups.filter(state="due").values_list("pk", flat=True)
    hand_on_asked(kind=FOLLOW_UP, holder_id=now.holder_id, sources=due, worker_id=to.id, team_id=to.team_id)
    record(by=by, verb="gave on follow-ups of", subject=now, fields=["worker"])
    return now


def reassign(chosen: Mapping[Episode, Viewer], on: date, by: Actor) -> None:
    """Give a worker's families to others, all or none. Each is a handover of its own, and in the log as one."""
    for episode, to in chosen.items():
        if episode.closed:
            go_back_instead(episode=episode, to=to, by=by)
        else:
            hand_over(episode=episode, to=to, on=on, by=by)
