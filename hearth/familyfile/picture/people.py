"""From the family's records to a scene, for somebody's eyes: a parent's picture is not the worker's."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.families.known.homes import KnownHomes, known_homes
from hearth.families.known.kin import KnownKin, known_kin
from hearth.families.models import Family, FamilyMember, Household, Person, Pregnancy, ToldKin
from hearth.families.models.relationship import KINDS
from hearth.families.presenters.homes import letter_of
from hearth.families.rules.eyes import ANOTHERS, CHILD, OWN, OWN_CHILDS, PARENT, Thing, may_see
from hearth.families.rules.kinship import BIRTH
from hearth.familyfile.picture.scene import (
    APART,
    CIRCLE,
    DIAMOND,
    NEVER,
    SQUARE,
    TOGETHER,
    TRIANGLE,
    Descent,
    Figure,
    Home,
    Link,
    Pair,
    Scene,
)
from hearth.ui.days import age, short_day

SHAPES = {"M": SQUARE, "F": CIRCLE, "U": DIAMOND}
WIDEST = 15  # letters under a symbol
OF_ONE_ROW = ("sibling", "half_sibling", "partner")
DRAWN_AS_LINES = ("parent", "partner")


@dataclass(frozen=True)
class Eyes:
    """Whose picture it is: a worker's, who sees all that is open, or somebody's of the family."""

    person: Person | None = None
    is_child: bool = False
    children: frozenset[UUID] = frozenset()

    def may(self, kind: str, of: UUID | None, *, decided: bool = False, secret: bool = False) -> bool:
        if self.person is None:
            return True
        whose = OWN if of == self.person.pk else OWN_CHILDS if of in self.children else ANOTHERS
        return may_see(CHILD if self.is_child else PARENT, Thing(kind, whose, decided, secret))


@dataclass(frozen=True)
class Known:
    """The records a picture is drawn from: six questions."""

    family: Family
    members: list[FamilyMember]
    kin: KnownKin
    pregnancies: list[Pregnancy]
    told: list[ToldKin]
    homes: KnownHomes

    @property
    def people(self) -> dict[UUID, Person]:
        return self.kin.people | {each.person_id: each.person for each in self.members}

    def homes_now(self) -> list[tuple[Household, list[UUID]]]:
        found: dict[UUID, list[UUID]] = {}
        for stay in self.homes.stays:
            if stay.ends is None:
                found.setdefault(stay.household_id, []).append(stay.person_id)
        return [(self.homes.homes[key], people) for key, people in found.items()]


def known_of(family: Family, today: date) -> Known:
    holder = family.holder_id
    rows = FamilyMember.objects.filter(holder_id=holder, family=family, person__sealed_at=None)
    members = [each for each in rows.select_related("person").order_by("id") if each.ends is None or each.ends >= today]
    kept = Pregnancy.objects.filter(holder_id=holder, family=family, mother__sealed_at=None)
    told = ToldKin.objects.filter(holder_id=holder, person__in=[each.person_id for each in members], ends=None)
    return Known(
        family=family,
        members=members,
        kin=known_kin(family),
        pregnancies=list(kept.prefetch_related("due_dates", "other_parents", "children").order_by("id")),
        told=list(told.order_by("told_on", "id")),
        homes=known_homes(family),
    )


def scene_of(known: Known, eyes: Eyes) -> Scene:
    marked = {each.person_id for each in known.members if each.is_child}
    figures = [_person(each, each.pk in marked, eyes) for each in known.people.values()]
    expected = [each for each in known.pregnancies if is_shown(each, eyes)]
    figures += [_unborn(each, number) for each in expected for number in range(each.babies)]
    told = [each for each in known.told if eyes.may("told", None)]
    figures += [_told(each) for each in told]
    descents = [*_descents(known), *_expected(expected, known), *_told_descents(told)]
    return Scene(
        figures=tuple(figures),
        pairs=tuple(_pairs(known, descents)),
        descents=tuple(descents),
        links=tuple(_links(known, told)),
        homes=tuple(_homes(known, eyes)),
    )


def _person(person: Person, marked: bool, eyes: Eyes) -> Figure:
    lines = textwrap.wrap(str(person) or "No name", WIDEST)[:2] or ["No name"]
    return Figure(
        key=person.pk,
        shape=SHAPES[person.sex],
        lines=(*lines, _age(person) if eyes.may("birth", person.pk) else ""),
        born=str(person.born or person.born_earliest or ""),
        crossed=person.died is not None,
        marked=marked,
    )


def _age(person: Person) -> str:
    if person.died:
        return f"died {person.died.year}"
    if person.born:
        return age(person.born)
    return person.born_as_told[:WIDEST] if person.born_as_told else ""


def is_shown(pregnancy: Pregnancy, eyes: Eyes) -> bool:
    """Those who are expected, and those who were lost; a child who was born, or has a record, stands for themselves."""
    if pregnancy.outcome == "born" or pregnancy.children.all():
        return False
    return eyes.may("pregnancy", pregnancy.mother_id, decided=pregnancy.shown_to_family)


def _unborn(pregnancy: Pregnancy, number: int) -> Figure:
    over = pregnancy.outcome in ("lost", "ended")
    last = max(pregnancy.due_dates.all(), key=lambda each: (each.known_on, str(each.pk)), default=None)
    lines: tuple[str, ...] = (f"{pregnancy.outcome} {pregnancy.ended.year}",) if over and pregnancy.ended else ()
    if not over and last:
        lines = ("expected", short_day(last.due))
    return Figure(
        key=(pregnancy.pk, number),
        shape=TRIANGLE,
        lines=lines or ("expected",),
        born=str(pregnancy.ended or (last.due if last else "")),
        crossed=over,
        small=over,
    )


def _told(kin: ToldKin) -> Figure:
    name = textwrap.wrap(kin.name, WIDEST)[:1] or ["Somebody"]
    place = f"known to {kin.known_to}" if kin.known_to else "as told"
    return Figure(kin.pk, SHAPES[kin.sex], (*name, *textwrap.wrap(place, WIDEST)[:2]), outside=True)


def _descents(known: Known) -> Iterable[Descent]:
    """For each child and each kind of tie, its parents together."""
    twins = {child.child_id: str(each.pk) for each in known.pregnancies for child in each.children.all()}
    found: dict[tuple[UUID, str], list[UUID]] = {}
    for row in known.kin.rows:
        if row.kind == "parent" and row.ends is None:
            found.setdefault((row.other_id, row.tie), []).append(row.person_id)
    for (child, tie), parents in found.items():
        if len(parents) <= 2:
            yield Descent(tuple(parents), child, tie, twins.get(child, ""))
        else:  # more than two are on record: each has a line of their own, and nobody is chosen
            yield from (Descent((parent,), child, tie, twins.get(child, "")) for parent in parents)


def _expected(pregnancies: list[Pregnancy], known: Known) -> Iterable[Descent]:
    """With the other parent where one only is named: of two, nobody knows."""
    for each in pregnancies:
        others = [row.person_id for row in each.other_parents.all() if row.person_id in known.people]
        parents = (each.mother_id, *others) if len(others) == 1 else (each.mother_id,)
        for number in range(each.babies):
            yield Descent(parents, (each.pk, number), BIRTH, str(each.pk) if each.babies > 1 else "")


def _told_descents(told: list[ToldKin]) -> Iterable[Descent]:
    """A parent whom others know stands above; anybody else is tied by a link, for who their parents are nobody said."""
    for each in told:
        if each.kind == "parent":
            yield Descent((each.pk,), each.person_id, BIRTH)


def _pairs(known: Known, descents: list[Descent]) -> Iterable[Pair]:
    """Partners, now or before; and those who have a child together and nothing else on record."""
    found: dict[frozenset[object], Pair] = {}
    for row in known.kin.rows:
        if row.kind == "partner":
            standing = TOGETHER if row.ends is None else APART
            key: frozenset[object] = frozenset((row.person_id, row.other_id))
            if key not in found or standing == TOGETHER:
                found[key] = Pair(row.person_id, row.other_id, standing)
    for each in descents:
        if len(each.parents) == 2 and frozenset(each.parents) not in found:
            found[frozenset(each.parents)] = Pair(each.parents[0], each.parents[1], NEVER)
    return found.values()


def _links(known: Known, told: list[ToldKin]) -> Iterable[Link]:
    """What neither line of descent nor of partners tells: a carer, an aunt, a brother whose parents nobody knows."""
    derived = {(one, kin.person) for one in known.people for kin in known.kin.kinship.kin(one)}
    seen = set()
    for row in known.kin.rows:
        ends = frozenset((row.person_id, row.other_id))
        told_already = (row.person_id, row.other_id) in derived or (row.other_id, row.person_id) in derived
        if row.kind in DRAWN_AS_LINES or row.ends or (told_already and row.kind != "carer") or (ends, row.kind) in seen:
            continue
        seen.add((ends, row.kind))
        yield Link(row.person_id, row.other_id, KINDS[row.kind].removesuffix(" of"), row.kind in OF_ONE_ROW)
    for each in told:
        if each.kind != "parent":
            yield Link(each.pk, each.person_id, KINDS[each.kind].removesuffix(" of"), each.kind in OF_ONE_ROW)


def _homes(known: Known, eyes: Eyes) -> Iterable[Home]:
    letters = {key: letter_of(number) for number, key in enumerate(known.homes.homes)}
    for household, people in known.homes_now():
        mine = eyes.person is not None and eyes.person.pk in people
        whose = eyes.person.pk if mine and eyes.person else None
        if len(people) > 1 and eyes.may("address", whose or people[0], secret=household.secret):
            yield Home(letters[household.pk], frozenset(people))
