"""A family as the directory asks of it: first names, birth dates, needs; nothing else leaves the file."""

from collections.abc import Sequence

from babel import Locale
from django.utils import timezone

from hearth.assessments.models import Analysis
from hearth.directory.place import NotFound, Place, by_postcode
from hearth.directory.rules.fit import Described
from hearth.families.models import Family
from hearth.familyfile.found import Assessed, Counted, Member
from hearth.ui.dates import PartialDate


def people_of(members: Sequence[Member], counted: Counted) -> tuple[Described, ...]:
    """Everybody in the family as the directory needs them, and the baby that is expected."""
    people = [
        Described(
            label=str(each.person).split(" ")[0],
            who="child" if each.is_child else "parent",
            born=_born(each),
            gender={"mother": "F", "father": "M"}.get(each.role, ""),
        )
        for each in members
    ]
    if counted.baby_due and counted.baby_due >= timezone.localdate():
        people.append(Described("the baby", due=counted.baby_due))
    return tuple(people)


def _born(member: Member) -> PartialDate | None:
    person = member.person
    if person.born:
        return PartialDate(person.born, person.born)
    if person.born_earliest and person.born_latest:
        return PartialDate(person.born_earliest, person.born_latest, person.born_as_told)
    return None


def needs_of(family: Family, assessed: Assessed | None) -> tuple[str, ...]:
    """The kinds of neglect that were found, and the needs behind each area that a profile flags."""
    found: list[str] = []
    if assessed is not None:
        analysis = Analysis.objects.filter(holder_id=family.holder_id, assessment_id=assessed.id).first()
        found += analysis.kind_of_neglect if analysis else []
        found += [need for result in assessed.flagged for need in result.area.needs]
    return tuple(dict.fromkeys(found))


def place_of(family: Family, members: Sequence[Member]) -> Place:
    """Where the children live, roughly; else the council that the family is known to."""
    for each in members:
        if each.is_child and each.home_postcode and not each.home_secret:  # no distance tells where a refuge is
            try:
                return by_postcode(each.home_postcode)
            except NotFound:
                continue
    return Place(family.body_id or "")


def languages_of(members: Sequence[Member]) -> tuple[str, ...]:
    """The codes of the first languages of those who need an interpreter."""
    codes = {name.lower(): code for code, name in Locale("en").languages.items()}
    spoken = [each.person.first_language.lower() for each in members if each.person.interpreter]
    return tuple(dict.fromkeys(codes[name] for name in spoken if name in codes))
