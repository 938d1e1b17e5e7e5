"""Who is in the family and what is done with them, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearth.assessments.rules.stages import STAGES
from hearth.families.models import Family, Person
from hearth.families.models.relationship import KINDS as KINSHIP
from hearth.families.models.relationship import TIES
from hearth.families.presenters import age_words, born_words
from hearth.families.terms import label, status_words, terms_of
from hearth.familyfile.found import Assessed, Elsewhere, Member, StatusTold, Work
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui.addresses import address
from hearth.ui.days import day


@dataclass(frozen=True)
class Line:
    """One row of a list on the family page."""

    title: str
    text: str = ""
    href: str = ""
    tag: str = ""


PEOPLE_COLUMNS = ("Name", "Who", "Born", "To the others", "Lives", "Language")


def people_table(family: Family, members: Iterable[Member]) -> tuple[Sequence[str], list[list[Any]]]:
    """Its columns and rows; without the languages where nobody's is on record."""
    rows = people_rows(family, members)
    if any(row[-1] for row in rows):
        return PEOPLE_COLUMNS, rows
    return PEOPLE_COLUMNS[:-1], [row[:-1] for row in rows]


def people_rows(family: Family, members: Iterable[Member]) -> list[list[Any]]:
    """Each name leads to what is known of that person."""

    def name(person: Person) -> dict[str, str]:
        return {"text": str(person), "href": address("families:person", family.pk, person.pk)}

    return [
        [name(each.person), each.role, born_words(each.person), kin_words(each), _home(each), _speaks(each.person)]
        for each in members
    ]


def kin_words(member: Member) -> str:
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
    terms = terms_of(family)
    return [
        {
            "child": each.child,
            "words": status_words(terms, each.kind, each.categories),
            "when": _period(each, terms),
            "end": "" if each.ends else address("families:end_status", family.pk, each.id),
        }
        for each in statuses
    ]


def _period(status: StatusTold, terms: FamilyTerms) -> str:
    if status.ends is None:
        return f"Since {day(status.starts)}"
    why = f": {label(terms.endings, status.destination).lower()}" if status.destination else ""
    return f"{day(status.starts)} to {day(status.ends)}{why}"


def assessment_lines(assessments: Iterable[Assessed]) -> list[Line]:
    return [
        Line(
            title=f"{each.title}: {STAGES[each.stage].lower()}, {day(each.started_on)}",
            text=f"By {each.by_name}",
            href=address("assessments:assessment", each.id),
            tag="" if each.completed_at else "Not finished",
        )
        for each in assessments
    ]


def episode_lines(episodes: Iterable[Work], latest_worry: date | None = None) -> list[Line]:
    """With a mark where somebody was worried again after the work had ended."""
    return [
        Line(
            title=each.title,
            text=f"{each.key_worker_name}, {each.agency_name}. Opened {day(each.opened)}"
            + (f", closed {day(each.closed)}" if each.closed else ""),
            href=address("casework:episode", each.id),
            tag=_standing(each, latest_worry),
        )
        for each in episodes
    ]


def _standing(work: Work, latest_worry: date | None) -> str:
    if work.closed is None:
        return "Open"
    return "Worried about again since" if latest_worry and latest_worry > work.closed else ""


def found_people(people: Iterable[Person], families: Mapping[UUID, Sequence[Family]]) -> list[Line]:
    """Each person with the families through which the viewer may know them, and no others."""
    return [
        Line(
            title=f"{person}, {age_words(person)}",
            text=family.name,
            href=address("familyfile:family", family.pk),
        )
        for person in people
        for family in families.get(person.pk, ())
    ]


def elsewhere(records: Iterable[Elsewhere]) -> list[dict[str, str]]:
    """Who of this family is on record in another one too: what is there is about the same person."""
    return [
        {
            "words": f"{each.who} is on record in the family “{each.name}” too, and is the same person.",
            "href": address("familyfile:family", each.family),
        }
        for each in records
    ]
