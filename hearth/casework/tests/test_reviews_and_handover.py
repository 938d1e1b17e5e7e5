from typing import Any

import pytest

from hearth.casework.actions import ChangedElsewhere, Reviewed, hand_over, hold_review, move_phase
from hearth.casework.models import Episode, KeyWorker, PhasePeriod
from hearth.casework.rules import NotPossible
from hearth.casework.rules.key_workers import Stretch, gaps
from hearth.casework.tests.conftest import ago
from hearth.families.models import Involvement
from hearth.families.queries import families_for
from hearth.worklist.models import Item


def test_a_review_moves_the_phase_and_the_next_is_asked_for(episode: Any, reviewed: Any) -> None:
    reviewed(episode, ago(weeks=5), phase="making_changes")
    now = Episode.objects.get()
    assert (now.phase, now.phase_since) == ("making_changes", ago(weeks=5))
    assert [(each.phase, each.ends) for each in PhasePeriod.objects.order_by("starts")] == [
        ("engagement", ago(weeks=5)),
        ("making_changes", None),
    ]
    assert now.reviews.get(held_on=None).due == ago(weeks=-1)
    assert Item.objects.filter(kind="review", done_at=None).count() == 1


def test_a_review_is_not_held_in_the_future_nor_before_the_work(episode: Any, reviewed: Any) -> None:
    with pytest.raises(NotPossible, match="in the future"):
        reviewed(episode, ago(days=-1))
    with pytest.raises(NotPossible, match="before the work began"):
        reviewed(episode, ago(weeks=20))


def test_a_phase_is_not_skipped_and_nothing_of_the_review_is_kept(episode: Any, reviewed: Any) -> None:
    with pytest.raises(NotPossible, match="comes first"):
        reviewed(episode, ago(weeks=5), phase="moving_on")
    assert episode.reviews.get().held_on is None
    assert not Item.objects.get(kind="review").done_at


def test_the_second_of_two_reviewers_is_told(episode: Any, hana_at_work: Any) -> None:
    what = Reviewed(ago(days=3), "Dawn", "Good", "Better", "continue")
    hold_review(episode=episode, reviewed=what, version=1, by=hana_at_work)
    with pytest.raises(ChangedElsewhere, match="Somebody else"):
        hold_review(episode=episode, reviewed=what, version=1, by=hana_at_work)
    assert episode.reviews.exclude(held_on=None).count() == 1


def test_phases_may_change_between_reviews(episode: Any, hana_at_work: Any) -> None:
    move_phase(episode=episode, phase="making_changes", on=ago(days=1), by=hana_at_work)
    with pytest.raises(NotPossible, match="began later"):
        move_phase(episode=episode, phase="engagement", on=ago(days=9), by=hana_at_work)


def test_a_handover_leaves_no_day_without_a_key_worker(episode: Any, cast: Any, hana_at_work: Any) -> None:
    hand_over(episode=episode, to=cast.hugo, on=ago(weeks=2), by=hana_at_work)
    stretches = [Stretch(each.starts, each.ends) for each in KeyWorker.objects.all()]
    assert not list(gaps(stretches, episode.opened, ago(days=0)))
    assert Episode.objects.get().key_worker_name == "Hugo Lind"
    assert Involvement.objects.get().worker_name == "Hugo Lind"
    assert {item.worker_id for item in Item.objects.filter(done_at=None)} == {cast.hugo.id}


def test_a_family_handed_to_another_team_is_seen_by_that_team_only(episode: Any, cast: Any, hana_at_work: Any) -> None:
    from dataclasses import replace
    from uuid import uuid4

    elsewhere = replace(cast.hugo, team_id=uuid4(), team_name="West", id=uuid4())
    hand_over(episode=episode, to=elsewhere, on=ago(days=0), by=hana_at_work)
    assert not families_for(cast.hana).exists()
    assert families_for(elsewhere).get() == episode.family


def test_nobody_takes_over_from_themselves_or_before_the_other_began(
    episode: Any, cast: Any, hana_at_work: Any
) -> None:
    with pytest.raises(NotPossible, match="already the key worker"):
        hand_over(episode=episode, to=cast.hana, on=ago(days=1), by=hana_at_work)
    hand_over(episode=episode, to=cast.hugo, on=ago(days=2), by=hana_at_work)
    with pytest.raises(NotPossible, match="only began later"):
        hand_over(episode=episode, to=cast.hana, on=ago(days=5), by=hana_at_work)
