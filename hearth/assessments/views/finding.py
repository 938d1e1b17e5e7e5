"""The records a page is about, found among those the viewer may see, or the one 404."""

from uuid import UUID

from hearth.access.pages import Denied, StaffRequest, found
from hearth.assessments.models import Assessment
from hearth.assessments.queries import assessments_for, members_of
from hearth.audit.pending import record_read
from hearth.families.models import Family, Person
from hearth.families.queries import families_for


def assessment_of(request: StaffRequest, assessment_id: UUID) -> Assessment:
    """Found, and its opening written down."""
    assessment = found(assessments_for(request.viewer), pk=assessment_id)
    _note(request, assessment)
    return assessment


def family_of(request: StaffRequest, family_id: UUID) -> Family:
    family = found(families_for(request.viewer), pk=family_id)
    _note(request, family)
    return family


def child_of(assessment: Assessment, child_id: UUID) -> Person:
    people = Person.objects.filter(holder_id=assessment.holder_id, assessed_as_child__assessment=assessment).distinct()
    child: Person = found(people, pk=child_id)
    return child


def member_of(family: Family, person_id: UUID) -> Person:
    for member in members_of(family):
        if member.person_id == person_id:
            person: Person = member.person
            return person
    raise Denied


def _note(request: StaffRequest, record: Assessment | Family) -> None:
    """A change is an event of its own, so only looking is noted."""
    if request.method != "POST":
        record_read(by=request.viewer, subject=record)
