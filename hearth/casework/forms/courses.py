from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hearth.casework.actions.courses import Held, Planned
from hearth.casework.forms.versions import Versioned
from hearth.casework.forms.visiting import moment
from hearth.casework.models import Booking, Course, Participant
from hearth.practice.definitions.programme import Programme
from hearth.ui.fields import AnyOf, Day, OneOf, Option, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.time_fields import TimeOfDay


class PlanCourse(QuestionForm):
    course = OneOf("Which course?", missing="Choose a course")
    first = Day("When is the first session?", called="The day of the first session")
    at = TimeOfDay()
    where = ShortText("Where?", missing="Say where it is")
    places = WholeNumber("How many places?", least=1, most=60)

    def __init__(self, *args: Any, programmes: Sequence[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].options = [  # type: ignore[attr-defined]
            Option(f"{programme.id}.{course.id}", course.label, f"{programme.title}. {len(course.sessions)} sessions.")
            for programme in programmes
            for course in programme.courses
        ]

    def planned(self) -> Planned:
        answers = self.cleaned_data
        programme, _, course = answers["course"].partition(".")
        first: datetime = moment(answers["first"], answers["at"])
        return Planned(programme, course, answers["where"], first, answers["places"])


class BookPlace(QuestionForm):
    course = OneOf("Which course?", missing="Choose a course")
    person = OneOf("For whom?", missing="Choose somebody")

    def __init__(self, *args: Any, courses: Sequence[Course], people: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.courses = {str(each.pk): each for each in courses}
        self.people = {str(each.person_id): each.person for each in people}
        fields["course"].options = [Option(id, each.title, _places(each)) for id, each in self.courses.items()]
        fields["person"].options = [Option(id, str(person)) for id, person in self.people.items()]

    def chosen(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return {"course": self.courses[answers["course"]], "person": self.people[answers["person"]]}


def _places(course: Any) -> str:
    free = course.places - course.taken
    when = f"{course.where}, from {course.starts:%-d %B %Y}"
    return f"{when}. {free} of {course.places} places free." if free > 0 else f"{when}. Full: they would wait in line."


class HoldSession(Versioned):
    came = AnyOf("Who came?", required=False, hint="Tick everybody who was there. All others were not.")
    notes = Words("What happened?", required=False, rows=5)

    def __init__(self, *args: Any, bookings: Sequence[Booking], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bookings = list(bookings)
        self.fields["came"].options = [Option(str(each.pk), str(each.person)) for each in bookings]  # type: ignore[attr-defined]
        for booking in bookings:
            self.fields[f"why-{booking.pk}"] = ShortText(f"If {booking.person} did not come: why?", required=False)

    def held(self) -> Held:
        answers = self.cleaned_data
        came = set(answers["came"])
        return Held(
            came={each.pk: str(each.pk) in came for each in self.bookings},
            why_not={each.pk: answers[f"why-{each.pk}"] for each in self.bookings},
            notes=answers["notes"],
        )


class LeaveCourse(QuestionForm):
    why = ShortText("Why do they leave?", missing="Say why they leave")
