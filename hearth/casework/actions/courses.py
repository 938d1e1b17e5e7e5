"""Plan a course, give places, say who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.locking import ChangedElsewhere, at_work
from hearth.casework.models import Attendance, Booking, Course, Episode, Session
from hearth.casework.rules import NotPossible
from hearth.casework.rules.courses import (
    LEFT,
    PLACE,
    WAITING,
    Waiting,
    check_may_leave,
    next_in_line,
    session_times,
    state_of_a_new_booking,
)
from hearth.chronology.actions import write_entry
from hearth.families.models import Person
from hearth.practice.own.queries import in_use
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.scope.opening import current_holder
from hearth.ui import days


@dataclass(frozen=True)
class Planned:
    programme: str
    course: str  # its id in the programme's file
    where: str
    first: datetime
    places: int


@action
def plan_course(*, planned: Planned, by: Viewer) -> Course:
    """A run of a course that a programme defines: a session a week from the first."""
    version = in_use(current_holder(), "programme", planned.programme)
    defined = programme_of(version).course(planned.course)
    if planned.places < 1:
        raise NotPossible("A course needs at least one place.")
    course = Course.objects.create(
        team_id=by.team_id,
        programme_version=version,
        course=defined.id,
        title=defined.label,
        where=planned.where,
        places=planned.places,
        starts=days.local(planned.first).date(),
        led_by=by.name,
    )
    times = session_times(planned.first, len(defined.sessions))
    Session.objects.bulk_create(
        Session(course=course, number=number, about=about, starts_at=at)
        for number, (about, at) in enumerate(zip(defined.sessions, times, strict=True), start=1)
    )
    record(by=by, verb="planned a course", subject=course, fields=["course", "where", "places", "sessions"])
    return course


@action
def book(*, course: Course, episode: Episode, person: Person, by: Actor) -> Booking:
    """Ask for a place for somebody who takes part in the work; without one free, they wait in line."""
    at_work(episode)
    course = _locked(course)
    if not episode.participants.filter(person=person, ends=None).exists():
        raise NotPossible(f"{person} does not take part in this work.")
    before = course.bookings.filter(person=person).first()
    if before and before.state != LEFT:
        raise NotPossible(f"{person} is on this course already.")
    state = state_of_a_new_booking(course.places, _taken(course))
    booking = before or Booking(course=course, person=person)
    booking.episode, booking.state, booking.asked_on, booking.left_why = episode, state, days.today(), ""
    booking.save()
    record(by=by, verb="booked", subject=booking, fields=["person", "state"])
    return booking


@action
def leave_course(*, booking: Booking, why: str, by: Actor) -> list[Booking]:
    """They do not come any more; whoever has waited longest gets the place. Those are returned."""
    booking, moved = give_up_place(booking, why)
    record(by=by, verb="left a course", subject=booking, fields=["state", "left_why"])
    return moved


def give_up_place(booking: Booking, why: str) -> tuple[Booking, list[Booking]]:
    """Part of whatever takes them off the course; with those who get a place by it."""
    course = _locked(booking.course)
    booking = Booking.objects.get(holder_id=booking.holder_id, pk=booking.pk)
    check_may_leave(booking.state, why)
    booking.state, booking.left_why = LEFT, why
    booking.save(update_fields=["state", "left_why"])
    waiting = list(course.bookings.filter(state=WAITING))
    line = [Waiting(each, each.asked_on, each.pk) for each in waiting]
    chosen = next_in_line(line, course.places, _taken(course))
    moved = [each for each in waiting if each in chosen]
    Booking.objects.filter(pk__in=[each.pk for each in moved]).update(state=PLACE)
    return booking, moved


@dataclass(frozen=True)
class Held:
    """Who came, by booking; and for whoever did not, why, where it is known."""

    came: Mapping[UUID, bool]
    why_not: Mapping[UUID, str]
    notes: str = ""


@action
def hold_session(*, session: Session, held: Held, by: Actor, version: int | None = None) -> Session:
    """The session took place: who came. It may be corrected; the family's chronology follows.

    Two may lead a course. `version` is the one that the worker saw: nobody writes over what they have not read.
    """
    _locked(session.course)
    session.refresh_from_db(fields=["held", "notes", "version"])
    if version is not None and session.version != version:
        raise ChangedElsewhere(session.version)
    if session.starts_at > timezone.now():
        raise NotPossible("This session is still to come.")
    bookings = {each.pk: each for each in session.course.bookings.select_related("episode__family", "person")}
    if not held.came or set(held.came) - set(bookings):
        raise NotPossible("Say of everybody who has a place whether they came.")
    session.held, session.notes = True, held.notes
    session.version += 1
    session.save(update_fields=["held", "notes", "version"])
    for booking_id, came in held.came.items():
        why = "" if came else held.why_not.get(booking_id, "")
        told, _ = Attendance.objects.update_or_create(
            holder_id=session.holder_id,
            session=session,
            booking=bookings[booking_id],
            defaults={"came": came, "why_not": why},
        )
        write_entry(family=bookings[booking_id].episode.family, told=entries.attended(told))
    record(by=by, verb="held a session", subject=session, fields=["attendance", "notes"])
    return session


def _taken(course: Course) -> int:
    return course.bookings.filter(state=PLACE).count()


def _locked(course: Course) -> Course:
    return Course.objects.select_for_update().get(holder_id=course.holder_id, pk=course.pk)
