"""Everybody on a track, read in a handful of questions: parents, pregnancies, children, courts, homes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, Subquery

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Participant
from hearth.casework.queries.episodes import episodes_for
from hearth.families.models import (
    DueDate,
    FamilyMember,
    HouseholdMember,
    Person,
    Pregnancy,
    PregnancyChild,
    Proceedings,
    ProceedingsChild,
    Relationship,
    Status,
)
from hearth.families.queries import families_for, people_for
from hearth.families.rules.pregnancy import Estimate
from hearth.practice.queries import programme_of
from hearth.tracks.rules.cohort import Facts, Now, now_of


@dataclass
class Child:
    """Born or not: of one pregnancy, or known by name. `person` is None before anybody opened a record."""

    person: Person | None
    pregnancy: Pregnancy | None
    now: Now
    statuses: list[Status] = field(default_factory=list)  # oldest first

    @property
    def called(self) -> str:
        if self.person is None or self.person.sealed_at:
            return "A child"
        return str(self.person)


@dataclass
class Parent:
    person: Person
    role: str
    pregnancies: list[Pregnancy] = field(default_factory=list)
    tracked: list[Child] = field(default_factory=list)
    earlier: list[Child] = field(default_factory=list)  # no sealed child is among them
    cases: list[Proceedings] = field(default_factory=list)

    @property
    def is_mother(self) -> bool:
        """Court to court is counted of mothers: a father who shares her cases would be counted again."""
        return self.person.sex == "F" or bool(self.pregnancies)


@dataclass
class Followed:
    """One episode of a programme that follows people for years."""

    episode: Episode
    parents: list[Parent]

    @property
    def tracked(self) -> list[Child]:
        """Each child once, though both parents take part."""
        there: dict[object, Child] = {}
        for parent in self.parents:
            for number, child in enumerate(parent.tracked):
                key = child.person.pk if child.person else (child.pregnancy.pk if child.pregnancy else None, number)
                there.setdefault(key, child)
        return list(there.values())


def estimates(pregnancy: Pregnancy) -> list[Estimate]:
    rows = sorted(pregnancy.due_dates.all(), key=lambda row: (row.known_on, row.pk))
    return [Estimate(row.due, row.known_on) for row in rows]


def followed(viewer: Viewer, today: date, episode_id: UUID | None = None) -> list[Followed]:
    """The viewer's episodes of programmes that have tracks, newest first: a few questions, however many there are.

    Of one episode, what its page shows: nothing of a family that is not open to the viewer. Of all, what is counted.
    """
    parents = _parents(viewer, episode_id)
    by_episode: dict[UUID, list[Participant]] = defaultdict(list)
    for each in parents:
        by_episode[each.episode_id].append(each)
    people = {each.person_id for each in parents}
    known = _known(viewer, people, today, shown=episode_id is not None)
    found = [
        Followed(rows[0].episode, [known.parent(row) for row in rows])
        for rows in by_episode.values()
        if programme_of(rows[0].episode.programme_version).tracks
    ]
    return sorted(found, key=lambda each: (each.episode.opened, each.episode.pk), reverse=True)


def _parents(viewer: Viewer, episode_id: UUID | None) -> list[Participant]:
    episodes = episodes_for(viewer).select_related(None).defer(None)
    if episode_id:
        episodes = episodes.filter(pk=episode_id)
    member = FamilyMember.objects.filter(family=OuterRef("episode__family_id"), person=OuterRef("person_id"))
    rows = Participant.objects.filter(
        holder_id=viewer.holder_id, episode__in=episodes.values("pk"), person__sealed_at=None
    ).annotate(is_child=Subquery(member.values("is_child")[:1]), role=Subquery(member.values("role")[:1]))
    rows = rows.filter(is_child=False).select_related("person", "episode__family", "episode__programme_version")
    return list(rows.defer("episode__programme_version__body").order_by("starts", "id"))


@dataclass
class Known:
    today: date
    pregnancies: dict[UUID, list[Pregnancy]]
    children: dict[UUID, list[Person]]
    of_pregnancy: dict[UUID, Pregnancy]
    statuses: dict[UUID, list[Status]]
    cases: dict[UUID, list[Proceedings]]
    homes: dict[UUID, list[HouseholdMember]]

    def parent(self, row: Participant) -> Parent:
        person, since = row.person, row.episode.referred
        parent = Parent(person, str(row.role or ""), self.pregnancies.get(person.pk, []))  # type: ignore[attr-defined]
        followed = [each for each in parent.pregnancies if _is_followed(each, since)]
        ids = {each.pk for each in followed}
        born: set[UUID] = set()
        for pregnancy in followed:
            own = [each.child for each in pregnancy.children.all()]
            born |= {child.pk for child in own}
            parent.tracked += [self._child(child, pregnancy, person) for child in own]
            parent.tracked += [self._unborn(pregnancy) for _ in range(pregnancy.babies - len(own)) if _open(pregnancy)]
        for child in self.children.get(person.pk, []):
            if child.pk in born:
                continue
            of = self.of_pregnancy.get(child.pk)
            if of is not None and (of.pk in ids or _is_followed(of, since)):
                parent.tracked.append(self._child(child, of, person))  # a father's: the pregnancy is not his row
            elif not child.sealed_at:
                parent.earlier.append(self._child(child, of, person))
        open_children = [child for child in self.children.get(person.pk, []) if not child.sealed_at]
        cases = {case.pk: case for child in open_children for case in self.cases.get(child.pk, [])}
        parent.cases = sorted(cases.values(), key=lambda case: (case.issued, case.pk))
        return parent

    def _unborn(self, pregnancy: Pregnancy) -> Child:
        return Child(None, pregnancy, now_of(Facts(born=False, expected=_goes_on(pregnancy))))

    def _child(self, child: Person, pregnancy: Pregnancy | None, parent: Person) -> Child:
        statuses = self.statuses.get(child.pk, [])
        now = {each.kind for each in statuses if each.ends is None or each.ends > self.today}
        homes = self.homes.get(child.pk, [])
        theirs = {each.household_id for each in self.homes.get(parent.pk, [])}
        facts = Facts(
            born=child.born is not None or pregnancy is None or pregnancy.outcome == "born",
            expected=pregnancy is not None and _goes_on(pregnancy),
            died=child.died is not None,
            sealed=child.sealed_at is not None,
            statuses=frozenset(now),
            home=homes[-1].household.kind if homes else "",
            with_parent=any(each.household_id in theirs for each in homes),
        )
        return Child(child, pregnancy, now_of(facts), statuses)


def _open(pregnancy: Pregnancy) -> bool:
    """Born children have names; of a loss there is one row for each baby, as of what is expected."""
    return pregnancy.outcome != "born"


def _goes_on(pregnancy: Pregnancy) -> bool:
    """With a mother's death it is over, whether or not anybody has written that down yet."""
    return pregnancy.outcome == "expected" and pregnancy.mother.died is None


