"""The family page in finished words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth.assessments.models import Assessment, Grade
from hearth.assessments.rules.areas import area_results
from hearth.assessments.rules.stages import STAGES
from hearth.casework.models import Episode
from hearth.chronology.models import STRANDS, Entry
from hearth.families.models import Family, Involvement, Person
from hearth.families.models.relationship import KINDS as KINSHIP
from hearth.families.models.relationship import TIES
from hearth.families.models.status import CATEGORIES, DESTINATIONS, KINDS
from hearth.families.presenters import age_words, born_words
from hearth.families.rules import on_a_day
from hearth.familyfile.queries import Counted, Member, StatusTold
from hearth.familyfile.summary import ChildFact, HelpFact, StatusFact, WorkFacts, WorryFacts, five_lines
from hearth.ui.days import day, local

STRAND_COLOURS = {"worries": "orange", "life": "blue", "agencies": "green"}


@dataclass(frozen=True)
class Line:
    """One row of a list on the family page."""

    title: str
    text: str = ""
    href: str = ""
    tag: str = ""


def lines_that_matter(
    counted: Counted,
    members: Sequence[Member],
    statuses: Sequence[StatusTold],
    help_given: Sequence[Involvement],
    assessed: Assessment | None,
    grades: Sequence[Grade],
    today: date,
) -> list[tuple[str, str]]:
    """The five lines, from what the queries found."""
    return five_lines(
        children=[*_children(members), *_unborn(counted)],
        statuses=[
            StatusFact(each.child, status_words(each), each.starts)
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
            worst=_flagged(assessed, grades),
            children_seen_alone=local(counted.seen_alone).date() if counted.seen_alone else None,
        ),
    )


def _children(members: Iterable[Member]) -> list[ChildFact]:
    return [ChildFact(str(each.person), age_words(each.person)) for each in members if each.is_child]


def _unborn(counted: Counted) -> list[ChildFact]:
    return [ChildFact("A baby", f"due {day(counted.baby_due)}")] if counted.baby_due else []


def status_words(status: StatusTold) -> str:
    """ "Child protection plan for neglect"."""
    categories = [CATEGORIES[name].lower() for name in status.categories]
    return KINDS[status.kind] + (f" for {' and '.join(categories)}" if categories else "")


def _day_completed(assessed: Assessment | None) -> date | None:
    return local(assessed.completed_at).date() if assessed and assessed.completed_at else None


def _flagged(assessed: Assessment | None, grades: Sequence[Grade]) -> str:
    """The areas that any child's profile asks people to look at."""
    if assessed is None:
        return ""
    profiles: dict[Any, dict[str, int | None]] = {}
    for grade in grades:
        if grade.value is not None or grade.missing:
            profiles.setdefault(grade.subject_id, {})[grade.item] = grade.value
    flagged = [
        result.area.label
        for profile in profiles.values()
        for result in area_results(assessed.instrument, profile)
        if result.flagged
    ]
    return " and ".join(dict.fromkeys(flagged))


def people_rows(family: Family, members: Iterable[Member]) -> list[list[Any]]:
    """Each name leads to what is known of that person."""

    def name(person: Person) -> dict[str, str]:
        return {"text": str(person), "href": reverse("families:correct_person", args=[family.pk, person.pk])}

    return [
        [name(each.person), each.role, born_words(each.person), _kin(each), _home(each), _speaks(each.person)]
        for each in members
    ]


def _kin(member: Member) -> str:
    """ "parent of Zoë; partner of Sam (in law)": by birth goes without saying."""
    told = [
        f"{KINSHIP[kind]} {name}" + ("" if tie == "birth" else f" ({TIES[tie].lower()})")
        for kind, name, tie in member.kin
    ]
    return "; ".join(told)


def _home(member: Member) -> str:
    if member.home_secret:
        return "Address kept secret"
    place = ", ".join(part for part in (member.home, member.home_postcode) if part)
    since = f", since {day(member.home_since)}" if place and member.home_since else ""
    return place + since


def _speaks(person: Person) -> str:
    needs = " (needs an interpreter)" if person.interpreter else ""
    return person.first_language + needs if person.first_language else needs.strip(" ()").capitalize()


def status_rows(family: Family, statuses: Iterable[StatusTold]) -> list[dict[str, str]]:
    return [
        {
            "child": each.child,
            "words": status_words(each),
            "when": _period(each),
            "end": "" if each.ends else reverse("families:end_status", args=[family.pk, each.id]),
        }
        for each in statuses
    ]


def _period(status: StatusTold) -> str:
    if status.ends is None:
        return f"Since {day(status.starts)}"
    why = f": {DESTINATIONS[status.destination].lower()}" if status.destination else ""
    return f"{day(status.starts)} to {day(status.ends)}{why}"


def assessment_lines(assessments: Iterable[Assessment]) -> list[Line]:
    return [
        Line(
            title=f"{STAGES[each.stage]}, {day(each.started_on)}",
            text=f"By {each.by_name}",
            href=reverse("assessments:assessment", args=[each.pk]),
            tag="" if each.completed_at else "Not finished",
        )
        for each in assessments
    ]


def episode_lines(episodes: Iterable[Episode]) -> list[Line]:
    return [
        Line(
            title=each.programme_version.title,
            text=f"{each.key_worker_name}, {each.agency_name}. Opened {day(each.opened)}"
            + (f", closed {day(each.closed)}" if each.closed else ""),
            href=reverse("casework:episode", args=[each.pk]),
            tag="" if each.closed else "Open",
        )
        for each in episodes
    ]


def timeline(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """Words as they were said; the strand as a coloured tag."""
    return [
        {
            "when": day(each.happened),
            "title": each.title,
            "text": each.words,
            "by": each.source_name,
            "tag": STRANDS[each.strand],
            "colour": STRAND_COLOURS[each.strand],
        }
        for each in entries
    ]


def older(family: Family, entries: Sequence[Entry], strand: str, many: int) -> str:
    """Where the next page of happenings begins: by key, so the thousandth is as quick as the first."""
    if len(entries) <= many:
        return ""
    last = entries[many - 1]
    keep = f"&strand={strand}" if strand else ""
    return f"{reverse('familyfile:family', args=[family.pk])}?before={last.happened}_{last.pk}{keep}#chronology"


def strand_links(family: Family, chosen: str) -> list[dict[str, object]]:
    here = reverse("familyfile:family", args=[family.pk])
    links = [{"text": "Everything", "href": f"{here}#chronology", "current": not chosen}]
    for key, text in STRANDS.items():
        links.append({"text": text, "href": f"{here}?strand={key}#chronology", "current": key == chosen})
    return links


def found_people(people: Iterable[Person], families: Mapping[UUID, Sequence[Family]]) -> list[Line]:
    """Each person with the families through which the viewer may know them, and no others."""
    return [
        Line(
            title=f"{person}, {age_words(person)}",
            text=family.name,
            href=reverse("familyfile:family", args=[family.pk]),
        )
        for person in people
        for family in families.get(person.pk, ())
    ]
