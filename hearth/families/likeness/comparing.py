"""How alike two profiles are, thing by thing: each likeness is one level of one comparison. Plain Python.

`LEVELS` is said again in SQL in `hearth.triage.matching.conditions`; a test compares the two on many pairs.
The first level that is true holds. "unknown" says nothing either way.

Brothers and sisters share a home and a surname, twins their birth date as well: one origin, which would be counted
three times. So what a twin would look like is a level of the birth date in place of "the same", and what another
brother or sister would look like one in place of "another age". A first name is another one only where no short form,
no sound and no spelling brings the two together.

An age is guessed by whoever tells of a child, and often by a few months too many or too few: one that misses a birth
date by less than a year is a level of its own. Two birth dates that lie as far apart are two children's.
"""

from collections.abc import Callable, Iterable
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from hearth.families.likeness.folding import sector
from hearth.families.likeness.profile import Profile

NEARLY, ALIKE = 0.92, 0.80  # Jaro-Winkler similarity
A_YEAR = 366  # days
ANOTHER_AGE = ("nearly_fits", "near", "other")

UNKNOWN = "unknown"
LEVELS: dict[str, tuple[str, ...]] = {
    "given_name": ("same", "changed_over", "another_form", "nearly", "alike", "other"),
    "family_name": ("same", "another", "nearly", "alike", "other"),
    "birth": (
        *("a_twins", "same", "day_and_month", "one_digit", "fits", "one_part"),
        *("a_siblings", "nearly_fits", "near", "other"),
    ),
    "home": ("same", "postcode", "streets", "other"),
    "sex": ("same", "other"),
    "siblings": ("is_their_name", "shared", "other"),
}
Levels = dict[str, str]


def compare(one: Profile, other: Profile) -> Levels:
    """The level of each comparison."""
    return {name: judge(one, other) for name, judge in _JUDGES.items()}


def given_name(one: Profile, other: Profile) -> str:
    if not one.given or not other.given:
        return UNKNOWN
    if one.given == other.given:
        return "same"
    if _names_changed_over(one, other):
        return "changed_over"
    if _share(one.given_roots, other.given_roots):
        return "another_form"
    return _spelt_alike(one.given, other.given, one.given_sound == other.given_sound)


def family_name(one: Profile, other: Profile) -> str:
    """Names that are the other way round have been counted already, as first names."""
    if not one.family or not other.family or _names_changed_over(one, other):
        return UNKNOWN
    if one.family == other.family:
        return "same"
    if _share(one.families, other.families):
        return "another"
    return _spelt_alike(one.family, other.family, one.family_sound == other.family_sound)


def _names_changed_over(one: Profile, other: Profile) -> bool:
    """Each stands where the other belongs. Whoever writes them so also slips: one of the two may be spelt otherwise."""
    if not (one.given and one.family and other.given and other.family) or one.given == other.given:
        return False
    crosswise = (one.given, other.family), (one.family, other.given)
    return any(left == right for left, right in crosswise) and all(
        JaroWinkler.similarity(left, right) >= NEARLY for left, right in crosswise
    )


def _spelt_alike(one: str, other: str, same_sound: bool) -> str:
    similarity = JaroWinkler.similarity(one, other)
    if same_sound or similarity >= NEARLY:
        return "nearly"
    return "alike" if similarity >= ALIKE else "other"


def birth(one: Profile, other: Profile) -> str:
    level = _dates(one, other)
    if level == "same" and _another_first_name(one, other) and _of_one_family(one, other):
        return "a_twins"
    if level in ANOTHER_AGE and _another_first_name(one, other) and _of_one_home_and_surname(one, other):
        return "a_siblings"
    return level


def _dates(one: Profile, other: Profile) -> str:
    if not (one.born_earliest and one.born_latest and other.born_earliest and other.born_latest):
        return UNKNOWN
    if one.born and other.born:
        exact = _days_alike(one.born, other.born)
        if exact:
            return exact
    elif one.born_earliest <= other.born_latest and other.born_earliest <= one.born_latest:
        return "fits"
    apart = max(one.born_earliest, other.born_earliest) - min(one.born_latest, other.born_latest)
    if apart.days > A_YEAR:
        return "other"
    return "near" if one.born and other.born else "nearly_fits"


def _days_alike(one: date, other: date) -> str:
    if one == other:
        return "same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "day_and_month"
    if DamerauLevenshtein.distance(one.isoformat(), other.isoformat()) <= 1:
        return "one_digit"
    parts = sum((one.year == other.year, one.month == other.month, one.day == other.day))
    return "one_part" if parts == 2 else ""


def _another_first_name(one: Profile, other: Profile) -> bool:
    """One that is spelt a little like it is another only where a brother or sister is on record under it."""
    level = given_name(one, other)
    return level == "other" or (level == "alike" and _has_a_siblings_name(one, other))


def _of_one_family(one: Profile, other: Profile) -> bool:
    """By a home, a brother or sister, or by surname and postcode. Whoever shares no more than a birth date is not."""
    return (
        _share(one.homes, other.homes)
        or _share(one.siblings, other.siblings)
        or _has_a_siblings_name(one, other)
        or (_share(one.postcodes, other.postcodes) and _share(one.families, other.families))
    )


def _of_one_home_and_surname(one: Profile, other: Profile) -> bool:
    return _share(one.homes, other.homes) and _share(one.families, other.families)


def home(one: Profile, other: Profile) -> str:
    if not one.postcodes or not other.postcodes:
        return UNKNOWN
    if _share(one.homes, other.homes):
        return "same"
    if _share(one.postcodes, other.postcodes):
        return "postcode"
    return "streets" if _share(map(sector, one.postcodes), map(sector, other.postcodes)) else "other"


def sex(one: Profile, other: Profile) -> str:
    if not one.sex or not other.sex:
        return UNKNOWN
    return "same" if one.sex == other.sex else "other"


def siblings(one: Profile, other: Profile) -> str:
    """Somebody whose name the other's brother or sister has, and who is called otherwise, is likelier the sibling.

    So is somebody of the same name and another age, where a brother or sister of that name is on record. The list of
    one of the two is enough.
    """
    if _has_a_siblings_name(one, other) and (one.given != other.given or _dates(one, other) in ANOTHER_AGE):
        return "is_their_name"
    if not one.siblings or not other.siblings:
        return UNKNOWN
    return "shared" if _share(one.siblings, other.siblings) else "other"


def _has_a_siblings_name(one: Profile, other: Profile) -> bool:
    return one.given in other.siblings or other.given in one.siblings


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    return not frozenset(one).isdisjoint(other)


_JUDGES: dict[str, Callable[[Profile, Profile], str]] = {
    "given_name": given_name,
    "family_name": family_name,
    "birth": birth,
    "home": home,
    "sex": sex,
    "siblings": siblings,
}
