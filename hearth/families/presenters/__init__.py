"""People in finished words."""

from hearth.families.models import Person
from hearth.ui.dates import PartialDate
from hearth.ui.days import age, day, partial_day


def person_rows(person: Person) -> list[dict[str, str]]:
    """What stands on record of somebody, as question and answer."""
    rows = [
        ("Given names", person.given_names),
        ("Family name", person.family_name),
        ("Known as", person.known_as),
        ("Born", born_words(person)),
        ("Sex", person.get_sex_display()),
        ("First language", person.first_language),
        ("Other languages", person.other_languages),
        ("Needs an interpreter", "Yes" if person.interpreter else "No"),
        ("How to speak with them", person.communication),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows]


def born_words(person: Person) -> str:
    """ "3 June 2020 (6 years)", or what is known of it."""
    if person.died:
        born = f"{day(person.born)}; " if person.born else ""
        return f"{born}died {day(person.died)}" + (f" ({age(person.born, person.died)})" if person.born else "")
    return f"{day(person.born)} ({age(person.born)})" if person.born else age_words(person)


def age_words(person: Person) -> str:
    """ "6 years", "about six, as told", or "age not known"."""
    if person.died:
        return f"died {day(person.died)}"
    if person.born:
        return age(person.born)
    if person.born_as_told:
        return f"{person.born_as_told}, as told"
    if person.born_earliest and person.born_latest:
        return "born " + partial_day(PartialDate(person.born_earliest, person.born_latest))
    return "age not known"
