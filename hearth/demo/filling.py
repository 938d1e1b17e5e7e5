"""Fill an empty Hearth: places, practice, people, then a year and a half of stories."""

from collections.abc import Callable

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.access.models import Agency
from hearth.demo import personas, places
from hearth.demo.chronologies import chronologies
from hearth.demo.clock import live
from hearth.demo.duty_day import duty_day
from hearth.demo.five_years import five_years
from hearth.demo.front_door import front_door
from hearth.demo.generations import generations
from hearth.demo.long_work import long_work
from hearth.demo.money import money
from hearth.demo.own_pages import own_pages
from hearth.demo.services import fill_directory
from hearth.demo.stories import stories
from hearth.demo.teaming import work_together
from hearth.demo.training import train
from hearth.demo.trusting import trust
from hearth.demo.whole_lives import whole_lives
from hearth.demo.world import assemble
from hearth.outcomes.jobs import extract_all
from hearth.ui import days

Say = Callable[[str], None]


def is_filled() -> bool:
    return Agency.objects.filter(name=personas.AGENCIES[-1].name).exists()


def fill(say: Say, families: int = 0) -> None:
    """Once: a Hearth that already has its people keeps what was done in it. `families`: about so many, 0 for all."""
    if is_filled():
        return
    say("Laying out invented councils and postcodes.")
    places.load(days.today())
    personas.enter()
    world = assemble()
    told = stories(world, days.today())
    if families:
        told = told[:: max(1, len(told) // families)]  # every kind of story is still among them
    else:
        told += chronologies(world, days.today())
    told += [duty_day(world), front_door(world)]
    told += [*whole_lives(world, days.today()), five_years(world, days.today())]
    say(f"{len(told)} invented families live through a year and a half, and one through five years and more.")
    live(told, timezone.now(), after_each=do_jobs, tell=_progress(say))
    trust(world)
    fill_directory(world.people, days.today())
    work_together(world)
    train(world)
    generations(world)
    long_work(world)
    money(world)
    own_pages(world)
    say("Writing the figures' tables.")
    extract_all()


def do_jobs() -> None:
    """What a worker would have done by now, on the story's clock."""
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("id"):
        app.tasks[job.task_name].func(**job.args)
        _finish(job.pk)


def _finish(job_id: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])


def _progress(say: Say) -> Callable[[float], None]:
    """Say how far it is, at each tenth."""
    tenths = [0]

    def tell(share: float) -> None:
        if int(share * 10) > tenths[0]:
            tenths[0] = int(share * 10)
            say(f"  {tenths[0] * 10}%")

    return tell
