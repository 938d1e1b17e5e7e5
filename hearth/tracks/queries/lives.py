"""Everybody on a track, read in a handful of questions: parents, pregnancies, children, courts, homes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localtime

from hearth.access.viewer import Viewer
from hearth.casework.models import Participant
from hearth.casework.queries.episodes import episodes_counted, episodes_for
from hearth.casework.rules.readiness import Noted
from hearth.families.models import FamilyMember, Person, Pregnancy
from hearth.practice.queries import programme_of
from hearth.tracks.queries.parents import Child, Followed, Line, Parent, Withdrawn
from hearth.tracks.queries.rows import Rows, births_of, cases_of, homes_of, pregnancies_of, statuses_of, ties_of
from hearth.tracks.rules.cohort import Facts, Now, now_of


def followed(
    viewer: Viewer, today: date, episode_id: UUID | None = None, *, sealed_too: bool = False
) -> list[Followed]:
    """The viewer's episodes of programmes that have tracks, newest first: seven questions, however many there are.

    All that is on record, for counts that are protected before they are shown. A page that shows somebody takes
    `as_seen()` of it. `sealed_too`: records that an adoption closed whole, for a count of who was adopted.
    """
    parents = _parents(viewer, episode_id, sealed_too)
    by_episode: dict[UUID, list[Participant]] = defaultdict(list)
    for each in parents:
        by_episode[each.episode_id].append(each)
    known = _known(viewer, {each.person_id for each in parents}, today)
    found = [
        Followed(rows[0].episode, [known.parent(row) for row in rows])
        for rows in by_episode.values()
        if programme_of(rows[0].episode.programme_version).tracks
    ]
    return sorted(found, key=lambda each: (each.episode.opened, each.episode.pk), reverse=True)


def _parents(viewer: Viewer, episode_id: UUID | None, sealed_too: bool) -> list[Participant]:
    episodes = episodes_counted(viewer) if sealed_too else episodes_for(viewer).select_related(None).defer(None)
    if episode_id:
        episodes = episodes.filter(pk=episode_id)
    member = FamilyMember.objects.filter(family=OuterRef("episode__family_id"), person=OuterRef("person_id"))
    rows = Participant.objects.filter(
        holder_id=viewer.holder_id, episode__in=episodes.values("pk"), person__sealed_at=None
    ).annotate(is_child=Subquery(member.values("is_child")[:1]), role=Subquery(member.values("role")[:1]))
    rows = rows.filter(is_child=False).select_related("person", "episode__family", "episode__programme_version")
    rows = rows.defer("episode__programme_version__body").order_by("starts", "id")
    first: dict[tuple[UUID, UUID], Participant] = {}
    for row in rows:  # who left and came back is there twice
        first.setdefault((row.episode_id, row.person_id), row)
    return list(first.values())


@dataclass
class Known:
    """Rows of all parents and their children: by mother, by parent, by pregnancy, by child, by person."""

    today: date
    pregnancies: Rows
    ties: Rows
    births: Rows
    of_pregnancy: dict[UUID, Pregnancy]
    lost: set[UUID]  # of whom a record was opened, and who were never born
    statuses: Rows
    cases: Rows
    homes: Rows

    def parent(self, row: Participant) -> Parent:
        person, since = row.person, row.episode.referred
        parent = Parent(person, str(row.role or ""), self.pregnancies.get(person.pk, []))  # type: ignore[attr-defined]
        born: set[UUID] = set()
        for pregnancy in parent.pregnancies:
            if _is_followed(pregnancy, since):
                own = self.births.get(pregnancy.pk, [])
                born |= {each.child_id for each in own}
                parent.tracked += [self._child(each, each.child, pregnancy, person) for each in own]
                if pregnancy.outcome != "born":  # born children have names; of a loss there is one row for each baby
                    known = [each for each in own if not _goes_on(pregnancy) or each.child_id not in self.lost]
                    parent.tracked += [self._unborn(pregnancy) for _ in range(pregnancy.babies - len(known))]
        for tie in self.ties.get(person.pk, []):
            if tie.other_id in born:
                continue
            of = self.of_pregnancy.get(tie.other_id)
            child = self._child(tie, tie.other, of, person)
            if of is not None and _is_followed(of, since):
                parent.tracked.append(child)  # a father's: the pregnancy is not his row
            elif not tie.other.sealed_at:
                parent.earlier.append(child)
        self._add_cases(parent)
        return parent

    def _add_cases(self, parent: Parent) -> None:
        """Of open cases each was recorded in an open record, about a child whom the viewer may know of."""
        ties = [tie for tie in self.ties.get(parent.person.pk, []) if not tie.other.sealed_at]
        rows = [(tie, row) for tie in ties for row in self.cases.get(tie.other_id, [])]
        parent.cases = _in_order(row for _, row in rows)
        parent.open_cases = _in_order(row for tie, row in rows if tie.is_open and row.is_open)

    def _unborn(self, pregnancy: Any) -> Child:
        now = now_of(Facts(born=False, expected=_goes_on(pregnancy)))
        return Child(None, pregnancy, now, is_open=pregnancy.is_open)

    def _child(self, row: Any, child: Person, pregnancy: Pregnancy | None, parent: Person) -> Child:
        """`row`: the tie or birth by which the child was found, with what came beside it."""
        homes = self.homes.get(child.pk, [])
        seen = [each for each in homes if each.is_open]
        now = self._now(child, pregnancy, parent, homes)
        seen_now = now if len(seen) == len(homes) else self._now(child, pregnancy, parent, seen)
        told = [] if child.sealed_at else row.readiness
        return Child(
            child,
            pregnancy,
            now,
            self.statuses.get(child.pk, []),
            row.is_open,
            seen_now,
            [_line(each) for each in told],
            [_line(each) for each in told if each["is_open"]],
        )

    def _now(self, child: Person, pregnancy: Pregnancy | None, parent: Person, homes: list[Any]) -> Now:
        statuses = self.statuses.get(child.pk, [])
        theirs = {each.household_id for each in self.homes.get(parent.pk, [])}
        lost = child.pk in self.lost
        facts = Facts(
            born=child.born is not None or pregnancy is None or (pregnancy.outcome == "born" and not lost),
            expected=pregnancy is not None and _goes_on(pregnancy) and not lost,
            died=child.died is not None,
            sealed=child.sealed_at is not None,
            statuses=frozenset(each.kind for each in statuses if each.ends is None or each.ends > self.today),
            home=homes[-1].household.kind if homes else "",
            with_parent=any(each.household_id in theirs for each in homes),
        )
        return now_of(facts)


def _line(told: dict[str, Any]) -> Line:
    on, at = date.fromisoformat(told["on"]), told["withdrawn_at"]
    noted = Noted(on, told["finding"], told["told_by"], told["measure"], told["reason"])
    withdrawn = None
    if at:
        day = localtime(datetime.fromisoformat(at)).date()
        withdrawn = Withdrawn(day, told["withdrawn_by_name"], told["why_withdrawn"])
    return Line(UUID(told["id"]), UUID(told["episode_id"]), noted, withdrawn)


def _in_order(rows: Any) -> list[Any]:
    """Each case once, though it is about two children."""
    cases = {row.proceedings_id: row.proceedings for row in rows}
    return sorted(cases.values(), key=lambda case: (case.issued, case.pk))


def _goes_on(pregnancy: Pregnancy) -> bool:
    """With a mother's death it is over, whether or not anybody has written that down yet."""
    return pregnancy.outcome == "expected" and pregnancy.mother.died is None


def _is_followed(pregnancy: Pregnancy, since: date) -> bool:
    """Expected now, or over since the family was referred: what came before is history."""
    return pregnancy.outcome == "expected" or (pregnancy.ended is not None and pregnancy.ended >= since)


def _known(viewer: Viewer, people: set[UUID], today: date) -> Known:
    ties = ties_of(viewer, people)
    children = {tie.other_id for each in ties.values() for tie in each}
    births: Rows = defaultdict(list)
    of_pregnancy: dict[UUID, Pregnancy] = {}
    lost: set[UUID] = set()
    for birth in births_of(viewer, people, children):
        if birth.is_lost:
            lost.add(birth.child_id)
        births[birth.pregnancy_id].append(birth)
        of_pregnancy[birth.child_id] = birth.pregnancy
    children |= set(of_pregnancy)
    return Known(
        today,
        pregnancies_of(viewer, people),
        ties,
        births,
        of_pregnancy,
        lost,
        statuses_of(viewer, children),
        cases_of(viewer, children),
        homes_of(viewer, children | people, today),
    )
