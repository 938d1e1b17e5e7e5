"""Group courses: dates, places, a waiting list, and who came."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearth.casework import entries
from hearth.casework.actions.courses import Held, Planned, book, hold_session, leave_course, plan_course
from hearth.casework.models import Attendance, Booking, Course
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.rules.courses import attendance, next_in_line, session_times
from hearth.casework.tests.conftest import begin
from hearth.chronology.models import Entry
from hearth.families.actions import begin_family
from hearth.families.telling import PersonAsTold
from hearth.ui import days
from hearth.ui.days import LONDON


def test_sessions_stay_at_the_same_time_when_the_clocks_change() -> None:
    times = list(session_times(datetime(2026, 10, 19, 10, tzinfo=LONDON), 3))
    assert [f"{days.local(each):%d %b %H:%M}" for each in times] == ["19 Oct 10:00", "26 Oct 10:00", "02 Nov 10:00"]


@given(st.lists(st.integers(0, 100), unique=True, max_size=9), st.integers(1, 9), st.integers(0, 9))
def test_places_go_to_those_who_waited_longest_and_never_to_more_than_are_free(
    asked: list[int], places: int, taken: int
) -> None:
    chosen = next_in_line([(each, f"{each:03}") for each in asked], places, taken)
    assert chosen == sorted(asked)[: max(0, places - taken)]


def test_attendance_has_its_denominator() -> None:
    assert attendance([True, False, True]).words == "2 of 3"
    assert attendance([]).words == "No session yet"


@pytest.fixture
def course(hana_at_work: Any) -> Course:
    first = timezone.now() - timedelta(days=8)
    planned = Planned("strengthening_families", "pregnancy_and_parenting", "Mill Lane Centre", first, 2)
    return plan_course(planned=planned, by=hana_at_work)


@pytest.fixture
def three(family: Any, hana_at_work: Any) -> list[Any]:
    """(episode, a person) of three families."""
    found = []
    for name in ("Adair", "Boyle", "Coyne"):
        people = (PersonAsTold("mother", False, "Ann", name),)
        made = begin_family(name=name, body_id="northmoor", people=people, by=hana_at_work)
        episode = begin(made, hana_at_work, "strengthening_families", referral_reasons=())
        found.append((episode, people_in(episode)[0].person))
    return found


def test_the_third_of_two_waits_and_gets_the_place_that_becomes_free(course: Course, three: Any, cast: Any) -> None:
    bookings = [book(course=course, episode=episode, person=person, by=cast.hana) for episode, person in three]
    assert [each.state for each in bookings] == ["place", "place", "waiting"]
    moved = leave_course(booking=bookings[0], why="She works on Tuesdays now.", by=cast.hana)
    assert [each.pk for each in moved] == [bookings[2].pk]
    assert Booking.objects.get(pk=bookings[2].pk).state == "place"
    with pytest.raises(NotPossible, match="already"):
        leave_course(booking=bookings[0], why="Again", by=cast.hana)


def test_nobody_is_booked_twice_nor_who_takes_no_part(course: Course, three: Any, cast: Any) -> None:
    (episode, person), (other, _), _ = three
    book(course=course, episode=episode, person=person, by=cast.hana)
    with pytest.raises(NotPossible, match="on this course already"):
        book(course=course, episode=episode, person=person, by=cast.hana)
    with pytest.raises(NotPossible, match="does not take part"):
        book(course=course, episode=other, person=person, by=cast.hana)


def test_who_came_is_in_the_familys_chronology_and_may_be_corrected(course: Course, three: Any, cast: Any) -> None:
    episode, person = three[0]
    booking = book(course=course, episode=episode, person=person, by=cast.hana)
    session = course.sessions.get(number=1)
    for came in (True, False):
        hold_session(
            session=session, held=Held({booking.pk: came}, {booking.pk: "The bus did not come."}), by=cast.hana
        )
    told = Attendance.objects.get()
    assert (told.came, told.why_not) == (False, "The bus did not come.")
    entry = Entry.objects.get(family=episode.family, source_id=told.pk)
    assert entry.title == "Did not come to session 1 of Health in pregnancy and parenting"
    assert any(each.source == told for each in entries.rebuild(episode.family))
    with pytest.raises(NotPossible, match="still to come"):
        hold_session(session=course.sessions.get(number=5), held=Held({booking.pk: True}, {}), by=cast.hana)


def test_a_course_from_planning_to_who_came_on_its_pages(three: Any, cast: Any, sign_in: Any) -> None:
    hana, (_, person) = sign_in(cast.hana), three[0]
    yesterday = days.today() - timedelta(days=1)
    sent = {"first_day": yesterday.day, "first_month": yesterday.month, "first_year": yesterday.year, "at": "10am"}
    sent |= {"course": "strengthening_families.pregnancy_and_parenting", "where": "", "places": "1"}
    assert "Say where it is" in hana.post(reverse("casework:course_plan"), sent).content.decode()
    made = hana.post(reverse("casework:course_plan"), sent | {"where": "Mill Lane"})["Location"]
    course = Course.objects.get()
    for work, somebody in three[:2]:
        wanted = {"course": str(course.pk), "person": str(somebody.pk)}
        waits = hana.post(reverse("casework:book_place", args=[work.pk]), wanted, follow=True)
    assert "on the waiting list" in waits.content.decode()
    session, booking = course.sessions.get(number=1), Booking.objects.get(person=person)
    hana.post(reverse("casework:session", args=[session.pk]), {"came": str(booking.pk), "notes": "Good start"})
    page = hana.get(made).content.decode()
    assert "1 of 1 came" in page
    assert "Came: 1 of 1." in page
    assert sign_in(cast.kemi).get(made).status_code == 404
