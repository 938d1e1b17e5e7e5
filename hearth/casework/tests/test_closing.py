from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from hearth.casework.actions import (
    AlreadyClosed,
    Answer,
    Closing,
    Reached,
    close_episode,
    hand_over,
    observe,
    plan_visit,
    record_follow_up,
)
from hearth.casework.models import Episode, FollowUp, Visit
from hearth.casework.queries.endings import ending_of, with_facts
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, at, children_of
from hearth.chronology.models import Entry
from hearth.families.actions import begin_status, end_status, withdraw_status
from hearth.families.models import Involvement
from hearth.worklist.models import Item

SAID = "Mia goes to school. The house is warm."


def close(episode: Any, by: Any, reason: str = "done", weeks: int = 0) -> Episode:
    closing = Closing(ago(weeks=weeks), reason, SAID, "Ms Marsh at school")
    return close_episode(episode=episode, closing=closing, by=by)


def how(episode: Any) -> str:
    ending = ending_of(with_facts(Episode.objects.filter(pk=episode.pk)).get())
    assert ending is not None
    return ending.id


def test_work_that_went_through_is_completed_and_help_ends(through: Any, hana_at_work: Any) -> None:
    close(through, hana_at_work)
    assert how(through) == "completed"
    assert Involvement.objects.get().ends == ago(weeks=0)
    assert Entry.objects.get(source_kind="casework.closure").words == SAID
    assert not Item.objects.filter(kind="review", done_at=None).exists()


def test_follow_ups_are_asked_for_three_and_six_months_on(through: Any, hana_at_work: Any, cast: Any) -> None:
    closed = close(through, hana_at_work, weeks=1).closed
    assert closed
    due = {each.months: each.due for each in FollowUp.objects.all()}
    assert due == {3: closed + relativedelta(months=3), 6: closed + relativedelta(months=6)}
    items = Item.objects.filter(kind="follow-up", done_at=None)
    assert {item.worker_id for item in items} == {cast.hana.id}
    assert {item.page for item in items} == {"casework:follow_up"}


def test_the_work_is_not_done_before_its_last_review(episode: Any, visited: Any, hana_at_work: Any) -> None:
    visited(episode, ago(weeks=5))
    with pytest.raises(NotPossible, match="review has been held in “Moving on”"):
        close(episode, hana_at_work)
    assert not Episode.objects.get().closed


@pytest.mark.parametrize(
    ("reason", "ending"),
    [("declined", "ended_early"), ("moved_away", "moved_away"), ("stepped_up", "stepped_up")],
)
def test_other_endings(episode: Any, visited: Any, hana_at_work: Any, reason: str, ending: str) -> None:
    visited(episode, ago(weeks=5))
    close(episode, hana_at_work, reason)
    assert how(episode) == ending


def test_work_in_which_nobody_was_ever_seen_never_began(episode: Any, hana_at_work: Any) -> None:
    close(episode, hana_at_work, "lost_touch")
    assert how(episode) == "never_engaged"


def test_a_last_review_that_steps_up_is_a_step_up(through: Any, reviewed: Any, hana_at_work: Any) -> None:
    reviewed(through, ago(days=2), outcome="step_up")
    close(through, hana_at_work)
    assert how(through) == "stepped_up"


def test_a_status_that_led_to_something_more_serious_is_a_step_up(through: Any, hana_at_work: Any) -> None:
    status = begin_status(person=children_of(through).mia, kind="child_in_need", starts=ago(weeks=20), by=hana_at_work)
    end_status(status=status, ends=ago(weeks=1), destination="stepped_up", by=hana_at_work)
    close(through, hana_at_work)
    assert how(through) == "stepped_up"


def test_a_status_that_never_was_so_steps_nothing_up(through: Any, hana_at_work: Any) -> None:
    status = begin_status(person=children_of(through).mia, kind="child_in_need", starts=ago(weeks=20), by=hana_at_work)
    end_status(status=status, ends=ago(weeks=1), destination="stepped_up", by=hana_at_work)
    withdraw_status(status=status, why="Another child’s", version=status.version, by=hana_at_work)
    close(through, hana_at_work)
    assert how(through) == "completed"


