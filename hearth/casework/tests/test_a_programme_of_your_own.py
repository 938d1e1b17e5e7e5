"""A programme is a file: a practice lead adds one, and work in it begins, without a programmer."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import Opening, open_episode
from hearth.casework.tests.conftest import ago
from hearth.families.actions import begin_family
from hearth.families.telling import PersonAsTold
from hearth.practice.library import folder, library, shipped
from hearth.practice.loading import load_library
from hearth.practice.queries import programme_of
from hearth.scope.opening import holder_scope

BEFRIENDING = """
id: befriending
version: "1.0"
title: Befriending
author: A practice lead
checked_by: Another practice lead
source: Our own
licence: CC BY 4.0
next_review: 2027-05-31
summary: A volunteer visits each week, for company.
for_whom: Families who know nobody here.
what_families_are_told: Somebody comes by once a week.
needs_agreement: family
ways_in:
  - id: alone
    label: On their own
    rules:
      - {id: isolated, words: The family is cut off from others., test: {kind: needs, any_of: [isolation]}}
length_weeks: {typical: 20, at_least: 10, at_most: 30}
phases:
  - id: visiting
    label: Visiting
    purpose: Company.
    entry: A volunteer has been found.
    exit: The family knows people here.
    weeks: 20
    visits_per_week: {at_least: 1, at_most: 1}
roles: [{id: key_worker, label: Coordinator, does: Finds the volunteer and stays in touch.}]
instruments: []
reviews: {first_after_weeks: 10, then_every_weeks: 10}
followups: [1]
referral_reasons: [{id: isolation, label: Cut off, need: isolation}]
observed: []
measures: []
endings:
  - {id: ended_early, label: Ended early, when: For another reason., completed: false}
  - {id: completed, label: Completed, when: The last phase was reviewed., completed: true}
theory_of_change: {activities: [Visits], intermediate_outcomes: [Company], goal: Nobody is alone.}
"""
LATER = BEFRIENDING.replace('"1.0"', '"2.0"').replace("weeks: 20", "weeks: 8")


@pytest.fixture
def our_library(tmp_path: Path, monkeypatch: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Path]:
    """The shipped files and one more, of which two versions are loaded and the first is shown."""
    ours = copytree(folder(), tmp_path / "practice")
    monkeypatch.setenv("HEARTH_PRACTICE", str(ours))
    for words in (LATER, BEFRIENDING):
        _write(ours, words)
        with django_db_blocker.unblock():
            load_library()
    yield ours
    monkeypatch.undo()
    _forget_what_was_read()


def _write(ours: Path, words: str) -> None:
    (ours / "programmes" / "befriending.yaml").write_text(words.strip() + "\n", encoding="utf-8")
    _forget_what_was_read()


def _forget_what_was_read() -> None:
    library.cache_clear()
    shipped.cache_clear()


def test_a_sixth_programme_needs_no_programmer(our_library: Path, cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        people = (PersonAsTold("child", True, "Mia", "Petrova"),)
        family = begin_family(name="Petrova", body_id="northmoor", people=people, by=cast.kemi)
        offered = sign_in(cast.tess).get(reverse("casework:open_for_family", args=[family.pk])).content.decode()
        assert "Begin Befriending" in offered
        opening = Opening(programme="befriending", key_worker=cast.kemi, opened=ago(weeks=2), referred=ago(weeks=2))
        episode = open_episode(family=family, opening=opening, by=cast.kemi)
    page = sign_in(cast.kemi).get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert "Visiting, week 3 of 20" in page


def test_a_new_version_does_not_rewrite_work_that_goes_on(our_library: Path, cast: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        people = (PersonAsTold("child", True, "Mia", "Petrova"),)
        family = begin_family(name="Petrova", body_id="northmoor", people=people, by=cast.kemi)
        opening = Opening(programme="befriending", key_worker=cast.kemi, opened=ago(weeks=2), referred=ago(weeks=2))
        episode = open_episode(family=family, opening=opening, by=cast.kemi)
    _write(our_library, LATER)
    assert programme_of(episode.programme_version).phases[0].weeks == 20
    assert library().programme("befriending").phases[0].weeks == 8
