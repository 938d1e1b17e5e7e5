"""What a partner reads, in finished words: no address, nobody's notes, and of a worry not who told of it."""

from collections.abc import Iterable
from typing import Any

from hearth.casework.models import Action, Goal
from hearth.chronology.models import Entry
from hearth.chronology.presenters.strands import by_line
from hearth.chronology.rules import STRANDS, WORRIES
from hearth.families.models import Contribution, Family, Sharing
from hearth.families.presenters import born_words
from hearth.families.sharing.rules import ITEMS
from hearth.familyfile.found import Help, Member
from hearth.familyfile.presenters.happenings import STRAND_COLOURS, Told
from hearth.familyfile.presenters.lists import kin_words, status_rows
from hearth.familyfile.shared.queries import Opened
from hearth.ui.days import day


def page_of(sharing: Sharing, family: Family, opened: Opened, agency: str) -> dict[str, Any]:
    return {
        "family": family,
        "sharing": sharing,
        "agency": agency,
        "until": day(sharing.until),
        "parts": [ITEMS[item] for item in ITEMS if item in sharing.items],
        "has": {item: item in sharing.items for item in ITEMS} | {"entries": bool(set(sharing.items) & STRANDS.keys())},
        "people": [_person(each) for each in opened.members],
        "statuses": status_rows(family, opened.statuses),
        "help": [_help(each) for each in opened.help],
        "entries": list(map(_entry, opened.entries)),
        "goals": list(map(_goal, opened.goals)),
        "actions": list(_actions(opened.actions)),
    }


def _person(member: Member) -> list[str]:
    return [str(member.person), member.role, born_words(member.person), kin_words(member)]


def _help(given: Help) -> list[str]:
    until = f" to {day(given.ends)}" if given.ends else ""
    return [given.what, given.worker_name, given.agency_name, f"{day(given.starts)}{until}"]


def _entry(entry: Entry) -> Told:
    """Of what agencies did, that they did it; their notes stay with them. A partner's own words are there."""
    worry, told_by_a_partner = entry.strand == WORRIES, entry.source_kind == Contribution._meta.label_lower
    return Told(
        when=day(entry.happened),
        title="A worry was told" if worry else entry.title,
        words=entry.words if told_by_a_partner else "",
        by="" if worry else by_line(entry),
        strand=STRANDS[entry.strand],
        colour=STRAND_COLOURS[entry.strand],
    )


def _goal(goal: Goal) -> str:
    return f"{goal.words} (from {goal.baseline} to {goal.target} out of 10, by {day(goal.by_when)})"


def _actions(actions: Iterable[Action]) -> Iterable[str]:
    for each in actions:
        when = f"done on {day(each.done_on)}" if each.done_on else f"by {day(each.by_when)}"
        yield f"{each.who}: {each.words}, {when}"