def _is_followed(pregnancy: Pregnancy, since: date) -> bool:
    """Expected now, or over since the family was referred: what came before is history."""
    return pregnancy.outcome == "expected" or (pregnancy.ended is not None and pregnancy.ended >= since)


def _known(viewer: Viewer, people: set[UUID], today: date, *, shown: bool) -> Known:
    holder_id = viewer.holder_id
    mothers = Pregnancy.objects.filter(holder_id=holder_id, mother__in=people).select_related("mother")
    if shown:
        mothers = mothers.filter(family__in=families_for(viewer))
    mothers = mothers.prefetch_related(
        Prefetch("due_dates", DueDate.objects.order_by("known_on", "id")),
        Prefetch("children", PregnancyChild.objects.select_related("child")),
    )
    pregnancies = list(mothers.order_by("created_at", "id"))
    ties = Relationship.objects.filter(holder_id=holder_id, person__in=people, kind="parent", tie="birth", withdrawn="")
    ties = ties.select_related("other").prefetch_related(
        Prefetch("other__born_of", PregnancyChild.objects.select_related("pregnancy__mother"))
    )
    if shown:
        ties = ties.filter(other__in=people_for(viewer))
    children: dict[UUID, list[Person]] = defaultdict(list)
    of_pregnancy: dict[UUID, Pregnancy] = {}
    for tie in ties.order_by("other__born", "id"):
        children[tie.person_id].append(tie.other)
        of_pregnancy |= {each.child_id: each.pregnancy for each in tie.other.born_of.all()}
    ids = {child.pk for each in children.values() for child in each}
    return Known(
        today,
        _by(pregnancies, "mother_id"),
        children,
        of_pregnancy,
        _by(Status.objects.filter(holder_id=holder_id, person__in=ids, withdrawn="").order_by("starts"), "person_id"),
        _cases(holder_id, ids),
        _homes(holder_id, ids | people, today),
    )


def _cases(holder_id: UUID, children: set[UUID]) -> dict[UUID, list[Proceedings]]:
    found: dict[UUID, list[Proceedings]] = defaultdict(list)
    rows = ProceedingsChild.objects.filter(holder_id=holder_id, child__in=children).select_related("proceedings")
    for each in rows.order_by("proceedings__issued", "id"):
        found[each.child_id].append(each.proceedings)
    return found


def _homes(holder_id: UUID, people: set[UUID], today: date) -> dict[UUID, list[HouseholdMember]]:
    living = Q(ends=None) | Q(ends__gt=today)
    rows = HouseholdMember.objects.filter(living, holder_id=holder_id, person__in=people).select_related("household")
    return _by(rows.order_by("starts", "id"), "person_id")


def _by(rows: Iterable[Any], key: str) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def children_in(every: Sequence[Followed]) -> list[Child]:
    """Each tracked child once, though two episodes may follow one."""
    there: dict[object, Child] = {}
    for one in every:
        for number, child in enumerate(one.tracked):
            key = child.person.pk if child.person else (child.pregnancy.pk if child.pregnancy else None, number)
            there.setdefault(key, child)
    return list(there.values())
