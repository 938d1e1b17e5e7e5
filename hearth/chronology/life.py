"""The family's life, told from what `families` keeps: it stands below the chronology and writes nothing there."""

from collections.abc import Iterator

from hearth.chronology.rules import ADDRESS, AGENCIES, LIFE, PREGNANCY
from hearth.chronology.telling import Happening
from hearth.families.models import Family, Household, Pregnancy, Status
from hearth.families.models.pregnancy import OUTCOMES
from hearth.families.models.status import CATEGORIES, DESTINATIONS, KINDS
from hearth.ui.days import day

NEED_OF_A_CATEGORY = {"neglect": "neglect"}


def status(row: Status) -> Iterator[Happening]:
    """A day on which it began and, later, a day on which it ended."""
    categories = [each.category for each in row.categories.order_by("category")]
    named = KINDS[row.kind] + (
        f" for {' and '.join(CATEGORIES[each].lower() for each in categories)}" if categories else ""
    )
    needs = [NEED_OF_A_CATEGORY[each] for each in categories if each in NEED_OF_A_CATEGORY]
    yield Happening(row.starts, AGENCIES, f"{named} began", row, needs=needs, people=[row.person])
    if row.ends:
        words = DESTINATIONS.get(row.destination, "")
        yield Happening(
            row.ends, AGENCIES, f"{named} ended", row, words, needs=needs, people=[row.person], aspect="ended"
        )


def home(row: Household) -> Iterator[Happening]:
    """A move, where the day is known. A secret address is not written a second time."""
    if row.starts is None:
        return
    people = [each.person for each in row.members.select_related("person").order_by("person__born", "person_id")]
    words = "" if row.secret else ", ".join(part for part in (row.address, row.postcode) if part)
    title = "Moved to an address that is kept secret" if row.secret else "Moved home"
    yield Happening(row.starts, LIFE, title, row, words, people=people, holds=[ADDRESS])


def pregnancy(row: Pregnancy) -> Iterator[Happening]:
    """What was known of the due date first, and how the pregnancy ended."""
    first = row.due_dates.order_by("known_on", "id").first()
    if first:
        words = f"Due {day(first.due)}"
        yield Happening(first.known_on, LIFE, "A baby is expected", row, words, people=[row.mother], holds=[PREGNANCY])
    if row.ended and row.outcome != "expected":
        title = f"A pregnancy: {OUTCOMES[row.outcome].lower()}"
        yield Happening(row.ended, LIFE, title, row, people=[row.mother], holds=[PREGNANCY], aspect="ended")


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that the family's life should have in its chronology."""
    statuses = Status.objects.filter(holder_id=family.holder_id, person__memberships__family=family)
    for each in statuses.select_related("person").order_by("starts", "id"):
        yield from status(each)
    for household in family.households.order_by("starts", "id"):
        yield from home(household)
    for expected in family.pregnancies.select_related("mother").order_by("id"):
        yield from pregnancy(expected)
