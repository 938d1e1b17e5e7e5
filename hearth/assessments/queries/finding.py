"""Whose assessments, seen by whom. They are found through `families.queries.families_for`."""

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.families.models import Family, FamilyMember
from hearth.families.queries import families_for


def assessments_for(viewer: Viewer) -> QuerySet[Assessment]:
    """Without the instruments' long texts, which are read once a process: see practice.queries.definition_of."""
    found = Assessment.objects.filter(holder_id=viewer.holder_id, family__in=families_for(viewer))
    return found.select_related("family", "practice_version").defer("practice_version__body")


def assessments_of(viewer: Viewer, family: Family) -> list[Assessment]:
    """A family's assessments, newest first."""
    return list(assessments_for(viewer).filter(family=family).order_by("-started_on", "-id"))


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
