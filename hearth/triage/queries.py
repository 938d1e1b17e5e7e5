"""Whose worries: the council's own, seen by its triage team. Everything starts from who is looking."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hearth.access.models import Membership
from hearth.access.rules import AT_TRIAGE, WITH_CASES
from hearth.access.viewer import Viewer, viewer_in
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.triage.models import (
    Answer,
    Challenge,
    ConfirmedFamily,
    Decision,
    Finding,
    Holding,
    Proposal,
    Step,
    TwoPersonRule,
)
from hearth.triage.rules.deciding import ALWAYS
from hearth.worklist.models import Item


def concerns_for(viewer: Viewer) -> QuerySet[Concern]:
    """The council's worries. One about a restricted family, or an allegation, is the duty manager's alone.

    What was decided about a sealed family is nobody's to find: it stands in the sealed record. What is not decided, or
    was written to since and not read, is still somebody's work, and says nothing of that family.
    """
    if viewer.role not in AT_TRIAGE:
        return Concern.objects.none()
    confirmed = ConfirmedFamily.objects.filter(holder_id=OuterRef("holder_id"), concern=OuterRef("pk"))
    sealed = confirmed.filter(family__sealed_at__isnull=False)
    concerns = Concern.objects.filter(
        Q(decided_at=None) | ~Exists(sealed) | Exists(_unread_of(OuterRef("holder_id"), OuterRef("pk"))),
        holder_id=viewer.holder_id,
    )
    if viewer.sees_restricted:
        return concerns
    confined = Decision.objects.filter(
        holder_id=OuterRef("holder_id"), concern=OuterRef("pk"), confined=True, replaced_at=None
    )
    return concerns.filter(~Exists(confirmed.filter(family__restricted=True)), ~Exists(confined))


def holdings_for(viewer: Viewer) -> QuerySet[Holding]:
    """The council's for triage; for others, those they have been asked to hold themselves. Of an allegation, whoever
    holds the child knows, and who may see restricted records."""
    holdings = Holding.objects.filter(Q(family=None) | Q(family__sealed_at=None), holder_id=viewer.holder_id)
    holdings = holdings.select_related("decision__concern", "family")
    if not viewer.sees_restricted:
        holdings = holdings.filter(Q(family=None) | Q(family__restricted=False))
        holdings = holdings.filter(Q(decision__confined=False) | Q(accepted_by_id=viewer.id))
    return holdings if viewer.role in AT_TRIAGE else holdings.filter(accepted_by_id=viewer.id)


def held_now(viewer: Viewer, after: tuple[date, UUID] | None, many: int) -> list[Holding]:
    """Not yet ended, soonest to run out first, and one more than asked for."""
    rows = holdings_for(viewer).filter(ended_at=None)
    if after:
        until, last = after
        rows = rows.filter(until__gte=until).filter(Q(until__gt=until) | Q(id__gt=last))
    return list(rows.order_by("until", "id")[: many + 1])


def confirmed_family_of(concern: Concern) -> ConfirmedFamily | None:
    """The concern was found through `concerns_for`, which asks who is looking. A sealed family is nobody's."""
    rows = ConfirmedFamily.objects.filter(holder_id=concern.holder_id, concern=concern, family__sealed_at=None)
    return rows.select_related("family").first()


def decision_on(concern: Concern) -> Decision | None:
    """The decision that stands, if there is one."""
    rows = Decision.objects.filter(holder_id=concern.holder_id, concern=concern, replaced_at=None)
    return rows.select_related("family", "thresholds", "nation").prefetch_related("holdings").first()


def decisions_before(concern: Concern) -> list[Decision]:
    """Those that were replaced, the latest first."""
    rows = Decision.objects.filter(holder_id=concern.holder_id, concern=concern, replaced_at__isnull=False)
    return list(rows.select_related("thresholds", "nation").order_by("-decided_at", "-id"))


def two_must_decide(concern: Concern, family: Family | None, outcome: str) -> bool:
    """Whether the agency wants two people for this outcome here."""
    rule = TwoPersonRule.objects.filter(holder_id=concern.holder_id, outcome=outcome).exclude(when="").first()
    if rule is None or rule.when == ALWAYS:
        return rule is not None
    return family is not None and was_worried_about(family, besides=concern)


