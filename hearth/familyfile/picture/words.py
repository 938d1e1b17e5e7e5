"""The same picture in words and in a table, for whoever does not see it or would rather read."""

from collections.abc import Iterable
from typing import Any

from hearth.families.models import Person
from hearth.families.models.relationship import KINDS, TIES
from hearth.families.presenters import age_words
from hearth.families.presenters.homes import letter_of, place_of
from hearth.families.presenters.person import BACK, DERIVED, ELSEWHERE
from hearth.families.rules.kinship import PARENT
from hearth.familyfile.picture.people import Eyes, Known, is_shown
from hearth.ui.days import day

SEX_WORDS = {"F": "female", "M": "male", "U": "sex not known"}


def told(known: Known, eyes: Eyes) -> str:
    """One sentence a person: what the picture is called out as."""
    return " ".join(f"{row[0]}: {row[2] or 'nobody on record'}." for row in table(known, eyes))


def table(known: Known, eyes: Eyes) -> list[list[Any]]:
    """Who, born, what they are to the others, and with whom they live."""
    homes = {person: home for home, people in known.homes_now() for person in people}
    letters = {key: letter_of(number) for number, key in enumerate(known.homes.homes)}
    rows: list[list[Any]] = []
    for person in sorted(known.people.values(), key=lambda each: (str(each.born_earliest or "9999"), str(each.pk))):
        home = homes.get(person.pk)
        seen = home is not None and eyes.may("address", person.pk, secret=home.secret)
        rows.append(
            [
                str(person),
                f"{SEX_WORDS[person.sex]}, {age_words(person)}"
                if eyes.may("birth", person.pk)
                else SEX_WORDS[person.sex],
                "; ".join(_to_others(person, known)),
                f"{letters[home.pk]}: {place_of(home)}" if home and seen else "",
            ]
        )
    return rows + list(_expected(known, eyes)) + list(_elsewhere(known, eyes))


def _about(person: Person, eyes: Eyes) -> str:
    born = f", {age_words(person)}" if eyes.may("birth", person.pk) else ""
    return SEX_WORDS[person.sex] + born


def _to_others(person: Person, known: Known) -> Iterable[str]:
    for row in known.kin.of(person.pk):
        forward = row.person_id == person.pk
        words, other = (KINDS[row.kind], row.other) if forward else (BACK[row.kind], row.person)
        until = f", until {day(row.ends)}" if row.ends else ""
        tie = "" if row.kind == "partner" else f" ({TIES[row.tie].lower()}{until})"
        yield f"{words} {other}{tie or (f' ({until[2:]})' if until else '')}"
    for kin in known.kin.kinship.kin(person.pk):
        if kin.kind != PARENT and kin.person in known.people:
            yield f"{DERIVED[kin.kind].lower()}: {known.people[kin.person]}"  # type: ignore[index]


def _expected(known: Known, eyes: Eyes) -> Iterable[list[Any]]:
    for each in known.pregnancies:
        if not is_shown(each, eyes):
            continue
        last = max((due.due for due in each.due_dates.all()), default=None)
        over = each.outcome in ("lost", "ended")
        who = "A pregnancy" if each.babies == 1 else f"A pregnancy with {each.babies} babies"
        yield [who, f"{each.outcome} {day(each.ended)}" if over else f"due {day(last)}", f"of {each.mother}", ""]


def _elsewhere(known: Known, eyes: Eyes) -> Iterable[list[Any]]:
    people = known.people
    for each in known.told:
        if eyes.may("told", None):
            where = f"known to {each.known_to}" if each.known_to else ""
            yield [each.name, each.born_as_told, f"{ELSEWHERE[each.kind]} to {people[each.person_id]}, as told", where]
