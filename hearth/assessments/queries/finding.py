"""Whose assessments, seen by whom. They are found through `families.queries.families_for`."""

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.families.models import Family, FamilyMember
from hearth.families.queries import families_for


def assessments_for(viewer: Viewer) -> QuerySet[Assessment]:
    return Assessment.objects.filter(holder_id=viewer.holder_id, family__in=families_for(viewer)).select_related(
        "family", "practice_version"
    )


def assessments_of(viewer: Viewer, family: Family) -> list[Assessment]:
    """A family's assessments, newest first, without the instruments' long texts."""
    own = assessments_for(viewer).filter(family=family).defer("practice_version__body")
    return list(own.order_by("-started_on", "-id"))


def completed_of(viewer: Viewer, family: Family) -> list[Assessment]:
    """Oldest first, so that change reads from left to right."""
    return [each for each in reversed(assessments_of(viewer, family)) if each.completed_at]


def members_of(family: Family) -> list[FamilyMember]:
    members = FamilyMember.objects.filter(holder_id=family.holder_id, family=family, ends=None, person__sealed_at=None)
    return list(members.select_related("person").order_by("person__born", "id"))


def stage_next(family: Family, instrument_id: str) -> str:
    """What another assessment with this instrument most likely is: a review, where the family has one of it."""
    made = Assessment.objects.filter(
        holder_id=family.holder_id, family=family, practice_version__practice_id=instrument_id
    )
    return "review" if made.exists() else "first"
