"""Group courses: sessions on dates, places and a waiting list, and who came."""

from django.db import models

from hearth.casework.rules.courses import PLACE, STATES, WAITING
from hearth.scope.models import HeldKey, HeldModel


class Course(HeldModel):
    """One run of a course that a programme defines, led by a team."""

    team_id = models.UUIDField()
    programme_version = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    course = models.TextField()  # its id in the programme's file
    title = models.TextField()
    where = models.TextField()
    places = models.SmallIntegerField()
    starts = models.DateField()
    led_by = models.TextField()

    class Meta:
        db_table = "casework_course"
        indexes = [models.Index(fields=["holder_id", "team_id", "starts", "id"], name="courses_of_a_team")]
        constraints = [models.CheckConstraint(condition=models.Q(places__gt=0), name="a_course_has_places")]


class Session(HeldModel):
    """One meeting of a course. What was said there is kept as typed."""

    course = HeldKey(Course, related_name="sessions")
    number = models.SmallIntegerField()
    about = models.TextField()
    starts_at = models.DateTimeField()
    held = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        db_table = "casework_session"
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="one_session_a_number")]


class Booking(HeldModel):
    """Somebody has a place, waits for one, or has left."""

    course = HeldKey(Course, related_name="bookings")
    episode = HeldKey("casework.Episode", related_name="bookings")
    person = HeldKey("families.Person", related_name="bookings")
    state = models.TextField(choices=STATES, default=WAITING)
    asked_on = models.DateField()
    left_why = models.TextField(blank=True)

    class Meta:
        db_table = "casework_booking"
        constraints = [
            models.UniqueConstraint(fields=["course", "person"], name="one_booking_a_person"),
            models.CheckConstraint(
                condition=~models.Q(state="left") | ~models.Q(left_why=""), name="left_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["holder_id", "course"], name="who_has_a_place", condition=models.Q(state=PLACE))
        ]


class Attendance(HeldModel):
    """Whether somebody who had a place came to a session."""

    session = HeldKey(Session, related_name="attendances")
    booking = HeldKey(Booking, related_name="attendances")
    came = models.BooleanField()
    why_not = models.TextField(blank=True)

    class Meta:
        db_table = "casework_attendance"
        constraints = [models.UniqueConstraint(fields=["session", "booking"], name="once_a_session")]