@pytest.mark.parametrize(("weeks", "sentence"), [(-1, "in the future"), (20, "before the work began")])
def test_work_does_not_end_before_it_began_nor_tomorrow(
    through: Any, hana_at_work: Any, weeks: int, sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        close(through, hana_at_work, weeks=weeks)


def test_work_does_not_end_before_its_last_visit(through: Any, visited: Any, hana_at_work: Any) -> None:
    visited(through, ago(days=1))
    with pytest.raises(NotPossible, match="There was still a visit"):
        close(through, hana_at_work, weeks=1)


def test_what_was_planned_is_cancelled_and_nothing_more_is_added(through: Any, hana_at_work: Any, cast: Any) -> None:
    plan_visit(episode=through, planned_for=at(ago(days=-5)), by=hana_at_work)
    close(through, hana_at_work)
    assert Visit.objects.get(state="cancelled").reason == "The work ended."
    assert not Item.objects.filter(kind="visit", done_at=None).exists()
    with pytest.raises(AlreadyClosed):
        plan_visit(episode=through, planned_for=at(ago(days=-5)), by=hana_at_work)
    with pytest.raises(AlreadyClosed):
        hand_over(episode=through, to=cast.hugo, on=ago(days=0), by=hana_at_work)


def test_the_second_of_two_who_close_is_told(through: Any, hana_at_work: Any) -> None:
    close(through, hana_at_work)
    with pytest.raises(AlreadyClosed, match="was closed on"):
        close(through, hana_at_work, "declined")
    assert how(through) == "completed"
    assert FollowUp.objects.count() == 2


def test_nothing_of_a_closure_is_kept_when_its_last_step_fails(
    through: Any, hana_at_work: Any, monkeypatch: Any
) -> None:
    def fails(**_: Any) -> None:
        raise OSError

    monkeypatch.setattr("hearth.casework.actions.closing.write_entry", fails)
    with pytest.raises(OSError):  # noqa: PT011
        close(through, hana_at_work)
    assert Episode.objects.get().closed is None
    assert not FollowUp.objects.exists()
    assert Involvement.objects.get().ends is None


def test_a_family_not_reached_may_be_reached_later_and_then_answers(through: Any, hana_at_work: Any) -> None:
    Episode.objects.filter(pk=through.pk).update(opened=ago(weeks=40), referred=ago(weeks=40))
    close(through, hana_at_work, weeks=1)
    follow_up = FollowUp.objects.get(months=3)
    record_follow_up(follow_up=follow_up, reached=Reached(False, ago(days=2), "Rang twice"), by=hana_at_work)
    asked = [Answer("concern_level", "1", children_of(through).mia)]
    with pytest.raises(NotPossible, match="Record first that the family was reached"):
        observe(episode=through, stage="followup_3m", on=ago(days=1), answers=asked, by=hana_at_work)
    record_follow_up(follow_up=follow_up, reached=Reached(True, ago(days=1), "At home"), by=hana_at_work)
    assert observe(episode=through, stage="followup_3m", on=ago(days=1), answers=asked, by=hana_at_work)
    assert Entry.objects.get(source_id=follow_up.pk).title == "3 months after closure: reached"
    with pytest.raises(NotPossible, match="already recorded"):
        record_follow_up(follow_up=follow_up, reached=Reached(False, ago(days=0), "Rang"), by=hana_at_work)


def test_a_follow_up_comes_after_closure_and_says_how(through: Any, hana_at_work: Any) -> None:
    close(through, hana_at_work)
    follow_up = FollowUp.objects.get(months=3)
    for reached, sentence in [
        (Reached(True, ago(weeks=1), "At home"), "comes after closure"),
        (Reached(True, ago(weeks=-1), "At home"), "in the future"),
    ]:
        with pytest.raises(NotPossible, match=sentence):
            record_follow_up(follow_up=follow_up, reached=reached, by=hana_at_work)
    assert FollowUp.objects.get(months=3).state == "due"
