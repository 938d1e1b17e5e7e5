from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.casework.actions import Opening, open_episode
from hearth.casework.models import Episode
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, begin
from hearth.chronology.models import Entry
from hearth.families.models import Involvement
from hearth.practice.library import library
from hearth.ui import days
from hearth.worklist.models import Item


def test_work_begins_with_a_key_worker_a_phase_and_everybody_in_the_family(episode: Any, cast: Any) -> None:
    assert episode.phase == "engagement"
    assert episode.participants.count() == 3
    assert [(each.name, each.ends) for each in episode.key_workers.all()] == [("Hana Quist", None)]
    assert episode.programme_version.version == library().programme("family_partners").version
    assert (episode.agency_name, episode.service) == ("Harbour Families", "Family Partners")


def test_the_first_review_is_due_by_the_programmes_clock(episode: Any, cast: Any) -> None:
    item = Item.objects.get(kind="review")
    assert episode.reviews.get().due == episode.opened + timedelta(weeks=6)
    assert (item.worker_id, item.page_id, item.done_at) == (cast.hana.id, episode.pk, None)
    assert days.clock(item.due) == "5pm"


def test_earlier_stages_can_see_who_helps(episode: Any) -> None:
    help = Involvement.objects.get()
    assert (help.what, help.worker_name, help.starts) == ("Family Partners", "Hana Quist", episode.opened)
    assert Entry.objects.get().title == "Family Partners began"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"opened": ago(days=-1)}, "cannot be in the future"),
        ({"referred": ago(weeks=1)}, "cannot begin before the family was referred"),
        ({"referral_reasons": ("magic",)}, "“magic” is not a reason"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(family: Any, hana_at_work: Any, changes: Any, sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        begin(family, hana_at_work, **changes)
    assert not Episode.objects.exists()


def test_a_family_is_not_twice_in_one_programme(episode: Any, family: Any, hana_at_work: Any) -> None:
    with pytest.raises(NotPossible, match="Petrova is already in Family Partners"):
        begin(family, hana_at_work)
    assert begin(family, hana_at_work, "intensive_family_support").pk


def test_of_two_who_begin_the_same_work_at_once_the_second_waits_and_is_told(family: Any, hana_at_work: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        begin(family, hana_at_work)
    statements = [each["sql"] for each in asked]
    held = next(place for place, sql in enumerate(statements) if "families_family" in sql and sql.endswith("UPDATE"))
    assert held < next(place for place, sql in enumerate(statements) if 'FROM "casework_episode"' in sql)


def test_nothing_is_kept_when_the_last_step_fails(family: Any, hana_at_work: Any, monkeypatch: Any) -> None:
    def fails(**_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("hearth.casework.actions.opening.write_entry", fails)
    opening = Opening("family_partners", hana_at_work, ago(weeks=1), ago(weeks=2))
    with pytest.raises(OSError, match="disk"):
        open_episode(family=family, opening=opening, by=hana_at_work)
    assert not Episode.objects.exists()
    assert not Involvement.objects.exists()
    assert not Item.objects.exists()
