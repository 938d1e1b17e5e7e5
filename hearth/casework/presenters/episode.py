"""An episode's page: who is helping, where the work stands, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hearth.casework.fidelity.counting import in_phase_now
from hearth.casework.models import Episode
from hearth.casework.models.closing import FOLLOW_UP_STATES
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.presenters.observing import Stage, answers_table, stages_of
from hearth.casework.presenters.standing import (
    intensity_words,
    late_by,
    phase_words,
    visit_words,
    when_due,
)
from hearth.casework.queries.endings import ending_of
from hearth.casework.queries.episode import Work
from hearth.casework.queries.found import GoalTold, Helping, ReviewTold, TakingPart, VisitTold
from hearth.casework.rules.moves import ASKED, DIRECTIONS
from hearth.casework.rules.moves import STATES as STEPS
from hearth.casework.rules.visiting import DONE, PLANNED, STATES, Intensity
from hearth.practice.definitions.programme import Phase, Programme
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.addresses import address

VISITS_SHOWN = 10


@dataclass(frozen=True)
class Line:
    """One thing to do or to read, with where it is done; `late` marks what must not wait."""

    text: str
    href: str = ""
    late: str = ""


@dataclass(frozen=True)
class EpisodePage:
    """Finished words for the page. Lists of lists are the cells of tables."""

    name: str
    programme: str
    ended: str
    facts: list[tuple[str, str]]
    alerts: list[str]
    phase: Phase
    visits_words: str
    people: list[str]
    helping: list[str]
    goals: list[list[Any]]
    dropped: list[str]
    coming: list[Line]
    visits: list[list[Any]]
    earlier_visits: int
    review: Line | None
    reviews: list[list[str]]
    follows: Line | None
    move: Line | None
    stages: list[Stage]
    answers: list[list[str]]
    follow_ups: list[list[Any]]
    has_courses: bool
    follows_for_years: bool


def episode_page(work: Work, now: datetime) -> EpisodePage:
    episode, today = work.episode, days.local(now).date()
    programme = programme_of(episode.programme_version)
    visits = in_phase_now(work.episode, work.visits, today)
    stages = stages_of(work, programme)
    past = [visit for visit in work.visits if visit.state != PLANNED]
    return EpisodePage(
        name=str(episode.family),
        programme=programme.title,
        ended=_ended(episode),
        facts=_facts(episode, programme, today),
        alerts=list(_alerts(work, visits, stages, now)) if not episode.closed else [],
        phase=programme.phase(episode.phase),
        visits_words=intensity_words(visits),
        people=[_person(each) for each in work.people],
        helping=[_helper(each) for each in work.helping],
        goals=[_goal(goal, bool(episode.closed)) for goal in work.goals if not goal.dropped_reason],
        dropped=[f"{goal.words}: {goal.dropped_reason}" for goal in work.goals if goal.dropped_reason],
        coming=[_coming(visit, now) for visit in reversed(work.visits) if visit.state == PLANNED],
        visits=[_visit(visit) for visit in past[:VISITS_SHOWN]],
        earlier_visits=max(0, len(past) - VISITS_SHOWN),
        review=None if episode.closed else _review_due(work, today),
        reviews=[_review(each) for each in reversed(work.reviews) if each.held_on],
        follows=_follows(work),
        move=_move(work, now),
        stages=stages,
        answers=answers_table(work, programme) if work.observations else [],
        follow_ups=[_follow_up(each, today) for each in work.follow_ups],
        has_courses=bool(programme.courses),
        follows_for_years=bool(programme.tracks),
    )


def _ended(episode: Episode) -> str:
    ending = ending_of(episode)
    return f"{ending.label}, {days.day(episode.closed)}" if ending else ""


def _facts(episode: Episode, programme: Programme, today: date) -> list[tuple[str, str]]:
    where = ("Ended", _ended(episode)) if episode.closed else ("Phase", phase_words(episode, today))
    return [
        ("Programme", programme.title),
        ("Key worker", f"{episode.key_worker_name}, {episode.service}"),
        where,
        ("Began", days.day(episode.opened)),
    ]


def _alerts(work: Work, visits: Intensity, stages: list[Stage], now: datetime) -> Iterator[str]:
    late = [visit for visit in work.visits if visit.state == PLANNED and visit.planned_for < now]
    if late:
        yield f"{days.plural(len(late), 'visit')} to write up."
    due = next((review.due for review in work.reviews if review.held_on is None), None)
    if due and (late_words := late_by(due, days.local(now).date())):
        yield f"The review is {late_words}."
    if visits.too_few:
        yield f"Too few visits: {intensity_words(visits)}"
    if stages and not stages[0].complete:  # some programmes observe nothing
        yield f"How things were at referral: {stages[0].words}."


def _person(person: TakingPart) -> str:
    known = person.role or ("child" if person.is_child else "")
    age = days.age(person.born) if person.born else person.born_as_told
    return ", ".join(part for part in (person.name, known, age) if part)


def _helper(involvement: Helping) -> str:
    who = ", ".join(part for part in (involvement.worker_name, involvement.agency_name) if part)
    return f"{involvement.what}: {who}, since {days.day(involvement.starts)}"


def _goal(goal: GoalTold, closed: bool) -> list[Any]:
    latest = f"{goal.latest}, {days.short_day(goal.latest_on)}" if goal.latest is not None else "Not rated yet"
    words: Any = goal.words
    if not closed:
        words = {"text": goal.words, "href": address("casework:goal_progress", goal.id)}
    whose = "The family" if goal.whose is None else goal.whose
    return [words, whose, goal.baseline, latest, goal.target, goal.who, days.short_day(goal.by_when)]


def _coming(visit: VisitTold, now: datetime) -> Line:
    late = "Write it up" if visit.planned_for < now else ""
    purpose = f": {visit.purpose}" if visit.purpose else ""
    return Line(f"{visit_words(visit.planned_for)}{purpose}", address("casework:visit", visit.id), late)


def _visit(visit: VisitTold) -> list[Any]:
    when = days.short_day(visit.done_at or visit.planned_for)
    href = address("casework:visit", visit.id)
    saw = ", ".join(filter(None, visit.saw)) or "Nobody"
    return [
        {"text": when, "href": href},
        STATES[visit.state],
        saw if visit.state == DONE else visit.reason,
        ", ".join(filter(None, visit.saw_alone)) or "–",
    ]


def _review_due(work: Work, today: date) -> Line | None:
    due = next((review.due for review in work.reviews if review.held_on is None), None)
    if due is None:
        return None
    return Line(when_due(due, today), address("casework:review", work.episode.pk), late_by(due, today))


def _follows(work: Work) -> Line | None:
    if work.follows is None:
        return None
    return Line(work.follows.words, address(work.follows.page, work.episode.pk))


def _move(work: Work, now: datetime) -> Line | None:
    """A step that waits for an answer, with who has the family meanwhile."""
    move = work.move
    if move is None or work.episode.closed:
        return None
    title = f"{DIRECTIONS[move.direction]}: {move.to_agency}, {STEPS[move.state].lower()}"
    waits = move.state == ASKED
    meanwhile = f". {move.holder_name} has the family meanwhile" if waits else ""
    late = "Late" if waits and move.answer_by < now else ""
    return Line(f"{title}{meanwhile}", address("casework:move", move.id), late)


def _review(review: ReviewTold) -> list[str]:
    there = ", ".join(part for part in (*review.were_there, review.attended) if part)
    return [days.short_day(review.held_on), there, OUTCOMES[review.outcome], review.family_view]


def _follow_up(follow_up: Any, today: date) -> list[Any]:
    after = {
        "text": f"{days.plural(follow_up.months, 'month')} after",
        "href": address("casework:follow_up", follow_up.pk),
    }
    if follow_up.state == "due":
        return [after, when_due(follow_up.due, today), "Due", ""]
    return [after, days.day(follow_up.done_on), FOLLOW_UP_STATES[follow_up.state], follow_up.how]
