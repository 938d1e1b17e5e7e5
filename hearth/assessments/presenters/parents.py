"""The first draft of a page for one person, from the instrument's words for parents.

Only care that this person gives is told of, and never any evidence: what one parent said of the other, what a
child said and what somebody reported stay out unless the worker writes them in.
"""

from collections.abc import Iterable

from hearth.assessments.actions import PlainWords
from hearth.assessments.queries import Contents
from hearth.assessments.rules.areas import area_results, goes_well
from hearth.assessments.rules.profiles import Profile
from hearth.families.models import Involvement, Person
from hearth.practice.definitions.instrument import ParentsWords


def drafted(contents: Contents, person: Person, helping: Iterable[Involvement]) -> PlainWords:
    instrument = contents.assessment.instrument
    worrying: dict[ParentsWords, list[str]] = {}
    well: dict[ParentsWords, list[str]] = {}
    for profile in _own(contents, person):
        child = contents.subject(profile.id).child
        for result in area_results(instrument, profile):
            if not _about_own_care(contents, profile, result.whom, person):
                continue
            words = result.area.for_parents
            if words and result.flagged:
                worrying.setdefault(words, []).append(called(child))
            elif words and goes_well(instrument, result.own):
                well.setdefault(words, []).append(called(child))
    return PlainWords(
        worries="\n".join(f"{words.about}, for {_and(names)}." for words, names in worrying.items()),
        going_well="\n".join(f"For {_and(names)}: {words.going_well}" for words, names in well.items()),
        must_change="\n".join(words.needs_to_change for words in worrying),
        who_helps="\n".join(_helper(each) for each in helping),
    )


def children_of(contents: Contents, person: Person) -> str:
    """Ava and Ben: those whose care by this person was looked at."""
    subjects = [subject for subject in contents.subjects if subject.child and subject.carer_id in (person.pk, None)]
    return _and(list(dict.fromkeys(called(subject.child) for subject in subjects)))


def _own(contents: Contents, person: Person) -> list[Profile]:
    return [each for each in contents.profiles if contents.subject(each.id).carer_id in (person.pk, None)]


def _about_own_care(contents: Contents, profile: Profile, whom: str, person: Person) -> bool:
    """An area that is repeated for each carer has a row for the other one too."""
    row = profile.rows.get(whom) or profile.rows[""]
    return contents.subject(row.id).carer_id in (person.pk, None)


def called(person: Person | None) -> str:
    """As the family would say it."""
    if person is None:
        return "your family"
    first = person.given_names.split()[0] if person.given_names.split() else ""
    return person.known_as or first or "your baby"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _helper(involvement: Involvement) -> str:
    who = (
        f"{involvement.worker_name}, {involvement.agency_name}" if involvement.worker_name else involvement.agency_name
    )
    return f"{who}: {involvement.what}"
