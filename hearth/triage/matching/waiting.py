"""Other worries that may be about the same child: not decided yet, or decided without anybody saying who it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern, ReportedChild
from hearth.families.likeness.joining import with_joined
from hearth.families.likeness.keys import keys_to_look_up
from hearth.families.likeness.models import NAMES, profile_in
from hearth.families.likeness.wording import explained
from hearth.families.models import FamilyMember
from hearth.triage.matching.candidates import Candidates, described
from hearth.triage.matching.models import ToldKey, ToldLikeness
from hearth.triage.matching.parameters import Parameters, parameters_of
from hearth.triage.matching.sources import Count, Source, counted
from hearth.triage.matching.telling_keys import keep_told
from hearth.triage.models import ConfirmedFamily
from hearth.triage.queries import concerns_for, found_unsubstantiated

MOST_LOOKED_AT = 500
MOST_SHOWN = 10
EVEN = 0.0  # from even odds on, what is on record about a candidate is counted in


@dataclass(frozen=True)
class Lookalike:
    """Another worry about a child who looks like one of these."""

    child: ReportedChild  # of the worry that is being looked at
    other: ReportedChild
    evidence: str
    weight: float

    @property
    def concern(self) -> Concern:
        concern: Concern = self.other.concern
        return concern


def worries_like(
    viewer: Viewer, concern: Concern, children: Sequence[ReportedChild], parameters: Parameters | None = None
) -> list[Lookalike]:
    """One for each other worry, likest first. Only what the viewer may open."""
    keep_told(viewer.holder_id)
    parameters = parameters or parameters_of(viewer.holder_id)
    profiles = described(children)
    keys = {key for _, profile in profiles for key in keys_to_look_up(profile)}
    best: dict[Any, Lookalike] = {}
    for other, known in _told_like(viewer, concern, keys):
        for child, profile in profiles:
            levels, weight = parameters.asking.compare(profile, known)
            before = best.get(other.concern_id)
            if parameters.shows(levels, weight) and (before is None or weight > before.weight):
                best[other.concern_id] = Lookalike(child, other, explained(levels, profile, known), weight)
    return sorted(best.values(), key=lambda each: (-each.weight, each.other.pk))[:MOST_SHOWN]


def _told_like(viewer: Viewer, concern: Concern, keys: Iterable[str]) -> list[tuple[ReportedChild, Any]]:
    """Described children under these keys, of worries nobody has matched to a family yet."""
    matched = ConfirmedFamily.objects.filter(holder_id=viewer.holder_id, concern=OuterRef("pk"))
    open_ones = concerns_for(viewer).filter(~Exists(matched), passed_on_at=None).exclude(pk=concern.pk)
    under = ToldKey.objects.filter(holder_id=viewer.holder_id, key__in=sorted(keys)).values("reported_child_id")
    rows = ToldLikeness.objects.filter(
        holder_id=viewer.holder_id, reported_child__in=under, reported_child__concern__in=open_ones
    ).select_related("reported_child__concern")
    newest = rows.order_by("-reported_child_id")[:MOST_LOOKED_AT]
    return [(row.reported_child, profile_in({name: getattr(row, name) for name in NAMES})) for row in newest]


def accumulated(
    viewer: Viewer, concern: Concern, candidates: Candidates, lookalikes: Sequence[Lookalike], family_id: Any
) -> Count:
    """How many worries there are if these are one child, this one included, and from how many people.

    Those confirmed for the family, or for the families of likely candidates while nobody has said; and the lookalikes.
    Of the others, those that were found to be unsubstantiated are said beside the count.
    """
    families = _read_with(viewer, family_id) if family_id else _likely(candidates)
    confirmed = ConfirmedFamily.objects.filter(holder_id=viewer.holder_id, family__in=families).values("concern")
    alike = [each.concern.pk for each in lookalikes if each.weight >= EVEN]
    worries = concerns_for(viewer).filter(Q(pk=concern.pk) | Q(pk__in=confirmed) | Q(pk__in=alike))
    findings = found_unsubstantiated(viewer.holder_id).filter(concern=OuterRef("pk"))
    told = list(worries.exclude(route="parent").annotate(found_so=Exists(findings)))
    borne_out = [each for each in told if each.pk == concern.pk or not each.found_so]
    return counted([source_of(each) for each in borne_out], unsubstantiated=len(told) - len(borne_out))


def _likely(candidates: Candidates) -> set[Any]:
    return {family.pk for each in candidates.found if each.weight >= EVEN for family in (*each.families, *each.also)}


def _read_with(viewer: Viewer, family_id: Any) -> set[Any]:
    """The family, and those in which one of its people is on record besides."""
    people = FamilyMember.objects.filter(holder_id=viewer.holder_id, family=family_id).values_list(
        "person_id", flat=True
    )
    records = with_joined(viewer.holder_id, people)
    ids = frozenset().union(*records.values())
    others = FamilyMember.objects.filter(holder_id=viewer.holder_id, person__in=ids, family__sealed_at=None)
    if not viewer.sees_restricted:
        others = others.filter(family__restricted=False)
    return {family_id, *(others.values_list("family_id", flat=True) if ids else ())}


def source_of(concern: Concern) -> Source:
    """Who sent it, as far as they said."""
    return Source(
        account=str(concern.reporter_user_id or ""),
        email=concern.reporter_email,
        work_address=concern.reporter_work_address,
        telephone=concern.reporter_phone,
        name="" if concern.anonymous else concern.reporter_name,
        agency=concern.reporter_agency_name,
        connection=concern.source_mark,
        way_back=concern.way_back_hash,
        is_the_child=concern.about_self,
    )
