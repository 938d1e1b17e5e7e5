"""Invented children for matching: households, brothers and sisters, twins; some on record twice, as people write them.

The truth is known, so that what matching finds can be counted. No list of real people was used: first names are the
practice library's short names, surnames partly common ones and partly put together.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate

from hearth.families.likeness.profile import Told
from hearth.practice.library import library

COMMON = (
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White "
    "Roberts Green Hall Thomas Clarke Jackson Wood Harris Edwards Turner Martin Cooper Hill Ward Hughes Moore "
    "Clark King Harrison Lewis Baker Lee Allen Morris Khan Scott Watson Davis Parker James Bennett Young "
    "Phillips Richardson Mitchell Bailey Carter Cook Singh Shaw Bell Collins Morgan Kelly Begum Miller Cox "
    "Hussain Marshall Simpson Price Anderson Adams Wilkinson Ali Ahmed Foster Ellis Murphy Chapman Mason Gray "
    "Richards Webb Rogers Hunt Mills Holmes Palmer Matthews Gibson Fisher Barnes Knight Lloyd Butler Russell "
    "Stevens Barker Pearson Reynolds Murray Stewart Griffiths Kaur Nowak Kowalski Okafor Mensah Mohamed Hassan "
    "Abdi O'Brien O'Connor Ryan Walsh Byrne MacDonald Campbell Reid Ross Sinclair "
).split()
BEGINNINGS = (
    "Ash Bar Beck Birch Black Brad Bram Brock Burn Cald Chat Clay Cole Cran Crow Dal Den Dun East Elm Farn Fen "
    "Fern Gar Gold Grim Hal Ham Hart Hazel Heath Hol Horn Ken Kirk Lang Lin Long Mar Mel Mid New Nor Oak Old "
    "Pem Pen Rad Red Ridge Rock Row Rush Sand Sel Sher Stan Stoke Sut Thorn Tre Wal War Wat Wel West Whit Wick "
    "Win Wood Wor Yar "
).split()
ENDINGS = (
    "bourne bridge brook bury by church combe cott croft dale den don field ford gate ham hurst ing land ley "
    "low man mere more ridge sey shaw stead stone ton tree wade wall ward well wick wood worth "
).split()
TODAY = date(2026, 11, 28)
OLDEST = 18 * 365
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Child:
    """A record of a child: `is_child` of the truth, `household`, and what the record says."""

    is_child: int
    household: int
    twin: bool
    told: Told


@dataclass
class Names:
    """Drawn as names are: a few by many, most by few."""

    chance: random.Random
    firsts: list[str] = field(default_factory=list)
    lasts: list[str] = field(default_factory=list)
    forms: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        groups = [list(group.names) for group in library().short_names.groups]
        self.chance.shuffle(groups)
        for names in groups:
            self.firsts.append(names[0])
            for name in names:
                self.forms.setdefault(name, []).extend(other for other in names if other != name)
        rest = [name for names in groups for name in names[1:]]
        self.chance.shuffle(rest)
        self.firsts = list(dict.fromkeys(self.firsts + rest))
        made = [a + b for a in BEGINNINGS for b in ENDINGS]
        self.chance.shuffle(made)
        self.lasts = COMMON + made
        self._first_weights = list(accumulate(1 / (rank + 30) for rank in range(len(self.firsts))))
        self._last_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.lasts))))

    def first(self) -> str:
        return self.chance.choices(self.firsts, cum_weights=self._first_weights)[0]

    def last(self) -> str:
        return self.chance.choices(self.lasts, cum_weights=self._last_weights)[0]

    def another_form(self, name: str) -> str:
        return self.chance.choice(self.forms.get(name) or [name])


def register(people: int, *, twice: float = 0.1, seed: int = 1) -> Iterator[Child]:
    """So many records in one register, of fewer children: a tenth of the records are of somebody on record already."""
    chance = random.Random(seed)
    names = Names(chance)
    children = household = 0
    records = 0
    while records < people:
        household += 1
        family = list(_household(chance, names, household, people))
        for told in family:
            children += 1
            twin = any(other.born == told.born for other in family if other is not told)
            with_them = [other.given_names for other in family if other is not told]
            told = replace(told, siblings=with_them)
            yield Child(children, household, twin, told)
            records += 1
            if chance.random() < twice / (1 - twice):
                yield Child(children, household, twin, again(chance, names, told, people))
                records += 1


def _household(chance: random.Random, names: Names, number: int, people: int) -> Iterator[Told]:
    surname = names.last()
    home = _home(chance, people)
    born = TODAY - timedelta(days=chance.randrange(60, OLDEST))
    for _ in range(chance.choices((1, 2, 3, 4), weights=(45, 37, 13, 5))[0]):
        sex = chance.choice("FM")
        last = surname if chance.random() > 0.08 else names.last()
        yield Told(given_names=names.first(), family_name=last, sex=sex, born=born, homes=[home])
        if chance.random() < 0.03:  # a twin
            yield Told(given_names=names.first(), family_name=last, sex=chance.choice("FM"), born=born, homes=[home])
        born += timedelta(days=chance.randrange(330, 1500))
        if born >= TODAY:
            return


def _home(chance: random.Random, people: int) -> tuple[str, str]:
    """About sixteen children to a postcode."""
    return f"{chance.randrange(1, 60)} Mill Lane", postcode(chance.randrange(max(people // 16, 20)))


def postcode(number: int) -> str:
    inward, rest = number % 4000, number // 4000
    last_two = LETTERS[inward // 20 % 20] + LETTERS[inward % 20]
    return f"N{LETTERS[rest % 26]}{1 + rest // 26} {inward // 400}{last_two}".upper()


def again(chance: random.Random, names: Names, told: Told, people: int) -> Told:
    """The same child, written by somebody else, perhaps years later."""
    given, family, born = told.given_names, told.family_name, told.born
    assert born is not None
    if chance.random() < 0.12:
        given = names.another_form(given)
    if chance.random() < 0.10:
        given = typo(chance, given)
    if chance.random() < 0.10:
        family = typo(chance, family)
    former: list[tuple[str, str]] = []
    if chance.random() < 0.07:  # a parent has married, or parted
        new = names.last()
        if chance.random() < 0.5:
            former = [(given, family)]
        family = new if chance.random() < 0.7 else f"{family}-{new}"
    if chance.random() < 0.01:
        given, family = family, given
    homes = list(told.homes)
    if chance.random() < 0.2:
        homes = [_home(chance, people), *(homes if chance.random() < 0.3 else [])]
    if chance.random() < 0.08:
        homes = []
    if chance.random() < 0.08:  # nobody wrote down the number of the house
        homes = [("Mill Lane", there) for _, there in homes]
    siblings = _siblings_again(chance, names, told, 0.6)
    earliest, latest, exact = _birth_again(chance, born)
    sex = told.sex if chance.random() > 0.06 else "U"
    return Told(
        given_names=given,
        family_name=family,
        former_names=former,
        sex=sex,
        born=exact,
        born_earliest=earliest,
        born_latest=latest,
        homes=homes,
        siblings=siblings,
    )


def _siblings_again(chance: random.Random, names: Names, told: Told, share: float) -> list[str]:
    told_of = [each for each in told.siblings if chance.random() < share]
    return [each if chance.random() < 0.85 else names.another_form(each) for each in told_of]


def _birth_again(chance: random.Random, born: date) -> tuple[date | None, date | None, date | None]:
    which = chance.random()
    if which < 0.86:
        return None, None, born
    if which < 0.89:
        return None, None, _other_way_round(born)
    if which < 0.92:
        return None, None, _one_part(chance, born)
    if which < 0.97:
        return *about(chance, born), None
    return None, None, None


def about(chance: random.Random, born: date) -> tuple[date, date]:
    """ "About six": a year or two in which the birthday may lie, and now and then does not."""
    guess = born + timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 300, -300)))
    years = (TODAY - guess).days // 365
    return TODAY - timedelta(days=(years + 2) * 365 - 180), TODAY - timedelta(days=max(years * 365 - 180, 1))


def _other_way_round(born: date) -> date:
    return born.replace(day=born.month, month=born.day) if born.day <= 12 else born


def _one_part(chance: random.Random, born: date) -> date:
    try:
        return chance.choice(
            (
                born.replace(month=chance.randrange(1, 13)),
                born.replace(day=chance.randrange(1, 28)),
                born.replace(year=born.year + chance.choice((-1, 1))),
            )
        )
    except ValueError:
        return born


def typo(chance: random.Random, name: str) -> str:
    """One slip: a letter left out, doubled, changed, or two the wrong way round."""
    if len(name) < 3:
        return name + name[-1]
    at = chance.randrange(1, len(name) - 1)
    slips = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + chance.choice(LETTERS) + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    return chance.choice(slips)


def reported(chance: random.Random, names: Names, told: Told, people: int) -> Told:
    """The child as a neighbour, a teacher or a midwife tells of them: less, and less surely."""
    given, family, born = told.given_names, told.family_name, told.born
    assert born is not None
    if chance.random() < 0.15:
        given = names.another_form(given)
    if chance.random() < 0.15:
        given = typo(chance, given)
    if chance.random() < 0.15:
        family = typo(chance, family)
    which = chance.random()
    if which < 0.04:
        family = ""
    elif which < 0.06:
        given, family = family, given
    which = chance.random()
    earliest = latest = exact = None
    if which < 0.40:
        earliest, latest = about(chance, born)
    elif which < 0.75:
        exact = born
    elif which < 0.82:
        exact = _other_way_round(born)
    elif which < 0.90:
        exact = _one_part(chance, born)
    homes = list(told.homes)
    which = chance.random()
    if which < 0.20:
        homes = [_home(chance, people)]
    elif which < 0.35:
        homes = []
    elif which < 0.60:
        homes = [("", there) for _, there in homes]
    siblings = _siblings_again(chance, names, told, 0.4)
    return Told(
        given_names=given,
        family_name=family,
        sex=told.sex if chance.random() < 0.8 else "U",
        born=exact,
        born_earliest=earliest,
        born_latest=latest,
        homes=homes,
        siblings=siblings,
    )
