"""Group courses: dates, places, a waiting list, and who came."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from hearth.casework import entries
from hearth.casework.actions import Closing, close_episode
from hearth.casework.actions.courses import Held, Planned, book, hold_session, leave_course, plan_course
from hearth.casework.models import Attendance, Booking, Course
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.rules.courses import LEFT, PLACE, Waiting, attendance, next_in_line, session_times
from hearth.casework.tests.conftest import begin
from hearth.chronology.models import Entry
from hearth.families.actions import begin_family
from hearth.families.telling import PersonAsTold
from hearth.practice.models import InUse, PracticeVersion
from hearth.practice.queries import pinned
from hearth.ui import days
from hearth.ui.days import LONDON


def test_sessions_stay_at_the_same_time_when_the_clocks_change() -> None:
    times = list(session_times(datetime(2026, 10, 19, 10, tzinfo=LONDON), 3))
    assert [f"{days.local(each):%d %b %H:%M}" for each in times] == ["19 Oct 10:00", "26 Oct 10:00", "02 Nov 10:00"]


@given(st.lists(st.dates(), unique=True, max_size=9), st.integers(1, 9), st.integers(0, 9))
def test_places_go_to_those_who_waited_longest_and_never_to_more_than_are_free(
    asked: list[date], places: int, taken: int
) -> None:
    chosen = next_in_line([Waiting(each, each, uuid7()) for each in asked], places, taken)
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


def test_whoever_asked_on_the_second_comes_before_whoever_asked_on_the_twelfth(
    course: Course, three: list[Any], hana_at_work: Any
) -> None:
    Course.objects.update(places=1)
    first, twelfth, second = [
        book(course=course, episode=each, person=person, by=hana_at_work) for each, person in three
    ]
    for booking, asked in ((twelfth, 12), (second, 2)):
        Booking.objects.filter(pk=booking.pk).update(asked_on=date(2026, 11, asked))
    assert leave_course(booking=first, why="Has moved", by=hana_at_work) == [second]


def test_the_place_of_a_family_whose_work_has_ended_goes_to_the_next(
    course: Course, three: list[Any], hana_at_work: Any
) -> None:
    for episode, person in three:
        book(course=course, episode=episode, person=person, by=hana_at_work)
    close_episode(episode=three[0][0], closing=Closing(days.today(), "declined", "Said so"), by=hana_at_work)
    assert list(Booking.objects.order_by("id").values_list("state", flat=True)) == [LEFT, PLACE, PLACE]


def test_who_came_to_the_end_of_a_course_has_not_left_it(course: Course, three: list[Any], hana_at_work: Any) -> None:
    booking = book(course=course, episode=three[0][0], person=three[0][1], by=hana_at_work)
    course.sessions.update(starts_at=timezone.now() - timedelta(days=1))
    close_episode(episode=three[0][0], closing=Closing(days.today(), "declined", "Said so"), by=hana_at_work)
    booking.refresh_from_db()
    assert booking.state == PLACE


def test_of_two_who_lead_a_course_neither_writes_over_the_other(
    course: Course, three: Any, cast: Any, hana: Any
) -> None:
    booking = book(course=course, episode=three[0][0], person=three[0][1], by=cast.hana)
    session = course.sessions.get(number=1)
    page = reverse("casework:session", args=[session.pk])
    assert 'name="version"' in hana.get(page).content.decode()
    hold_session(session=session, held=Held({booking.pk: True}, {}, "Ann asked about sleep."), by=cast.hugo)
    sent = {"came": str(booking.pk), "notes": "We cooked.", "version": "1"}
    shown = hana.post(page, sent).content.decode()
    for words in ("Somebody else changed this", "Ann asked about sleep.", "We cooked."):
        assert words in shown
    session.refresh_from_db()
    assert session.notes == "Ann asked about sleep."
    hana.post(reverse("drafts:save", args=[f"session-{session.pk}"]), {"notes": "We cooked."})
    assert "Ann asked about sleep." in hana.get(page).content.decode()
    both = sent | {"notes": "Ann asked about sleep. We cooked.", "version": str(session.version)}
    assert hana.post(page, both).status_code == 302


def test_a_course_is_planned_by_the_agencys_own_version(hana: Any, cast: Any, our_own_course: str) -> None:
    assert our_own_course in hana.get(reverse("casework:course_plan")).content.decode()
    page = hana.get(reverse("casework:programme", args=["strengthening_families"])).content.decode()
    assert our_own_course in page


@pytest.fixture
def our_own_course(episode: Any, cast: Any) -> str:
    """The charity's own version of a programme, in use, in which the course has another name."""
    shipped = pinned("programme", "strengthening_families")
    courses = [{**each, "label": "Our own course"} for each in shipped.body["courses"]]
    own = PracticeVersion.objects.create(
        kind=shipped.kind,
        practice_id=shipped.practice_id,
        version="9.0",
        title=shipped.title,
        body={**shipped.body, "version": "9.0", "courses": courses},
        hash="of our own course",
        agency_id=cast.harbour.pk,
        author="Lea",
        source="Ours",
        licence="CC BY 4.0",
    )
    InUse.objects.create(kind=own.kind, practice_id=own.practice_id, version=own, by_name="Lea")
    return "Our own course"
