"""The words of a family's own page."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from hearth.ownview.models import Note, OwnView
from hearth.ownview.queries.pieces import Sees, sees
from hearth.practice.queries import programme_of
from hearth.ui import days


@dataclass(frozen=True)
class Section:
    """One heading, a drawing for Easy Read, a short sentence, and lines. `sayings` are a worker's own words."""

    id: str
    drawing: str
    title: str
    lead: str
    lines: list[str]
    sayings: list[tuple[str, str]]
    nothing: str

    @property
    def short_lines(self) -> list[str]:
        """For Easy Read: a sentence a line."""
        return [part for line in self.lines for part in re.split(r"(?<=[.!?]) +(?=[^a-z])", line) if part]


@dataclass(frozen=True)
class Heard:
    """Something they said, with what we said and did."""

    title: str
    words: str
    when: str
    answered: str
    answer: str


@dataclass(frozen=True)
class OwnPage:
    greeting: str
    sections: list[Section]
    said: list[Heard]


def own_page(view: OwnView, seen: Sees | None = None) -> OwnPage:
    """All that is on the page. Nothing else of the record is read for it."""
    seen = seen or sees(view)
    return OwnPage(
        greeting=gettext("Hello {name}").format(name=view.person.known_as or view.person.given_names),
        sections=[_standing(view, seen), _agreed(seen), _who(view, seen), _next(seen), _shared(seen)],
        said=[_heard(note, seen) for note in view.notes.order_by("-at", "-id")],
    )


def _standing(view: OwnView, seen: Sees) -> Section:
    programme = programme_of(view.episode.programme_version)
    title, told = programme.title, programme.what_families_are_told
    lines = [_programme(view, gettext(title), named=not seen.why_not(title))]
    if told and not seen.why_not(told):
        lines.append(gettext(told))
    sayings = []
    if seen.standing:
        by = gettext("{name}, {day}").format(name=seen.standing.by_name, day=on_day(seen.standing.at))
        sayings.append((seen.standing.words, by))
    for summary in seen.rows["summary"]:
        parts = [
            (gettext("What worries us"), summary.worries),
            (gettext("What goes well"), summary.going_well),
            (gettext("What must change"), summary.must_change),
            (gettext("Who helps"), summary.who_helps),
        ]
        sayings += [(words, title) for title, words in parts if words]
    return Section("stand", "people", gettext("Where we stand"), gettext("How things are now."), lines, sayings, "")


def _programme(view: OwnView, title: str, *, named: bool) -> str:
    """Some programmes tell by their name whom they are for."""
    began, ended = view.episode.opened, view.episode.closed
    if not named:
        return gettext("The work ended on {day}.").format(day=_date(ended)) if ended else _began(began)
    if ended:
        return gettext("The work ended on {day}. It was called {title}.").format(day=_date(ended), title=title)
    return gettext("We began on {day}. The work is called {title}.").format(day=_date(began), title=title)


def _began(day: date) -> str:
    return gettext("We began on {day}.").format(day=_date(day))


def _agreed(seen: Sees) -> Section:
    sayings = [(goal.words, _how_far(goal)) for goal in seen.rows["goal"]]
    return Section(
        "agreed",
        "pen",
        gettext("What was agreed"),
        gettext("What we want to be different, and who does what."),
        [_action(each) for each in seen.rows["action"]],
        sayings,
        gettext("Nothing is written here yet."),
    )


def _how_far(goal: Any) -> str:
    ratings = sorted(goal.ratings.all(), key=lambda rating: (rating.on, rating.pk))
    if not ratings:
        return gettext("It began at {baseline} of 10. We hope for {target}.").format(
            baseline=goal.baseline, target=goal.target
        )
    return gettext("It began at {baseline} of 10. It is at {now}. We hope for {target}.").format(
        baseline=goal.baseline, now=ratings[-1].value, target=goal.target
    )


def _action(action: Any) -> str:
    who = ", ".join(part for part in (action.who, action.agency) if part)
    if action.done_on:
        return gettext("{who}: {what}. Done on {day}.").format(
            who=who, what=action.words.rstrip("."), day=_date(action.done_on)
        )
    return gettext("{who}: {what}. By {day}.").format(who=who, what=action.words.rstrip("."), day=_date(action.by_when))


def _who(view: OwnView, seen: Sees) -> Section:
    episode = view.episode
    lines = []
    if not episode.closed:
        lines.append(gettext("{name} is your worker.").format(name=episode.key_worker_name))
    for helper in seen.rows["helper"]:
        if helper.source_id != episode.pk:
            who = ", ".join(part for part in (helper.worker_name, helper.agency_name) if part)
            lines.append(gettext("{who}: {what}.").format(who=who, what=helper.what))
    advocates = view.doors.filter(closed_at=None, until__gte=days.today()).exclude(advocate="").order_by("advocate")
    lines += [
        gettext("{name} can read this page and what you write here, until {day}. You named them.").format(
            name=door.advocate, day=_date(door.until)
        )
        for door in advocates
        if door.until
    ]
    nothing = gettext("Nobody is named here.")
    return Section("who", "help", gettext("Who is who"), gettext("The people who help."), lines, [], nothing)


def _next(seen: Sees) -> Section:
    lines = [
        gettext("{when}: a visit.").format(
            when=f"{_date(days.local(visit.planned_for).date())}, {days.clock(visit.planned_for)}"
        )
        for visit in seen.rows["visit"]
    ]
    for review in seen.rows["review"]:
        lines.append(
            gettext("By {day}: we look at the plan together. You can say what you think.").format(day=_date(review.due))
        )
    nothing = gettext("No day is written here. Ask your worker.")
    return Section("next", "calendar", gettext("What happens next"), gettext("Days to come."), lines, [], nothing)


def _shared(seen: Sees) -> Section:
    lines = [
        gettext("{day}: to {whom}. {what}").format(day=_date(each.on), whom=each.with_whom, what=each.what)
        for each in seen.rows["sharing"]
    ]
    lead = gettext("What we told others, and whom.")
    nothing = gettext("Nothing is written here. You can ask what was shared.")
    return Section("shared", "letter", gettext("What was shared"), lead, lines, [], nothing)


def _heard(note: Note, seen: Sees) -> Heard:
    titles = {
        "question": gettext("You asked"),
        "correction": gettext("You said something is wrong"),
        "feedback": gettext("You said"),
    }
    answers = {
        "": gettext("We have not answered yet. We answer within five days."),
        "answered": gettext("We said"),
        "changed": gettext("We changed it"),
        "not_changed": gettext("We did not change it. This is why"),
        "done": gettext("We did"),
    }
    if note.answer and seen.why_not(note.answer):
        gone = gettext("We answered. The answer is no longer shown here: ask your worker.")
        return Heard(titles[note.kind], note.words, on_day(note.at), gone, "")
    return Heard(titles[note.kind], note.words, on_day(note.at), answers[note.outcome], note.answer)


def on_day(at: Any) -> str:
    return _date(days.local(at).date())


def _date(day: date) -> str:
    return str(days.day(day))
