"""Two parents who live apart, a child, and a worker of the charity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from hearth.casework.actions import Opening, Wanted, agree_action, open_episode, plan_visit, set_goal
from hearth.casework.actions.planning import Agreed
from hearth.casework.models import Episode
from hearth.families.actions import begin_family, expect_child, move_home
from hearth.families.actions.homes import Home
from hearth.families.actions.sharing import Told, ToShare, share
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.ownview.actions.doors import give
from hearth.ownview.actions.showing import begin_view, mark
from hearth.ownview.codes import Secrets
from hearth.ownview.models import Door, OwnView
from hearth.ownview.queries.pieces import everything_for
from hearth.scope.opening import holder_scope
from hearth.ui import days

SECRETS = Secrets("DQK7RRTHN4CMPV", "K7M3-Q2XW")


def ahead(**span: int) -> date:
    return days.today() + timedelta(**span)


@dataclass
class Home2:
    family: Family
    episode: Episode
    mother: Person
    father: Person
    child: Person


@pytest.fixture
def home(cast: Any) -> Iterator[Home2]:
    """Within the charity's scope."""
    by = cast.hana
    with holder_scope(by.holder_id):
        family = begin_family(
            name="Larkin",
            body_id="northmoor",
            people=(
                PersonAsTold("mother", False, "Ines", "Larkin", born=date(1994, 5, 2)),
                PersonAsTold("father", False, "Paul", "Larkin", born=date(1990, 1, 2)),
                PersonAsTold("child", True, "Wren", "Larkin", born=date(2018, 3, 9)),
            ),
            by=by,
        )
        opening = Opening("family_partners", by, opened=ahead(days=-40), referred=ahead(days=-50))
        episode = open_episode(family=family, opening=opening, by=by)
        people = {person.given_names: person for person in members_of(family)}
        made = Home2(family, episode, people["Ines"], people["Paul"], people["Wren"])
        refuge = Home("Juniper House, 8 Quill Row", postcode="NM1 9ZZ", kind="refuge", secret=True)
        move_home(family=family, home=refuge, people=[made.mother, made.child], since=ahead(days=-20), by=by)
        expect_child(family=family, mother=made.mother, due=ahead(days=150), known_on=ahead(days=-5), by=by)
        goals = [("Breakfast before school", None), ("I ring when I am late", made.father), ("I sleep", made.mother)]
        for words, person in goals:
            wanted = Wanted(words, 2, 7, "All of us", ahead(weeks=6), person)
            set_goal(episode=episode, wanted=wanted, by=by)
        for words in ("Ring the nursery", "Collect Wren at Quill Row from Juniper House", "Book the midwife for her"):
            agree_action(episode=episode, agreed=Agreed(words, "Hana", ahead(weeks=1)), by=by)
        plan_visit(episode=episode, planned_for=timezone.now() + timedelta(days=2), by=by)
        told = ToShare("Mornings at school", "Public task", Told(True), "Beck Lane School")
        share(family=family, sharing=told, by=by)
        yield made


def view_for(home: Home2, person: Person, by: Any, *, all_marked: bool = True, words: str = "It goes well.") -> OwnView:
    view = begin_view(episode=home.episode, person=person, by=by)
    what = list(everything_for(view).rows) if all_marked else []
    return mark(view=view, what=what, words=words, by=by)


def door_for(view: OwnView, by: Any, secrets: Secrets = SECRETS) -> Door:
    return give(view=view, secrets=secrets, by=by)
