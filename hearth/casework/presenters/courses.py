"""Courses in finished words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from hearth.casework.models import Course
from hearth.casework.queries.courses import Register
from hearth.casework.rules.courses import LEFT, PLACE, STATES, WAITING, attendance
from hearth.ui import days


@dataclass(frozen=True)
class Person:
    name: str
    family: str
    href: str
    came: str
    leave: str
    left_why: str


@dataclass(frozen=True)
class CoursePage:
    facts: list[str]
    sessions: list[list[Any]]
    here: list[Person]
    waiting: list[Person]
    left: list[Person]


def course_rows(courses: list[Any]) -> list[list[Any]]:
    return [
        [
            {"text": course.title, "href": reverse("casework:course", args=[course.pk])},
            days.day(course.starts),
            course.where,
            f"{course.taken} of {course.places}",
            course.waiting,
        ]
        for course in courses
    ]


def course_page(course: Course, register: Register, now: datetime) -> CoursePage:
    people = {state: [_person(each, register) for each in register.bookings if each.state == state] for state in STATES}
    return CoursePage(
        facts=[course.where, f"Led by {course.led_by}", f"{len(people[PLACE])} of {course.places} places taken"],
        sessions=[_session(each, register, now) for each in register.sessions],
        here=people[PLACE],
        waiting=people[WAITING],
        left=people[LEFT],
    )


def _session(session: Any, register: Register, now: datetime) -> list[Any]:
    marks = [each.came for each in register.attendances if each.session_id == session.pk]
    state = (
        f"{attendance(marks).words} came" if session.held else "To write up" if session.starts_at <= now else "To come"
    )
    number: Any = f"{session.number}. {session.about}"
    if session.starts_at <= now:
        number = {"text": number, "href": reverse("casework:session", args=[session.pk])}
    return [number, days.day_and_time(session.starts_at), state]


def _person(booking: Any, register: Register) -> Person:
    marks = [each.came for each in register.attendances if each.booking_id == booking.pk]
    return Person(
        name=str(booking.person),
        family=str(booking.episode.family),
        href=reverse("casework:episode", args=[booking.episode_id]),
        came=attendance(marks).words,
        leave=reverse("casework:leave_course", args=[booking.pk]),
        left_why=booking.left_why,
    )
