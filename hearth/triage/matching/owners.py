"""A restricted family is matched too. Whoever has it is told by an item on their list, once; nobody else learns it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearth.access.models import Team
from hearth.audit.actors import HEARTH, Actor
from hearth.concerns.models import Concern
from hearth.families.models import Family, Involvement
from hearth.scope.actions import action, record
from hearth.triage.matching.models import RestrictedMatch
from hearth.ui.days import today
from hearth.worklist.actions import ask, done

KIND = "restricted-match"


def tell_owners(concern: Concern, families: Iterable[Family]) -> None:
    """The duty managers of triage, and the teams that help the family now. Telling again changes nothing."""
    for family in {each.pk: each for each in families}.values():
        told = set(
            RestrictedMatch.objects.filter(holder_id=concern.holder_id, concern=concern, family=family).values_list(
                "team_id", flat=True
            )
        )
        for team_id, page, page_id in _owners(concern, family):
            if team_id not in told:
                tell_owner(concern=concern, family=family, team_id=team_id, page=page, page_id=page_id, by=HEARTH)


@action
def tell_owner(
    *, concern: Concern, family: Family, team_id: UUID, page: str, page_id: UUID, by: Actor
) -> RestrictedMatch:
    """Put it on a team's list, for those alone who may see restricted records."""
    match, _ = RestrictedMatch.objects.get_or_create(
        holder_id=concern.holder_id, concern=concern, family=family, team_id=team_id
    )
    at_triage = page == "triage:concern"
    ask(
        kind=KIND,
        source=match,
        title=f"{concern.reference} may be about a family whose record is restricted"
        if at_triage
        else "A worry that has come in may be about this family. Ring the duty manager",
        page=page,
        page_id=page_id,
        due=min(concern.decision_due, timezone.now()) if concern.danger else concern.decision_due,
        team_id=team_id,
        urgent=concern.urgent,
        restricted=True,
        family_id=family.pk,
    )
    record(by=by, verb="told", subject=match, fields=["concern", "family", "team_id"])
    return match


def _owners(concern: Concern, family: Family) -> list[tuple[UUID, str, UUID]]:
    """Which teams, and the page each of them can open."""
    triage = Team.objects.filter(agency_id=concern.holder_id, kind="triage").values_list("pk", flat=True)
    helping = Involvement.objects.filter(
        Q(ends=None) | Q(ends__gte=today()), holder_id=concern.holder_id, family=family, agency_id=concern.holder_id
    ).exclude(team_id__in=triage)
    teams = sorted(set(helping.values_list("team_id", flat=True)))
    return [
        *((team, "triage:concern", concern.pk) for team in triage),
        *((team, "familyfile:family", family.pk) for team in teams),
    ]


def close_answered(holder_id: UUID) -> None:
    """Once a worry has been decided there is nobody to ring about it any more."""
    decided = RestrictedMatch.objects.filter(holder_id=holder_id, concern__decided_at__isnull=False)
    for match in decided.order_by("-concern__decided_at")[:50]:
        done(kind=KIND, source=match)
