"""A sealed record, and what was opened of such records, in finished words."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from hearth.chronology.presenters.strands import by_line
from hearth.chronology.rules import STRANDS
from hearth.families.models import Relationship, SealOpening
from hearth.families.models.relationship import KINDS, TIES
from hearth.families.presenters import born_words
from hearth.families.presenters.periods import period
from hearth.families.restricting.rules import in_force
from hearth.families.terms import status_label, terms_of
from hearth.familyfile.sealed.queries import Sealed
from hearth.ui.addresses import address
from hearth.ui.days import clock, day, day_and_time

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class SealedPage:
    name: str
    about: Rows
    life: list[list[str]]
    happened: list[list[str]]


def sealed_page(found: Sealed) -> SealedPage:
    return SealedPage(str(found.person), _about(found), _life(found), [_entry(each) for each in found.entries])


def _about(found: Sealed) -> Rows:
    seal, closed = found.seal, any(family.sealed_at for family in found.families)
    return _rows(
        ("Names", "; ".join([str(found.person), *(f"{each.given_names} {each.family_name}" for each in found.names)])),
        ("Born", born_words(found.person)),
        ("Numbers", "; ".join(f"{each.kind.upper()} {each.value}" for each in found.identifiers)),
        ("Family", ", ".join(family.name for family in found.families)),
        ("What was sealed", "The whole record: no other child was in it" if closed else "What tells of this child"),
        ("Adoption order made", day(seal.order_made)),
        ("Which order, and who has seen it", seal.why),
        ("Sealed by", f"{seal.by_name}, {day_and_time(seal.created_at)}"),
    )


def _life(found: Sealed) -> list[list[str]]:
    """[what, who or where, when]"""
    terms = terms_of(found.families[0])  # nobody is on record outside a family
    statuses = ((status_label(terms, each.kind), period(each.starts, each.ends)) for each in found.statuses)
    return [
        *(["Kin", _kin(each, found), period(each.starts, each.ends)] for each in found.kin),
        *(["Status", *told] for told in statuses),
        *(["Order", each.order.kind.replace("_", " ").capitalize(), day(each.order.made)] for each in found.orders),
        *(["Home", _home(each), period(each.starts, each.ends)] for each in found.homes),
    ]


def _kin(row: Relationship, found: Sealed) -> str:
    return f"{row.person} is {KINDS[row.kind]} {row.other} ({TIES[row.tie].lower()})"


def _home(member: Any) -> str:
    place = member.household
    return "Address kept secret" if place.secret else ", ".join(filter(None, [place.address, place.postcode]))


def _entry(entry: Any) -> list[str]:
    told = "\n".join(filter(None, [entry.title, entry.words]))
    return [day(entry.happened), STRANDS[entry.strand], told, by_line(entry)]


def opening_line(opening: SealOpening) -> dict[str, Any]:
    """One line of the list: nobody's name but the opener's."""
    return {
        "href": address("sealed:opening", opening.pk),
        "title": f"{opening.opened_by_name} opened a sealed record",
        "when": day_and_time(opening.begins),
        "state": state(opening),
        "colour": "yellow" if opening.reviewed_at is None else "green" if opening.justified else "red",
    }


def state(opening: SealOpening) -> str:
    if opening.reviewed_at is None:
        return "To look at"
    return "It was right" if opening.justified else "It was not right"


def opening_rows(opening: SealOpening) -> Rows:
    over = "" if in_force(opening.begins, opening.until, timezone.now()) else " (over)"
    looked = f"{opening.reviewed_by_name}, {day_and_time(opening.reviewed_at)}" if opening.reviewed_at else ""
    return _rows(
        ("Opened by", f"{opening.opened_by_name}: {opening.opened_by_text}"),
        ("When", f"{day_and_time(opening.begins)}, until {clock(opening.until)}{over}"),
        ("Why", opening.reason),
        ("Looked at by", looked),
        ("Was it right?", state(opening) if looked else ""),
        ("Why so", opening.review),
    )


def _rows(*told: tuple[str, str]) -> Rows:
    return [{"question": question, "answer": answer} for question, answer in told if answer]
