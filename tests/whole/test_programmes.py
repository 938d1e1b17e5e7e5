"""Whatever a practice lead puts into a programme's file, the pages of its work open."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.casework import actions as work
from hearth.families.actions import begin_family
from hearth.families.telling import PersonAsTold
from hearth.practice.library import library
from hearth.scope.opening import holder_scope
from tests.cast import Cast
from tests.world import ago

PAGES = ["episode", "goal", "agree", "visit_plan", "review", "hand_over", "people", "close"]


@pytest.mark.parametrize("programme", [each.id for each in library().programmes()])
def test_work_in_every_programme_has_its_pages(programme: str, cast: Cast, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        people = (PersonAsTold("child", True, "Marigold", "Fenwick"),)
        family = begin_family(name="Fenwick", body_id="northmoor", people=people, by=cast.kemi)
        opening = work.Opening(programme=programme, key_worker=cast.kemi, opened=ago(weeks=6), referred=ago(weeks=7))
        episode = work.open_episode(family=family, opening=opening, by=cast.kemi)
    kemi = sign_in(cast.kemi)
    pages = [reverse(f"casework:{name}", args=[episode.pk]) for name in PAGES]
    pages += [reverse("casework:caseload"), reverse("familyfile:family", args=[family.pk])]
    assert {page: kemi.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
