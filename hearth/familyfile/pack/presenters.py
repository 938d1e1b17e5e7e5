"""The pack in finished words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hearth.assessments.presenters.change import course, series_name
from hearth.assessments.queries import Series
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.queries.endings import ending_of
from hearth.chronology.rules import STRANDS
from hearth.families.models import Family
from hearth.families.terms import label, status_label, terms_of
from hearth.familyfile.pack.queries import Pack, Tried, first_worry
from hearth.practice.library import library
from hearth.practice.queries import programme_of
from hearth.ui import days


@dataclass(frozen=True)
class Said:
    words: str
    by: str


@dataclass(frozen=True)
class Work:
    """One stretch of work, as the pack tells it."""

    heading: str
    lines: list[str]
    goals: list[list[str]]
    actions: list[str]
    reviews: list[list[str]]


@dataclass(frozen=True)
class Grades:
    """One profile: what each area or score came to, assessment by assessment."""

    name: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class PackPage:
    name: str
    made: str
    sums: list[str]
    people: list[list[str]]
    statuses: list[list[str]]
    helping: list[str]
    four: list[tuple[str, str]]
    grades: list[Grades]
    children_say: list[Said]
    family_says: list[Said]
    work: list[Work]
    entries: list[list[str]]
    left_out: str
    sharings: list[list[str]]


def pack_page(pack: Pack, by: str, now: datetime) -> PackPage:
    today = days.local(now).date()
    return PackPage(
        name=str(pack.family),
        made=f"Made by {by} on {days.day_and_time(now)}, from the record as it stood then.",
        sums=list(_sums(pack, today)),
        people=[_person(member, today) for member in pack.members],
        statuses=[_status(each, pack.family) for each in pack.statuses],
        helping=[
            f"{each.what}: {each.worker_name or each.agency_name}, since {days.day(each.starts)}"
            for each in pack.helping
        ],
        four=_four_questions(pack),
        grades=[each for each in _grades(pack.series) if each.rows],
        children_say=[
            Said(voice.words, f"{voice.child}, {days.day(voice.assessment.started_on)}{_alone(voice.seen_alone)}")
            for voice in pack.voices
        ],
        family_says=[
            Said(review.family_view, f"At the review of {days.day(review.held_on)}")
            for tried in pack.tried
            for review in tried.reviews
            if review.family_view
        ],
        work=[_work(tried) for tried in pack.tried],
        entries=[_entry(entry, pack.family) for entry in pack.entries],
        left_out=f"{days.plural(pack.left_out, 'older happening')} in the chronology." if pack.left_out else "",
        sharings=[_sharing(each) for each in pack.sharings],
    )


def _sums(pack: Pack, today: date) -> Iterator[str]:
    """What somebody who has one minute reads."""
    worries = sum(entry.strand == "worries" for entry in pack.entries)
    if first := first_worry(pack):
        yield f"{days.plural(worries, 'worry', 'worries')} on record since {days.day(first)}."
    for tried in pack.tried:
        yield f"{_heading(tried)}: {_visits(tried)}."
    if pack.assessments:
        count, last = days.plural(len(pack.assessments), "assessment"), pack.assessments[-1].started_on
        yield f"{count} completed, the latest on {days.day(last)}."
    now = [status for status in pack.statuses if status.ends is None or status.ends > today]
    for status in now:
        yield f"{status.person}: {_kind(status, pack.family)} since {days.day(status.starts)}."


def _person(member: Any, today: date) -> list[str]:
    person = member.person
    born = days.day(person.born) if person.born else person.born_as_told or "Not known"
    age = days.age(person.born, today) if person.born and not person.died else ""
    left = f" (until {days.day(member.ends)})" if member.ends else ""
    return [str(person), f"{member.role}{left}", born, age, person.first_language]


def _helper(involvement: Any) -> str:
    who = involvement.worker_name or involvement.agency_name
    return f"{involvement.what}: {who}, since {days.day(involvement.starts)}"


def _kind(status: Any, family: Family) -> str:
    terms = terms_of(family)
    kinds = [label(terms.categories, each.category).lower() for each in status.categories.all()]
    kind = status_label(terms, status.kind)
    return f"{kind} ({', '.join(kinds)})" if kinds else kind


def _status(status: Any, family: Family) -> list[str]:
    when = [days.day(status.starts), days.day(status.ends) if status.ends else "Now"]
    return [str(status.person), _kind(status, family), *when]


def _four_questions(pack: Pack) -> list[tuple[str, str]]:
    if pack.analysis is None:
        return []
    told, needs = pack.analysis.answers, library().needs
    labels = {need.id: need.label for need in needs.needs}
    kinds = ", ".join(labels.get(each, each) for each in told.kind_of_neglect)
    return [
        ("What kind of neglect", "None was found" if told.no_neglect_found else kinds),
        ("How bad", told.scale),
        ("What it does to body and health", told.impact_physical),
        ("What it does to feelings and behaviour", told.impact_emotional),
        ("The reason behind it", told.reason),
    ]


def _grades(series: Sequence[Series]) -> list[Grades]:
    """A row for each area or score, a column an assessment, for each profile. What is licensed stays where it is."""
    return [_profile(each) for each in series if not each.instrument.licensed]


def _profile(series: Series) -> Grades:
    columns, rows = course(series)
    return Grades(f"{series.instrument.title}: {series_name(series)}", columns, rows)


def _alone(seen_alone: bool | None) -> str:
    return {True: ", seen alone", False: ", not seen alone", None: ""}[seen_alone]


def _heading(tried: Tried) -> str:
    episode = tried.episode
    until = days.day(episode.closed) if episode.closed else "now"
    return f"{programme_of(episode.programme_version).title}, {days.day(episode.opened)} to {until}"


def _visits(tried: Tried) -> str:
    episode: Any = tried.episode
    return f"{days.plural(episode.done, 'visit')} done, {episode.missed} missed, children seen alone at {episode.alone}"


def _work(tried: Tried) -> Work:
    ending = ending_of(tried.episode)
    return Work(
        heading=_heading(tried),
        lines=[
            f"Key worker: {tried.episode.key_worker_name}, {tried.episode.agency_name}.",
            f"{_visits(tried)}.",
            *([f"How it ended: {ending.label}."] if ending else []),
        ],
        goals=[_goal(goal) for goal in tried.goals],
        actions=[_action(action) for action in tried.actions],
        reviews=[[days.day(each.held_on), OUTCOMES[each.outcome], each.summary] for each in tried.reviews],
    )


def _goal(goal: Any) -> list[str]:
    latest = "Not rated" if goal.latest is None else str(goal.latest)
    dropped = f" (left aside: {goal.dropped_reason})" if goal.dropped_reason else ""
    return [goal.words + dropped, str(goal.baseline), latest, str(goal.target)]


def _action(action: Any) -> str:
    who = ", ".join(part for part in (action.who, action.agency) if part)
    state = f"done {days.day(action.done_on)}" if action.done_on else f"not done; due {days.day(action.by_when)}"
    return f"{who}: {action.words} ({state})"


def _entry(entry: Any, family: Family) -> list[str]:
    elsewhere = "" if entry.family_id == family.pk else f"From the record of {entry.family.name}."
    told = "\n".join(part for part in (entry.title, entry.words, elsewhere) if part)
    return [days.day(entry.happened), STRANDS[entry.strand], told, entry.source_name]


def _sharing(sharing: Any) -> list[str]:
    told = "The family was told" if sharing.told else f"Not told: {sharing.why_not_told}"
    what = f"Refused: {sharing.why_refused}" if sharing.refused else sharing.what
    return [days.day(sharing.on), sharing.with_whom, what, sharing.lawful_basis, told]
