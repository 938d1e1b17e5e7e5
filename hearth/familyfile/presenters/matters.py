"""What matters, from what the queries found to the five lines."""

from collections.abc import Iterable, Sequence
from datetime import date

from hearth.families.presenters import age_words
from hearth.families.rules import on_a_day
from hearth.families.terms import status_words
from hearth.familyfile.found import Assessed, Counted, Help, Member, StatusTold
from hearth.familyfile.summary import ChildFact, HelpFact, StatusFact, WorkFacts, WorryFacts, five_lines
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui.days import day, local


def lines_that_matter(
    counted: Counted,
    members: Sequence[Member],
    statuses: Sequence[StatusTold],
    help_given: Sequence[Help],
    assessed: Assessed | None,
    today: date,
    terms: FamilyTerms,
) -> list[tuple[str, str]]:
    """The five lines, from what the queries found."""
    return five_lines(
        children=[*_children(members), *_unborn(counted)],
        statuses=[
            StatusFact(each.child, status_words(terms, each.kind, each.categories), each.starts)
            for each in statuses
            if on_a_day(each.starts, each.ends, today)
        ],
        help_now=[
            HelpFact(each.what, each.worker_name, each.agency_name, each.starts)
            for each in help_given
            if on_a_day(each.starts, each.ends, today)
        ],
        worries=WorryFacts(
            counted.worries_this_year, counted.worry_sources, counted.worries_ever, counted.latest_worry
        ),
        work=WorkFacts(
            assessed=_day_completed(assessed),
            worst=_flagged(assessed),
            children_seen_alone=local(counted.seen_alone).date() if counted.seen_alone else None,
        ),
    )


def _children(members: Iterable[Member]) -> list[ChildFact]:
    return [ChildFact(str(each.person), age_words(each.person)) for each in members if each.is_child]


def _unborn(counted: Counted) -> list[ChildFact]:
    return [ChildFact("A baby", f"due {day(counted.baby_due)}")] if counted.baby_due else []


def _day_completed(assessed: Assessed | None) -> date | None:
    return local(assessed.completed_at).date() if assessed and assessed.completed_at else None


def _flagged(assessed: Assessed | None) -> str:
    """The areas that any child's profile asks people to look at."""
    if assessed is None:
        return ""
    if assessed.instrument.licensed:  # its words are for those who are accredited in it
        return assessed.title if assessed.flagged else ""
    return " and ".join(dict.fromkeys(each.area.label for each in assessed.flagged))
