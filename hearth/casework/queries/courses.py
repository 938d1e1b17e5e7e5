"""A team's courses, and who may still be booked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.models import Attendance, Booking, Course, Episode, Session
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.courses import LEFT, PLACE, WAITING


def courses_for(viewer: Viewer) -> QuerySet[Course]:
    """Of the viewer's team, newest first, each with `taken` and `waiting`: of families that the viewer may see."""
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return Course.objects.none()
    courses = Course.objects.filter(holder_id=viewer.holder_id)
    if not viewer.sees_every_team:
        courses = courses.filter(team_id=viewer.team_id)
    mine = Q(bookings__episode__in=episodes_for(viewer).select_related(None).defer(None).values("pk"))
    return courses.annotate(
        taken=Count("bookings", filter=mine & Q(bookings__state=PLACE), distinct=True),
        waiting=Count("bookings", filter=mine & Q(bookings__state=WAITING), distinct=True),
    ).order_by("-starts", "-id")


def sessions_for(viewer: Viewer) -> QuerySet[Session]:
    return Session.objects.filter(holder_id=viewer.holder_id, course__in=courses_for(viewer).values("pk"))


def bookings_for(viewer: Viewer) -> QuerySet[Booking]:
    """Of families that the viewer may see: a closed record's name is on no list."""
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    rows = Booking.objects.filter(holder_id=viewer.holder_id, episode__in=mine, person__sealed_at=None)
    return rows.select_related("person", "course", "episode__family")


@dataclass(frozen=True)
class Register:
    """A course with its sessions, its people and who came."""

    sessions: Sequence[Session]
    bookings: Sequence[Booking]
    attendances: Sequence[Attendance]


def register_of(viewer: Viewer, course: Course) -> Register:
    bookings = list(bookings_for(viewer).filter(course=course).order_by("asked_on", "id"))
    return Register(
        sessions=list(course.sessions.order_by("number")),
        bookings=bookings,
        attendances=list(Attendance.objects.filter(holder_id=viewer.holder_id, booking__in=bookings)),
    )


def courses_to_book(viewer: Viewer, episode: Episode) -> list[Course]:
    """Courses of the episode's own programme that have not ended."""
    courses = courses_for(viewer).filter(programme_version__practice_id=episode.programme)
    return list(courses.filter(sessions__held=False).distinct())


def coming_to(viewer: Viewer, course: Course) -> list[Booking]:
    return [each for each in bookings_for(viewer).filter(course=course).order_by("id") if each.state != LEFT]
