"""Agree the plan, sign it, say why an area has no goal, and ask after what was agreed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import FOLLOWS, chase_up
from hearth.casework.actions.locking import ChangedElsewhere, at_work, check_day
from hearth.casework.models import Action, AreaLeft, Chase, Episode, PlanVersion, Signature
from hearth.casework.plan.lines import action_line, all_lines, goal_line
from hearth.casework.plan.queries import actions_in, area_labels, open_goals
from hearth.casework.plan.rules import Seen, moved_on
from hearth.casework.reopening.actions import looked_again
from hearth.casework.reopening.rules import PLAN
from hearth.casework.reviewing.rules import CHANGE
from hearth.casework.rules import NotPossible
from hearth.chronology.actions import write_entry
from hearth.families.models import Person
from hearth.scope.actions import action, record
from hearth.worklist.actions import done


class PlanMovedOn(NotPossible):
    """Something in the plan is otherwise than it was on the page that was agreed to."""

    def __init__(self, otherwise: str) -> None:
        super().__init__(
            f"This plan has changed since you opened the page. {otherwise} It is shown below as it is now. "
            "Look at it together again, then agree it."
        )


@action
def agree_plan(*, episode: Episode, agreed_on: date, by: Viewer, seen: Seen | None = None) -> PlanVersion:
    """Keep the plan as it stands, as the next version. What was agreed before stays as it was.

    `seen` are the marks of what was on the page (`plan.rules.marks`): nobody agrees to what they did not see.
    """
    now = at_work(episode)
    goals, actions, left = list(open_goals(now)), list(actions_in(now)), list(now.areas_left.order_by("on", "id"))
    _check_seen(seen, all_lines(goals, actions, left))
    check_day(agreed_on, now, "The day it was agreed")
    if not goals:
        raise NotPossible("A plan has at least one goal. Write one with the family first.")
    before = now.plan_versions.order_by("-number").first()
    if before and agreed_on < before.agreed_on:
        raise NotPossible("The plan before this one was agreed later than that. Check the date.")
    labels = area_labels(by, now)
    version = PlanVersion.objects.create(
        episode=now,
        number=before.number + 1 if before else 1,
        agreed_on=agreed_on,
        goals=[goal_line(each) for each in goals],
        actions=[action_line(each) for each in actions],
        left=[[labels.get(each.area, each.area), each.why] for each in left],
        by_name=by.name,
    )
    for review in now.reviews.filter(outcome=CHANGE, held_on__lte=agreed_on):
        done(kind=FOLLOWS, source=review)
    looked_again(now, PLAN, agreed_on, by.name)
    write_entry(family=now.family, told=entries.plan_agreed(version))
    record(by=by, verb="agreed the plan", subject=version, fields=["goals", "actions", "left"])
    return version


def _check_seen(seen: Seen | None, now: list[dict[str, Any]]) -> None:
    if seen is not None and (otherwise := moved_on(seen, now)):
        raise PlanMovedOn(otherwise)


@dataclass(frozen=True)
class Signed:
    """Whether and how somebody signed. A name is what they typed themselves; `said` is theirs, word for word."""

    person: Person
    how: str
    on: date
    name: str = ""
    said: str = ""


@action
def sign_plan(*, plan: PlanVersion, signed: Signed, by: Viewer) -> Signature:
    """Somebody of the family puts their name to a version, or says why not."""
    now = at_work(plan.episode)
    if signed.on < plan.agreed_on:
        raise NotPossible("This plan was agreed later than that. Check the date.")
    check_day(signed.on, now, "The day")
    if not now.participants.filter(person=signed.person).exists():
        raise NotPossible(f"{signed.person} does not take part in this work.")
    if plan.signatures.filter(person=signed.person).exists():
        raise NotPossible(f"{signed.person} has been asked already. A changed plan is agreed and signed anew.")
    if signed.how == "phone" and not signed.name.strip():
        raise NotPossible("Whoever signs on the phone types their own name.")
    signature = Signature.objects.create(plan=plan, by_name=by.name, **vars(signed))
    record(by=by, verb="signed", subject=signature, fields=["how", "name", "said"])
    return signature


@action
def leave_area(*, episode: Episode, area: str, why: str, by: Viewer, version: int | None = None) -> AreaLeft:
    """Say why a worrying area has no goal, for now. `version` is the one of the reason that the worker saw: 0 for none.

    Saying it again changes the reason, but nobody writes over what they have not read.
    """
    now = at_work(episode)
    if not why.strip():
        raise NotPossible("Say why there is no goal for this.")
    row = AreaLeft.objects.filter(holder_id=now.holder_id, episode=now, area=area).first()
    row = row or AreaLeft(episode=now, area=area, version=0)
    if version is not None and version != row.version and why != row.why:
        raise ChangedElsewhere(row.version)
    row.why, row.on, row.by_name, row.version = why, timezone.localdate(), by.name, row.version + 1
    row.save()
    record(by=by, verb="left without a goal", subject=row, fields=["area", "why"])
    return row


@action
def chase(*, agreed: Action, said: str, again_on: date, by: Actor, by_name: str) -> Chase:
    """Somebody was asked after what they agreed to do. It comes back to the work list on the day named."""
    now = at_work(agreed.episode)
    agreed.refresh_from_db()  # somebody else may have ticked it off meanwhile
    today = timezone.localdate()
    if agreed.done_on:
        raise NotPossible("This has been done.")
    if not said.strip():
        raise NotPossible("Write down what they said.")
    if again_on <= today:
        raise NotPossible("Ask again on a day that is still to come.")
    asked = Chase.objects.create(action=agreed, on=today, said=said, by_name=by_name, again_on=again_on)
    chase_up(agreed, now, again_on)
    record(by=by, verb="asked after", subject=asked, fields=["said", "again_on"])
    return asked
