"""Every entry that any stage has written is what that stage would write today; and no entry stands besides."""

from dataclasses import replace
from typing import Any

import pytest

from hearth.audit.actors import HEARTH
from hearth.chronology import stages
from hearth.chronology.commands import run
from hearth.chronology.models import Entry, EntryNeed
from hearth.chronology.rebuilding import differences, rebuild_chronology
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from tests.cast import Cast
from tests.world import World, open_world


@pytest.fixture
def world(cast: Cast) -> World:
    return open_world(cast)


def council_family(world: World) -> Family:
    return Family.objects.get(pk=world.council.family_id)


def test_every_stage_has_written_what_it_would_write_today(cast: Cast, world: World) -> None:
    told = 0
    for holder in (cast.northmoor.pk, cast.harbour.pk):
        with holder_scope(holder):
            for family in Family.objects.filter(holder_id=holder):
                assert [str(each) for each in differences(family)] == []
                told += family.entries.count()
    assert told > 15


def test_each_stage_is_among_those_that_tell() -> None:
    assert set(stages._stages) >= {"families", "referrals", "triage", "assessments", "casework"}


def test_a_changed_a_missing_and_a_strange_entry_are_found_and_put_right(cast: Cast, world: World) -> None:
    with holder_scope(cast.northmoor.pk):
        family = council_family(world)
        entries = list(family.entries.order_by("id")[:4])
        Entry.objects.filter(pk=entries[0].pk).update(words="Somebody changed this.")
        EntryNeed.objects.filter(entry__family=family).delete()
        entries[1].people.all().delete()
        Entry.objects.filter(pk=entries[2].pk).delete()
        Entry.objects.filter(pk=entries[3].pk).update(source_kind="nobody.knows")
        assert len(list(differences(family))) >= 4
        rebuild_chronology(family=family, by=HEARTH)
        assert list(differences(family)) == []


def test_the_command_says_what_differs_and_changes_nothing(cast: Cast, world: World, capsys: Any) -> None:
    chosen: Any = type("Chosen", (), {"check": True})
    assert run(chosen) == 0
    with holder_scope(cast.northmoor.pk):
        entry = council_family(world).entries.order_by("id")[0]
        Entry.objects.filter(pk=entry.pk).update(title="Somebody changed this.")
    capsys.readouterr()
    assert run(chosen) == 1
    told = capsys.readouterr().out
    assert "differs in title" in told
    assert "1 entry differ" in told
    chosen.check = False
    assert run(chosen) == 0
    chosen.check = True
    assert run(chosen) == 0


def test_telling_again_is_telling_once(cast: Cast, world: World) -> None:
    with holder_scope(cast.northmoor.pk):
        family = council_family(world)
        before = family.entries.count()
        told = list(stages.told_anew(family))
        assert len({each.key for each in told}) == len(told) == before
        assert replace(told[0]) == told[0]