def was_worried_about(family: Family, *, besides: Concern) -> bool:
    """Whether this is not the first worry about the family. A parent who asked for help has reported nothing, and
    what was found to be unsubstantiated does not count."""
    others = ConfirmedFamily.objects.filter(holder_id=family.holder_id, family=family).exclude(concern=besides)
    found = found_unsubstantiated(family.holder_id).values("concern")
    return others.exclude(concern__route="parent").exclude(concern__in=found).exists()


def proposal_on(concern: Concern) -> Proposal | None:
    """The decision that waits for somebody else to agree, if there is one."""
    rows = Proposal.objects.filter(holder_id=concern.holder_id, concern=concern, answered_at=None)
    return rows.select_related("family").first()


def latest_proposal_on(concern: Concern) -> Proposal | None:
    """Whether or not it has been answered."""
    rows = Proposal.objects.filter(holder_id=concern.holder_id, concern=concern)
    return rows.select_related("family").order_by("-proposed_at", "-id").first()


def proposals_on(concern: Concern) -> list[Proposal]:
    """Those that were sent back, then the one that waits."""
    rows = Proposal.objects.filter(holder_id=concern.holder_id, concern=concern).exclude(agreed=True)
    return list(rows.order_by("proposed_at"))


def steps_for(viewer: Viewer) -> QuerySet[Step]:
    """What decisions set going, of the worries that the viewer may open."""
    steps = Step.objects.filter(holder_id=viewer.holder_id, decision__concern__in=concerns_for(viewer))
    return steps.select_related("decision__concern", "decision__family", "decision__nation", "decision__thresholds")


def challenges_to(decision: Decision) -> list[Challenge]:
    """Level by level, in the order they were asked."""
    rows = Challenge.objects.filter(holder_id=decision.holder_id, decision=decision).select_related("levels")
    return list(rows.order_by("raised_at", "id"))


def challenges_for(viewer: Viewer) -> QuerySet[Challenge]:
    """Of the worries that the viewer may open."""
    rows = Challenge.objects.filter(holder_id=viewer.holder_id, concern__in=concerns_for(viewer))
    return rows.select_related("concern", "levels", "decision__family", "decision__nation", "decision__thresholds")


def answers_to(concern: Concern) -> list[Answer]:
    """What whoever told us was told, the latest first."""
    return list(Answer.objects.filter(holder_id=concern.holder_id, concern=concern).order_by("-sent_at", "-id"))


def two_person_rules(viewer: Viewer) -> dict[str, str]:
    """The outcomes for which the agency wants two people, and when."""
    return dict(TwoPersonRule.objects.filter(holder_id=viewer.holder_id).values_list("outcome", "when"))


def found_unsubstantiated(holder_id: UUID) -> QuerySet[Finding]:
    """The findings that stand. What they are about is shown wherever worries are, and adds up to no pattern."""
    return Finding.objects.filter(holder_id=holder_id, set_aside_at=None)


def finding_on(concern: Concern) -> Finding | None:
    """The finding that stands, if there is one."""
    return Finding.objects.filter(holder_id=concern.holder_id, concern=concern, set_aside_at=None).first()


def is_one_of_many(decision: Decision | None) -> bool:
    """Whether somebody is asked to look at the family's worries together."""
    if decision is None:
        return False
    items = Item.objects.filter(holder_id=decision.holder_id, kind="repeated-worries", source_id=decision.pk)
    return items.filter(done_at=None).exists()


def has_unread(concern: Concern) -> bool:
    """Has whoever told us written something that nobody has said they have read?"""
    return _unread_of(concern.holder_id, concern.pk).exists()


def _unread_of(holder_id: Any, concern_id: Any) -> QuerySet[Item]:
    return Item.objects.filter(holder_id=holder_id, kind="read-message", page_id=concern_id, done_at=None)


def triage_colleagues(viewer: Viewer) -> Sequence[Viewer]:
    """Everybody of the council's triage team, the viewer too: to whom a worry may be given."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        ended_at=None,
        role__in=AT_TRIAGE,
        starts__lte=today,
        user__is_active=True,
        team__agency_id=viewer.agency_id,
    )
    return [viewer_in(each) for each in memberships.select_related("user", "team__agency").order_by("user__name", "id")]


def colleagues_of(viewer: Viewer) -> Sequence[Viewer]:
    """Everybody in the council who works with families, and so may be asked to hold a child."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        ended_at=None,
        role__in=WITH_CASES,
        starts__lte=today,
        user__is_active=True,
        team__agency_id=viewer.agency_id,
    ).exclude(user_id=viewer.id)
    return [viewer_in(each) for each in memberships.select_related("user", "team__agency").order_by("user__name", "id")]
