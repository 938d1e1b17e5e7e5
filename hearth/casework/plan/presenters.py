"""The plan in finished words: for the worker with what is missing, for the family in as few words as it takes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth.casework.models import Episode, Participant, PlanVersion
from hearth.casework.models.agreeing import HOW_SIGNED
from hearth.casework.plan.lines import action_line, goal_line
from hearth.casework.plan.queries import Plan
from hearth.casework.plan.rules import Changed, changed, unanswered
from hearth.casework.presenters.standing import when_due
from hearth.ui import days


@dataclass(frozen=True)
class GoalWords:
    words: str
    whose: str
    scale: str
    measure: str
    who: str
    by: str
    href: str = ""


@dataclass(frozen=True)
class ActionWords:
    words: str
    who: str
    state: str
    late: bool
    asked: list[str]
    chase: str = ""
    done: str = ""


@dataclass(frozen=True)
class Prompt:
    label: str
    about: str
    goal: str
    leave: str


@dataclass(frozen=True)
class PlanPage:
    goals: list[GoalWords]
    actions: list[ActionWords]
    prompts: list[Prompt]
    left: list[tuple[str, str, str]]  # what, why, and where the reason is changed
    versions: list[list[Any]]
    changed: Changed | None  # since the latest version; None where none was agreed
    to_sign: list[str]
    latest: UUID | None


def plan_page(plan: Plan, episode: Episode, today: date) -> PlanPage:
    latest = plan.versions[0] if plan.versions else None
    labels = {each.id: each.label for each in plan.worrying}
    open_areas = unanswered(plan.worrying, {each.area for each in plan.goals}, {each.area for each in plan.left})
    return PlanPage(
        goals=[_goal(each, episode) for each in plan.goals],
        actions=[_action(each, episode, today) for each in plan.actions],
        prompts=[_prompt(each.id, each.label, each.about, episode) for each in open_areas],
        left=[_left(each, labels, episode) for each in plan.left],
        versions=[_version(each) for each in plan.versions],
        changed=_changed(plan, latest) if latest else None,
        to_sign=[str(each.person) for each in to_sign(plan.people, latest)] if latest else [],
        latest=latest.pk if latest else None,
    )


def to_sign(people: Sequence[Participant], version: PlanVersion) -> list[Participant]:
    """Those who take part and have not been asked yet; the very young are asked too, if the worker thinks so."""
    asked = {each.person_id for each in version.signatures.all()}
    return [each for each in people if each.person_id not in asked]


def _changed(plan: Plan, latest: PlanVersion) -> Changed:
    now = [goal_line(each) for each in plan.goals], [action_line(each) for each in plan.actions]
    before = [
        [line for line in lines if line["id"] not in plan.closed_lines] for lines in (latest.goals, latest.actions)
    ]
    return changed((before[0], before[1]), now)


def _goal(goal: Any, episode: Episode) -> GoalWords:
    line = goal_line(goal)
    href = "" if episode.closed else reverse("casework:goal_progress", args=[goal.pk])
    return _goal_words(line, href)


def _goal_words(line: Any, href: str = "") -> GoalWords:
    began, now, target = line["baseline"], line["now"], line["target"]
    scale = f"From {began} to {target}" + (f", now {now}" if now != began else "")
    by = f"By {days.day(date.fromisoformat(line['by_when']))}"
    return GoalWords(line["words"], line["whose"], scale, line["measure"], line["who"], by, href)


def _action(action: Any, episode: Episode, today: date) -> ActionWords:
    open_still = not action.done_on and not episode.closed
    by = f"Was due {days.day(action.by_when)}, not done" if episode.closed else f"By {when_due(action.by_when, today)}"
    state = f"Done {days.day(action.done_on)}" if action.done_on else by
    return ActionWords(
        words=action.words,
        who=_who(action_line(action)),
        state=state,
        late=open_still and action.by_when < today,
        asked=[f"{days.short_day(each.on)}, {each.by_name}: {each.said}" for each in action.chases.all()],
        chase=reverse("casework:chase", args=[action.pk]) if open_still else "",
        done=reverse("casework:action_done", args=[action.pk]) if open_still else "",
    )


def _who(line: Any) -> str:
    """Ms Marsh, Beck Lane Primary School; through Breakfast Club; paid by pupil premium."""
    who = ", ".join(dict.fromkeys(part for part in (line["who"], line["agency"]) if part))
    through = f"; through {line['service']}" if line["service"] else ""
    return who + through + (f"; paid by: {line['paid_by']}" if line["paid_by"] else "")


def _prompt(area: str, label: str, about: tuple[str, ...], episode: Episode) -> Prompt:
    goal = f"{reverse('casework:goal', args=[episode.pk])}?area={area}"
    return Prompt(label, ", ".join(about), goal, reverse("casework:leave_area", args=[episode.pk, area]))


def _left(left: Any, labels: Mapping[str, str], episode: Episode) -> tuple[str, str, str]:
    """An area that worries nobody any more has no page of its own."""
    changed_there = left.area in labels and not episode.closed
    href = reverse("casework:leave_area", args=[episode.pk, left.area]) if changed_there else ""
    return labels.get(left.area, left.area.replace("_", " ")), left.why, href


def _version(version: PlanVersion) -> list[Any]:
    href = reverse("casework:plan_version", args=[version.pk])
    signed = [f"{each.person} ({HOW_SIGNED[each.how].lower()})" for each in version.signatures.all()]
    return [
        {"text": f"Plan {version.number}", "href": href},
        days.day(version.agreed_on),
        ", ".join(signed) or "Nobody yet",
    ]


@dataclass(frozen=True)
class Agreed:
    """One version, for the family: plain words, to read together or to print and sign."""

    goals: list[GoalWords]
    theirs: list[tuple[str, str]]  # what, and who
    done: list[str]
    left: list[Any]
    signed: list[tuple[str, str, str]]
    unsigned: list[str]


def agreed_page(
    version: PlanVersion, people: Sequence[Participant], sealed: Iterable[UUID], closed: Collection[str]
) -> Agreed:
    """A goal of a child sealed since is not shown, nor what was agreed for it, nor what they signed and said."""
    hidden = {str(each) for each in sealed}
    actions = [each for each in version.actions if each["id"] not in closed]
    return Agreed(
        goals=[_goal_words(each) for each in version.goals if each["person"] not in hidden],
        theirs=[(each["words"], _by(each)) for each in actions if not each["done_on"]],
        done=[f"{each['words']} ({_who(each)})" for each in actions if each["done_on"]],
        left=version.left,
        signed=[_signed(each) for each in version.signatures.all() if str(each.person_id) not in hidden],
        unsigned=[str(each.person) for each in to_sign(people, version)],
    )


def _by(line: Any) -> str:
    return f"{_who(line)}, by {days.day(date.fromisoformat(line['by_when']))}"


def _signed(signature: Any) -> tuple[str, str, str]:
    how = f"{HOW_SIGNED[signature.how]}, {days.day(signature.on)}"
    return str(signature.person), f"{how}: {signature.name}" if signature.name else how, signature.said
