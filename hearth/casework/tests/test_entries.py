"""What was written in the chronology is what a rebuild from the work would write."""

from typing import Any

from hearth.casework.actions import (
    Closing,
    Reached,
    close_episode,
    hand_over,
    miss_visit,
    plan_visit,
    record_follow_up,
)
from hearth.casework.entries import rebuild
from hearth.casework.models import FollowUp
from hearth.casework.tests.conftest import ago, at
from hearth.chronology.models import Entry
from hearth.chronology.rebuilding import differences
from hearth.referrals.eligibility.queries import known_of


def test_a_rebuild_gives_the_same_entries(through: Any, cast: Any, hana_at_work: Any) -> None:
    missed = plan_visit(episode=through, planned_for=at(ago(days=6)), by=hana_at_work)
    miss_visit(visit=missed, reason="Nobody in", by=hana_at_work)
    hand_over(episode=through, to=cast.hugo, on=ago(days=5), by=hana_at_work)
    closing = Closing(ago(days=4), "done", "Well", "School", "Hugo Lind")
    close_episode(episode=through, closing=closing, by=cast.hugo)
    reached = Reached(False, ago(days=1), "Rang")
    record_follow_up(follow_up=FollowUp.objects.get(months=3), reached=reached, by=cast.hugo)
    written = {
        (each.source_kind, each.source_id): (
            each.happened,
            each.strand,
            each.title,
            each.words,
            each.source_name,
        )
        for each in Entry.objects.all()
    }
    rebuilt = {
        (each.source._meta.label_lower, each.source.pk): (
            each.happened,
            each.strand,
            each.title,
            each.words,
            each.source_name,
        )
        for each in rebuild(through.family)
    }
    assert rebuilt == written
    assert len(written) == 9


def test_why_they_came_is_told_to_earlier_stages(episode: Any, hana_at_work: Any) -> None:
    """From the chronology they know whether a programme is for this family."""
    opened = Entry.objects.get(title="Family Partners began")
    assert [each.need for each in opened.needs.all()] == ["neglect"]
    assert not list(differences(episode.family))
    assert "neglect" in known_of(hana_at_work, episode.family, ago(days=0)).needs
