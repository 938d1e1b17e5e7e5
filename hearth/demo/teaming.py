"""What a team does besides visits, in the stories: supervision, a course, and a family whose work lasts for years."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.actions import courses
from hearth.casework.models import Course, Episode
from hearth.casework.queries.team import open_work_of
from hearth.demo.clock import at, weekday
from hearth.demo.world import World, holder
from hearth.families.actions import add_person, begin_family, begin_status, confirm_family, expect_child, relate
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days

STRENGTHENING, COURSE = "strengthening_families", "pregnancy_and_parenting"
BEGAN, COURSE_BEGAN = 6, 3  # weeks ago
DUE_IN = 17  # weeks from today: less than 20 weeks along when referred
SUPERVISED = (("Hana Quist", "Hugo Lind"), ("Milo Tarrant", "Hugo Lind"), ("Kemi Brand", "Sol Winters"))
NOTES = (
    "Rosa told me about Jude’s first year, and I mostly listened. She does not want the same meeting room again.",
    "We wrote down what has to be different before the birth. She has the paper on the fridge.",
    "Rosa showed me the letter about the flat. She asked what would count as ready, and wrote it down herself.",
    "With the midwife. Blood pressure is fine. She asked about pain relief, and laughed for the first time.",
    "Dean rang twice while I was there. She did not pick up. We talked about who may come to the birth.",
    "The cot has come. She had already put it together, and shown her mother a picture of it.",
)
THOUGHT = {
    "a_day": "Up before anybody else, and gets the little one dressed. We do not know who is there at night.",
    "hope": "We say “she is trying”. What the child would notice is that there is breakfast on three days of seven.",
    "missing": "Nobody has rung the father since June.",
}


def work_together(world: World) -> None:
    """Once all stories have been lived."""
    people = world.people
    for worker, supervisor in (
        ("Hana Quist", "Hugo Lind"),
        ("Milo Tarrant", "Hugo Lind"),
        ("Kemi Brand", "Sol Winters"),
    ):
        _supervise(people[worker], people[supervisor])
    _a_baby_is_expected(people["Kemi Brand"])


def _supervise(worker: Viewer, supervisor: Viewer) -> None:
    with holder_scope(holder(supervisor)):
        open_now = open_work_of(supervisor, worker.id)[:2]
        points = [
            work.Point(
                episode,
                "See the children alone, and ask what evenings are like.",
                "Ring the nursery" if number == 0 else "",
                days.today() + timedelta(days=5) if number == 0 else None,
            )
            for number, episode in enumerate(open_now)
        ]
        next_month = days.today() + timedelta(days=28)
        reflected = work.Reflected(days.today() - timedelta(days=9), THOUGHT, points, next_month)
        work.supervise(worker=worker, reflected=reflected, by=supervisor)


def _a_baby_is_expected(kemi: Viewer) -> None:
    """Rosa Ashdown's first child lives with his grandmother; a second is expected, and help begins early."""
    began = weekday(days.today() - timedelta(weeks=BEGAN))
    with holder_scope(holder(kemi)):
        family, rosa = _rosa(kemi, began)
        opening = work.Opening(
            programme=STRENGTHENING,
            key_worker=kemi,
            opened=began,
            referred=began - timedelta(days=4),
            referral_reasons=("earlier_removal", "domestic_abuse", "housing"),
        )
        episode = work.open_episode(family=family, opening=opening, by=kemi)
        _jude(family, rosa, kemi)
        wanted = work.Wanted("A room of our own, warm and ready", 2, 8, "Rosa", days.today() + timedelta(weeks=10))
        goal = work.set_goal(episode=episode, wanted=wanted, by=kemi)
        _visit_weekly(episode, rosa, began, kemi)
        work.rate_goal(goal=goal, on=days.today() - timedelta(days=2), value=4, by=kemi)
        _on_the_course(episode, rosa, kemi)


def _rosa(kemi: Viewer, began: date) -> tuple[Family, Person]:
    born = days.today() - relativedelta(years=24, days=90)
    mother = PersonAsTold("mother", False, "Rosa", "Ashdown", sex="F", born=born)
    family = begin_family(name="Ashdown", body_id=kemi.body_id or "", people=[mother], by=kemi)
    rosa = family.members.get().person
    due = days.today() + timedelta(weeks=DUE_IN)
    expect_child(mother=rosa, family=family, due=due, known_on=began - timedelta(days=6), by=kemi)
    return confirm_family(family=family, by=kemi), rosa


def _jude(family: Family, rosa: Person, kemi: Viewer) -> None:
    """He is told of once the work has begun: it is not with him, who lives elsewhere."""
    son = PersonAsTold("child", True, "Jude", "Ashdown", sex="M", born=days.today() - relativedelta(years=3, days=40))
    jude = add_person(family=family, told=son, by=kemi)
    relate(person=rosa, kind="parent", other=jude, tie="birth", by=kemi)
    begin_status(person=jude, kind="special_guardianship", starts=days.today() - relativedelta(years=2), by=kemi)


def _visit_weekly(episode: Episode, rosa: Person, began: date, kemi: Viewer) -> None:
    for week in range(BEGAN):
        moment = at(weekday(began + timedelta(weeks=week, days=2)), 11)
        if moment.date() >= days.today():
            break
        visit = work.plan_visit(episode=episode, planned_for=moment, purpose="Getting ready", by=kemi)
        work.record_visit(visit=visit, visited=work.Visited(done_at=moment, seen=[rosa.pk], notes=NOTES[week]), by=kemi)
    coming = at(weekday(days.today() + timedelta(days=1)), 14)
    work.plan_visit(episode=episode, planned_for=coming, purpose="The midwife comes along", by=kemi)


def _on_the_course(episode: Episode, rosa: Person, kemi: Viewer) -> None:
    first = at(weekday(days.today() - timedelta(weeks=COURSE_BEGAN)), 10)
    planned = courses.Planned(STRENGTHENING, COURSE, "Mill Lane Family Hub", first, 8)
    course: Course = courses.plan_course(planned=planned, by=kemi)
    booking = courses.book(course=course, episode=episode, person=rosa, by=kemi)
    for number in range(1, COURSE_BEGAN + 1):
        came = number != 2
        held = courses.Held({booking.pk: came}, {booking.pk: "" if came else "The bus did not come."})
        courses.hold_session(session=course.sessions.get(number=number), held=held, by=kemi)
