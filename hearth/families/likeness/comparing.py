"""How alike two profiles are, thing by thing: each likeness is one level of one comparison. Plain Python.

`LEVELS` is said again for DuckDB in `hearth.triage.matching.splink_settings`; a test compares the two on many pairs.
The first level that is true holds. "unknown" says nothing either way.
"""

from collections.abc import Callable, Iterable
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from hearth.families.likeness.folding import sector
from hearth.families.likeness.profile import Profile

NEARLY, ALIKE = 0.92, 0.80  # Jaro-Winkler similarity
A_YEAR = 366  # days

UNKNOWN = "unknown"
LEVELS: dict[str, tuple[str, ...]] = {
    "given_name": ("same", "changed_over", "another_form", "nearly", "alike", "other"),
    "family_name": ("same", "another", "nearly", "alike", "other"),
    "birth": ("same", "day_and_month", "one_digit", "fits", "one_part", "near", "other"),
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
    return bool(
        one.given
        and one.family
        and one.given != other.given
        and one.given == other.family
        and one.family == other.given
    )


def _spelt_alike(one: str, other: str, same_sound: bool) -> str:
    similarity = JaroWinkler.similarity(one, other)
    if same_sound or similarity >= NEARLY:
        return "nearly"
    return "alike" if similarity >= ALIKE else "other"


def birth(one: Profile, other: Profile) -> str:
    if not (one.born_earliest and one.born_latest and other.born_earliest and other.born_latest):
        return UNKNOWN
    if one.born and other.born:
        exact = _days_alike(one.born, other.born)
        if exact:
            return exact
    elif one.born_earliest <= other.born_latest and other.born_earliest <= one.born_latest:
        return "fits"
    apart = max(one.born_earliest, other.born_earliest) - min(one.born_latest, other.born_latest)
    return "near" if apart.days <= A_YEAR else "other"


def _days_alike(one: date, other: date) -> str:
    if one == other:
        return "same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "day_and_month"
    if DamerauLevenshtein.distance(one.isoformat(), other.isoformat()) <= 1:
        return "one_digit"
    parts = sum((one.year == other.year, one.month == other.month, one.day == other.day))
    return "one_part" if parts == 2 else ""


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
    """Somebody whose name the other's brother or sister has, and who is called otherwise, is likelier the sibling."""
    if not one.siblings or not other.siblings:
        return UNKNOWN
    if one.given != other.given and (one.given in other.siblings or other.given in one.siblings):
        return "is_their_name"
    return "shared" if _share(one.siblings, other.siblings) else "other"


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
