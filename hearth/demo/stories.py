"""Eighty invented families and what became of each worry. A story sleeps between its days (see `clock`)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hearth.access.viewer import Viewer
from hearth.demo import deciding
from hearth.demo.clock import Story, at, weekday
from hearth.demo.names import InventedFamily, invent
from hearth.demo.telling_worries import neighbours_worry, neighbours_worry_with_a_photo, professionals_worry
from hearth.demo.working import Course, answer, begin, work_with
from hearth.demo.world import Council, World
from hearth.ui import days

PARTNERS, INTENSIVE = "family_partners", "intensive_family_support"
GOOD = Course(weeks=22, days_between_visits=6, worst_first=4, worst_last=2)
WEAK = replace(GOOD, worst_first=4, worst_last=4)
LOST = replace(GOOD, weeks=9, worst_last=4, reason="lost_touch", reached=(False, False))
STEPPED_UP = replace(GOOD, weeks=14, worst_first=5, worst_last=5, reason="stepped_up", reached=(True, False))
INTENSE = Course(weeks=28, days_between_visits=4, worst_first=5, worst_last=3)
INTENSE_WEAK = replace(INTENSE, worst_last=5)
REASONS = {
    PARTNERS: ("early_neglect", "routines", "parent_mental_health"),
    INTENSIVE: ("education", "parenting", "antisocial_behaviour", "crime", "worklessness"),
}


@dataclass(frozen=True)
class Beginning:
    """A family and the day its story starts."""

    council: Council
    family: InventedFamily
    on: date


Told = Callable[[World, Beginning], Story]


def stories(world: World, today: date) -> list[Story]:
    """The same every time for the same day: numbers of each kind are chosen so that every stage is peopled."""
    found: list[Story] = []

    def add(story: Told, council: Council, days_ago: list[int]) -> None:
        for ago in days_ago:
            found.append(story(world, beginning(world, council, len(found), today - timedelta(days=ago))))

    north, east, rng = world.northmoor, world.eastvale, world.rng
    add(in_programme(PARTNERS, GOOD), north, [rng.randint(380, 545) for _ in range(13)])
    add(in_programme(PARTNERS, GOOD), east, [rng.randint(370, 520) for _ in range(6)])
    add(in_programme(PARTNERS, replace(GOOD, reached=(True, False))), north, [400, 450, 505])
    add(in_programme(PARTNERS, WEAK), north, [385, 470, 520])
    add(in_programme(PARTNERS, LOST), east, [340, 410])
    add(in_programme(PARTNERS, STEPPED_UP), north, [300, 365])
    add(in_programme(PARTNERS, GOOD), north, [245, 262, 280])  # closed; the first follow-up due about now
    add(in_programme(PARTNERS, GOOD), north, [40, 61, 82, 103, 124, 150])  # open, at every phase
    add(in_programme(PARTNERS, GOOD), east, [55, 90, 130])
    add(in_programme(PARTNERS, replace(GOOD, stuck_after=8)), north, [120, 135])  # nobody has visited for weeks
    add(in_programme(INTENSIVE, INTENSE), north, [rng.randint(300, 500) for _ in range(10)])
    add(in_programme(INTENSIVE, INTENSE_WEAK), north, [330, 420, 480])
    add(in_programme(INTENSIVE, INTENSE), north, [48, 90, 140, 190])
    add(asked(yes=None), north, [4, 12])  # asked, and not answered: the second is overdue
    add(asked(yes=False), east, [30])
    add(held_story(), north, [15, 33, 47, 70])
    add(three_small_worries, north, [160])
    add(statutory_story, north, [20, 90, 200])
    add(unfounded_story, east, [25, 60, 150])
    add(waiting_story, north, [0, 1])  # in the queue
    add(pictured_story, north, [2])
    add(waiting_story, north, [5])  # overdue
    add(waiting_story, east, [0, 3])
    return found


def beginning(world: World, council: Council, number: int, on: date) -> Beginning:
    postcode, ward = world.postcode(council)
    return Beginning(council, invent(number, world.rng, on, postcode, ward), on)


def in_programme(programme: str, course: Course) -> Told:
    """Worry, decision, referral, and the months of work: the whole journey."""

    def story(world: World, start: Beginning) -> Iterator[datetime]:
        worker = _worker(world, start.council, programme)
        yield from until_asked(world, start, programme, worker)
        yield at(weekday(days.today() + timedelta(days=world.rng.randint(1, 4))), 14)
        referral_id = answer(worker, start.family.name, yes=True)
        assert referral_id is not None
        yield at(weekday(days.today() + timedelta(days=world.rng.randint(2, 7))), 10)
        episode_id = begin(world, worker, referral_id, programme)
        deciding.end_holdings(start.council, start.family, "The key worker has met the family.")
        yield from work_with(world, worker, episode_id, course)

    return story


def _worker(world: World, council: Council, programme: str) -> Viewer:
    return world.people["Kemi Brand"] if programme == INTENSIVE else world.rng.choice(council.partners)


def until_asked(
    world: World, start: Beginning, programme: str, worker: Viewer, reasons: tuple[str, ...] = ()
) -> Iterator[datetime]:
    """Two worries weeks apart, from people who do not know each other; the second is decided on."""
    council, family = start.council, start.family
    yield at(weekday(start.on), world.rng.choice([8, 12, 19]), 20)
    first = neighbours_worry(world, council, family, days.today())
    yield at(weekday(days.today() + timedelta(days=1)), 9, 40)
    until = days.today() + timedelta(days=60)
    deciding.decide_on(world, council, first, family, deciding.held(world, council, until))
    yield at(weekday(start.on + timedelta(days=10)), 15, 30)
    second = professionals_worry(world, council, family)
    yield at(weekday(days.today() + timedelta(days=1)), 11)
    choice = deciding.programme(world, council, programme, worker.team_id, reasons or REASONS[programme], days.today())
    deciding.end_holdings(council, family, "Decided anew, after a second worry.")
    deciding.decide_on(world, council, second, family, choice)


def asked(*, yes: bool | None) -> Told:
    """Asked of the service, and declined or not yet answered."""

    def story(world: World, start: Beginning) -> Iterator[datetime]:
        worker = _worker(world, start.council, PARTNERS)
        yield from until_asked(world, replace(start, on=weekday(start.on - timedelta(days=12))), PARTNERS, worker)
        if yes is not None:
            yield at(weekday(days.today() + timedelta(days=3)), 14)
            answer(worker, start.family.name, yes=yes)

    return story


def held_story() -> Told:
    """Below the level of a programme, and held by the school; the newest has not been accepted yet."""

    def story(world: World, start: Beginning) -> Iterator[datetime]:
        council, family = start.council, start.family
        yield at(weekday(start.on), 9, 15)
        worry = professionals_worry(world, council, family)
        yield at(weekday(days.today() + timedelta(days=1)), 13)
        until = days.today() + timedelta(days=40)
        choice = deciding.held(world, council, until, by_name="Pia Marsh", barriers=("threshold_not_met",))
        deciding.decide_on(world, council, worry, family, choice)
        yield at(weekday(days.today() + timedelta(days=20)), 10)  # slow to say yes: the newest has not
        deciding.accept_held(council, family)

    return story


def three_small_worries(world: World, start: Beginning) -> Iterator[datetime]:
    """Three small things, seen by three people, months apart; and a fourth that waits in the queue today."""
    council, family = start.council, start.family
    for gap in (0, 55, 50):
        yield at(weekday(days.today() + timedelta(days=gap)) if gap else start.on, 18, 5)
        worry = neighbours_worry(world, council, family, days.today())
        yield at(weekday(days.today() + timedelta(days=1)), 10)
        until = days.today() + timedelta(days=30)
        deciding.end_holdings(council, family, "Decided anew, after another worry.")
        deciding.decide_on(world, council, worry, family, deciding.held(world, council, until))
    yield at(start.on + timedelta(days=160), 0, 5)
    neighbours_worry(world, council, family, days.today())


def statutory_story(world: World, start: Beginning) -> Iterator[datetime]:
    council, family = start.council, start.family
    yield at(weekday(start.on), 16, 45)
    worry = professionals_worry(world, council, family)
    yield at(weekday(days.today() + timedelta(days=1)), 9, 10)
    deciding.decide_on(world, council, worry, family, deciding.statutory(harm=start.on.day % 2 == 0))


def unfounded_story(world: World, start: Beginning) -> Iterator[datetime]:
    council, family = start.council, start.family
    yield at(start.on, 20, 30)
    worry = neighbours_worry(world, council, family, days.today())
    yield at(weekday(start.on + timedelta(days=1)), 12)
    deciding.decide_on(world, council, worry, family, deciding.unfounded())


def pictured_story(world: World, start: Beginning) -> Iterator[datetime]:
    """In the queue, with a photo."""
    yield at(start.on, 0, 5 + world.rng.randint(0, 9))
    neighbours_worry_with_a_photo(world, start.council, start.family, days.today())


def waiting_story(world: World, start: Beginning) -> Iterator[datetime]:
    """In the queue: nobody has decided yet. Told just after midnight, so that today's is there at any hour."""
    yield at(start.on, 0, 5 + world.rng.randint(0, 9))
    if world.rng.random() < 0.5:
        professionals_worry(world, start.council, start.family)
    else:
        neighbours_worry(world, start.council, start.family, days.today())
