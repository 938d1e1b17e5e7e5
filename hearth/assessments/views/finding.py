"""The records a page is about, found among those the viewer may see, or the one 404."""

from uuid import UUID

from hearth.access.pages import Denied, StaffRequest, found
from hearth.assessments.models import Assessment
from hearth.assessments.queries import assessments_for, members_of
from hearth.audit.pending import record_read
from hearth.families.models import Family, Person
from hearth.families.queries import families_for
from hearth.practice.training.policies import may_open
from hearth.ui import days


def assessment_of(request: StaffRequest, assessment_id: UUID) -> Assessment:
    """Found, and its opening written down."""
    assessment = found(assessments_for(request.viewer), pk=assessment_id)
    _note(request, assessment)
    return assessment


def open_to(request: StaffRequest, assessment_id: UUID) -> Assessment:
    """As `assessment_of`, where the viewer may open its instrument; its own page says so to those who may not."""
    assessment = found(assessments_for(request.viewer), pk=assessment_id)
    if not opens(request, assessment):
        raise Denied
    _note(request, assessment)
    return assessment


def opens(request: StaffRequest, assessment: Assessment) -> bool:
    """A licensed instrument opens only to those who are accredited in it that day."""
    return may_open(request.viewer, assessment.instrument, days.today())


def family_of(request: StaffRequest, family_id: UUID) -> Family:
    family = found(families_for(request.viewer), pk=family_id)
    _note(request, family)
    return family


def child_of(assessment: Assessment, child_id: UUID) -> Person:
    people = Person.objects.filter(
        holder_id=assessment.holder_id, sealed_at=None, assessed_as_child__assessment=assessment
    )
    child: Person = found(people.distinct(), pk=child_id)
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
