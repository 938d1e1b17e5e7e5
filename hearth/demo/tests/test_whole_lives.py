"""Each programme has its whole family in the demonstration; two of them are lived through here."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from hearth.casework.entries import rebuild
from hearth.casework.models import Episode, FollowUp, Move, PlanVersion, Review, Signature
from hearth.casework.queries.endings import ending_of, with_facts
from hearth.chronology.models import Entry
from hearth.concerns.queries import destination_of_id
from hearth.demo import whole_lives
from hearth.demo.clock import live
from hearth.demo.names import SURNAMES
from hearth.demo.world import World
from hearth.practice.library import library
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

LIVED = ("family_partners", "early_help")


class OnePlace(World):
    def postcode(self, council: Any) -> tuple[str, str]:
        return "NM1 1AA", "Castle"


@pytest.fixture
def lived(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    lives = [each for each in whole_lives.LIVES if each.programme in LIVED]
    monkeypatch.setattr(whole_lives, "LIVES", lives)
    council: Any = SimpleNamespace(to=destination_of_id("northmoor"), decides=cast.tess, phrase="Northmoor")
    people = {"Hana Quist": cast.hana, "Kemi Brand": cast.kemi, "Pia Marsh": cast.pia, "Nia Prosser": cast.pia}
    world = OnePlace(people, council, council)
    told = whole_lives.whole_lives(world, days.today())
    live(told, timezone.now(), after_each=lambda: None, tell=lambda share: None)
    return cast


def test_every_programme_has_a_whole_life() -> None:
    assert {each.programme for each in whole_lives.LIVES} == {each.id for each in library().programmes()}


def test_a_whole_life_ends_and_somebody_went_back(lived: Cast) -> None:
    with holder_scope(lived.hana.holder_id):
        episodes = {each.programme: each for each in with_facts(Episode.objects.select_related("programme_version"))}
        assert set(episodes) == set(LIVED)
        endings = {ending_of(each) for each in episodes.values()}
        assert {each.id for each in endings if each} == {"completed"}
        assert {each.state for each in FollowUp.objects.all()} == {"reached"}
        assert all(each.tries.count() == 2 for each in FollowUp.objects.all())
        assert PlanVersion.objects.count() == 2
        assert Signature.objects.filter(how="phone").count() == 2
        assert {each.state for each in Move.objects.all()} == {"accepted"}
        assert not Review.objects.exclude(held_on=None).filter(contributions=None).exists()


def test_its_chronology_is_what_a_rebuild_would_write(lived: Cast) -> None:
    with holder_scope(lived.hana.holder_id):
        for episode in Episode.objects.select_related("family"):
            written = set(Entry.objects.filter(family=episode.family, source_kind__startswith="casework.").values_list(
                "source_id", "title"))  # fmt: skip
            told = {(each.source.pk, each.title) for each in rebuild(episode.family)}
            assert written <= told


def test_no_other_story_is_of_a_family_of_that_name() -> None:
    """A service finds what it was asked by the family's name: of two alike it would answer the wrong one."""
    assert not {life.surname for life in whole_lives.LIVES} & set(SURNAMES)
