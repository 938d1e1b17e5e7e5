"""Which pairs a viewer may see, and what has been found out by answering them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from scipy.stats import binomtest

from hearth.access.rules import AT_TRIAGE
from hearth.access.viewer import Viewer
from hearth.chronology.models import Entry
from hearth.chronology.queries import entries_of
from hearth.families.likeness.models import NAMES, Likeness, SamePerson, profile_in
from hearth.families.likeness.profile import Profile
from hearth.families.models import Family, FamilyMember, Sharing
from hearth.families.queries import families_for
from hearth.triage.matching.models import LikelySame
from hearth.triage.models import Decision
from hearth.triage.queries import concerns_for

A_PAGE = 25
MOST_LISTED = 200


def pairs_for(viewer: Viewer) -> QuerySet[LikelySame]:
    """Of two records that the viewer may both know of. Sealed people are in none, restricted ones in few."""
    if viewer.role not in AT_TRIAGE:
        return LikelySame.objects.none()
    pairs = LikelySame.objects.filter(
        holder_id=viewer.holder_id, person__sealed_at=None, other__sealed_at=None
    ).select_related("person", "other")
    for side in ("person", "other"):
        members = FamilyMember.objects.filter(holder_id=OuterRef("holder_id"), person=OuterRef(side))
        pairs = pairs.filter(Exists(members.filter(family__sealed_at=None)))
        if not viewer.sees_restricted:
            pairs = pairs.filter(~Exists(members.filter(family__restricted=True)))
    return pairs


def waiting_pairs(viewer: Viewer, after: tuple[float, UUID] | None = None) -> list[LikelySame]:
    """Not answered yet, likest first, and one more than a page."""
    rows = pairs_for(viewer).filter(answer="").exclude(group="")
    if after:
        weight, last = after
        rows = rows.filter(weight__lte=weight).filter(Q(weight__lt=weight) | Q(id__gt=last))
    return list(rows.order_by("-weight", "id")[: A_PAGE + 1])


def for_checking(viewer: Viewer) -> list[LikelySame]:
    """Pairs below the threshold: by answering some, people find out what the nightly pass misses."""
    return list(pairs_for(viewer).filter(answer="", group="").order_by("id")[:5])


def profiles_in(holder_id: UUID, people: Iterable[UUID]) -> dict[UUID, Profile]:
    rows = Likeness.objects.filter(holder_id=holder_id, person__in=list(people)).values("person_id", *NAMES)
    return {row["person_id"]: profile_in(row) for row in rows}


def same_people_for(viewer: Viewer) -> QuerySet[SamePerson]:
    """Joins that the viewer may see: as with pairs."""
    joins = SamePerson.objects.filter(holder_id=viewer.holder_id, person__sealed_at=None, same_as__sealed_at=None)
    for side in ("person", "same_as"):
        members = FamilyMember.objects.filter(holder_id=OuterRef("holder_id"), person=OuterRef(side))
        if not viewer.sees_restricted:
            joins = joins.filter(~Exists(members.filter(family__restricted=True)))
    if viewer.role not in AT_TRIAGE:
        return joins.none()
    return joins.select_related("person", "same_as")


@dataclass(frozen=True)
class Meanwhile:
    """What was written, shared and decided about either record while they were read as one."""

    entries: tuple[Entry, ...]
    sharings: tuple[Sharing, ...]
    decisions: tuple[Decision, ...]


def meanwhile(viewer: Viewer, joined: SamePerson) -> Meanwhile:
    """Between the two dates, or until now. From those families of both that are open to the viewer, and of each what
    its own pages show them: what is kept to few, or confined, or tells of somebody sealed, is kept here too."""
    members = FamilyMember.objects.filter(holder_id=joined.holder_id, person__in=[joined.person_id, joined.same_as_id])
    families = list(families_for(viewer).filter(pk__in=members.values("family")).order_by("id"))
    between: dict[str, Any] = {"created_at__gte": joined.joined_at}
    if joined.parted_at:
        between["created_at__lte"] = joined.parted_at
    of: dict[str, Any] = {"holder_id": joined.holder_id, "family__in": families} | between
    decisions = Decision.objects.filter(**of, concern__in=concerns_for(viewer))
    return Meanwhile(
        entries=tuple(entry for family in families for entry in _written(viewer, family, between)),
        sharings=tuple(Sharing.objects.filter(**of).select_related("family").order_by("id")[:MOST_LISTED]),
        decisions=tuple(decisions.select_related("family", "concern").order_by("id")[:MOST_LISTED]),
    )


def _written(viewer: Viewer, family: Family, between: dict[str, Any]) -> Iterable[Entry]:
    return entries_of(viewer, family).filter(**between).select_related("family").order_by("id")[:MOST_LISTED]


@dataclass(frozen=True)
class Rate:
    """`right` of `answered`, and its 95 % interval by Wilson's method, in percent."""

    right: int
    answered: int

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.answered:
            return None
        found = binomtest(self.right, self.answered).proportion_ci(method="wilson")
        return 100 * float(found.low), 100 * float(found.high)


def precision_and_recall(viewer: Viewer, propose_from: float) -> tuple[Rate, Rate]:
    """Of the proposed pairs that were answered, how many are the same; of those that are, how many were proposed.

    The second is of the pairs that people were shown, some of them below the threshold; what no pass found is in
    neither. "Nobody can tell" counts nowhere.
    """
    told = pairs_for(viewer).exclude(answer="").exclude(answer="cannot_tell").values_list("answer", "weight")
    answered = [(answer == "same", weight >= propose_from) for answer, weight in told]
    proposed = [same for same, above in answered if above]
    same = [above for same, above in answered if same]
    return Rate(sum(proposed), len(proposed)), Rate(sum(same), len(same))
