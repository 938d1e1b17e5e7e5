"""Blocking keys: under which a person is looked up. Two who share none are never compared. Plain Python.

Each key is a pair of things that seldom both go wrong at once:
    n  a first name (or its sound, or its group of short forms) and the surname's sound
    d  a first name and the birth date                    f  the surname's sound and the birth date
    y  a first name, the year of birth, the surname's first letter
    s  the surname's sound, the year of birth, the first letter of the first name
    p  a postcode, now or before
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from hearth.families.likeness.folding import distinct, sound
from hearth.families.likeness.profile import Profile

LONGEST_RANGE = 5  # years: a child "between two and sixteen" is not looked up by age


def keys_of(profile: Profile) -> tuple[str, ...]:
    """Under which somebody on record is kept."""
    return distinct(_keys(profile, _days(profile)))


def keys_to_look_up(profile: Profile) -> tuple[str, ...]:
    """Under which somebody who was described may be kept: also with the names, or day and month, changed over."""
    found = [*_keys(profile, [*_days(profile), *_changed_over(profile.born)])]
    if profile.given and profile.family:
        found += _keys(names_changed_over(profile), _days(profile))
    return distinct(found)


def names_changed_over(profile: Profile) -> Profile:
    return replace(
        profile,
        given=profile.family,
        family=profile.given,
        given_sound=profile.family_sound,
        family_sound=profile.given_sound,
        given_roots=(profile.family,),
        families=(profile.given,),
        postcodes=(),
    )


def _keys(profile: Profile, days: Iterable[date]) -> Iterator[str]:
    firsts = _firsts(profile)
    sounds = distinct(map(sound, profile.families))
    years = _years(profile)
    yield from (f"n:{first}|{surname}" for first in firsts for surname in sounds)
    for day in days:
        yield from (f"d:{first}|{day:%Y%m%d}" for first in firsts)
        yield from (f"f:{surname}|{day:%Y%m%d}" for surname in sounds)
    yield from (f"y:{first}|{year}|{profile.family[:1]}" for first in firsts for year in years if profile.family)
    yield from (f"s:{surname}|{year}|{profile.given[:1]}" for surname in sounds for year in years if profile.given)
    yield from (f"p:{postcode}" for postcode in profile.postcodes)


def _firsts(profile: Profile) -> tuple[str, ...]:
    """Groups of short forms, and how each name sounds."""
    return distinct(root if root.startswith("=") else sound(root) for root in profile.given_roots)


def _days(profile: Profile) -> list[date]:
    return [profile.born] if profile.born else []


def _changed_over(born: date | None) -> list[date]:
    """4 February, told as 2 April."""
    return [born.replace(day=born.month, month=born.day)] if born and born.day <= 12 and born.day != born.month else []


def _years(profile: Profile) -> range:
    first, last = profile.born_earliest, profile.born_latest
    if not first or not last or last.year - first.year >= LONGEST_RANGE:
        return range(0)
    return range(first.year, last.year + 1)
