"""Group courses: plan one, give somebody a place, say who came."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions.courses import book, hold_session, leave_course, plan_course
from hearth.casework.forms.courses import BookPlace, HoldSession, LeaveCourse, PlanCourse
from hearth.casework.models import Booking, Course
from hearth.casework.policies import may_work
from hearth.casework.presenters.courses import course_page, course_rows
from hearth.casework.queries.courses import (
    bookings_for,
    coming_to,
    courses_for,
    courses_to_book,
    register_of,
    sessions_for,
)
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.courses import PLACE
from hearth.casework.views.drafting import Typing
from hearth.casework.views.saving import back_to, saved
from hearth.practice.own.queries import programmes_in_use
from hearth.ui.forms import sent

MOST = 50


@staff_page(may=may_work, methods=READ)
def courses(request: StaffRequest) -> HttpResponse:
    """The team's courses, newest first."""
    return staff(request, "casework/courses.html", {"rows": course_rows(list(courses_for(request.viewer)[:MOST]))})


@staff_page(may=may_work)
def course_plan(request: StaffRequest) -> HttpResponse:
    """Plan a run of a course that a programme defines."""
    form = PlanCourse(sent(request), programmes=list(programmes_in_use(request.viewer.holder_id).values()))
    made: list[Course] = []
    if request.method == "POST" and saved(
        form, lambda: made.append(plan_course(planned=form.planned(), by=request.viewer))
    ):
        messages.success(request, "The course is planned, with a session a week.")
        return redirect("casework:course", made[0].pk)
    context = {"form": form, "title": "Plan a course", "back": reverse("casework:courses")}
    return staff(request, "ui/staff_form.html", context)


@staff_page(may=may_work, methods=READ)
def course(request: StaffRequest, course_id: UUID) -> HttpResponse:
    """Its sessions, who has a place, who waits, who came."""
    record = found(courses_for(request.viewer), pk=course_id)
    page = course_page(record, register_of(request.viewer, record), timezone.now())
    return staff(request, "casework/course.html", {"course": record, "page": page, "back": reverse("casework:courses")})


@staff_page(may=may_work)
def book_place(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A place on a course for somebody of the family."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    form = BookPlace(sent(request), courses=courses_to_book(request.viewer, episode), people=list(people_in(episode)))
    made: list[Booking] = []
    if request.method == "POST" and saved(
        form, lambda: made.append(book(episode=episode, by=request.viewer, **form.chosen()))
    ):
        has_place = made[0].state == PLACE
        said = "They have a place." if has_place else "The course is full. They are on the waiting list."
        return back_to(request, episode.pk, said)
    context = {"form": form, "title": "A place on a course", "back": reverse("casework:episode", args=[episode.pk])}
    return staff(request, "casework/book_place.html", context)


@staff_page(may=may_work)
def leave(request: StaffRequest, booking_id: UUID) -> HttpResponse:
    """Somebody does not come any more; the next in line gets the place."""
    booking = found(bookings_for(request.viewer), pk=booking_id)
    form, moved = LeaveCourse(sent(request)), list[Booking]()
    if request.method == "POST" and saved(
        form, lambda: moved.extend(leave_course(booking=booking, why=form.cleaned_data["why"], by=request.viewer))
    ):
        messages.success(request, "Noted. The next in line has the place." if moved else "Noted.")
        return redirect("casework:course", booking.course_id)
    back = reverse("casework:course", args=[booking.course_id])
    context = {"form": form, "title": f"{booking.person} leaves the course", "back": back}
    return staff(request, "ui/staff_form.html", context)


@staff_page(may=may_work)
def session(request: StaffRequest, session_id: UUID) -> HttpResponse:
    """Say who came. What is typed is kept as it is typed."""
    record = found(sessions_for(request.viewer).select_related("course"), pk=session_id)
    here = [each for each in coming_to(request.viewer, record.course) if each.state == PLACE]
    told = {each.booking_id: each for each in record.attendances.all()}
    typing = Typing(request.viewer, f"session-{record.pk}")
    form = HoldSession(
        sent(request),
        bookings=here,
        initial={
            "version": record.version,
            "came": [str(booking) for booking, mark in told.items() if mark.came],
            "notes": record.notes,
            **{f"why-{booking}": mark.why_not for booking, mark in told.items()},
        },
    )

    def keep() -> None:
        hold_session(session=record, held=form.held(), version=form.seen_version, by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        messages.success(request, "Who came is written down.")
        return redirect("casework:course", record.course_id)
    back = reverse("casework:course", args=[record.course_id])
    title = f"Session {record.number}: {record.about}"
    theirs = record.notes if form.is_bound and form.non_field_errors() else typing.hides(form, "notes", record.notes)
    context = {"form": form, "title": title, "draft_url": typing.url, "back": back, "theirs": theirs}
    return staff(request, "casework/session.html", context)
