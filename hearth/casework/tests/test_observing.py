from typing import Any

import pytest

from hearth.casework.actions import Answer, observe
from hearth.casework.models import Observation
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, begin, children_of


def test_answers_are_kept_and_corrected_in_place(episode: Any, hana_at_work: Any) -> None:
    mia = children_of(episode).mia
    for level in ("3", "2"):
        answers = [Answer("concern_level", level, mia), Answer("neglect_concern", "goal", mia)]
        observe(episode=episode, stage="referral", on=ago(weeks=13), answers=answers, by=hana_at_work)
    kept = {(each.measure, each.value) for each in Observation.objects.all()}
    assert kept == {("concern_level", "2"), ("neglect_concern", "goal")}


def test_each_review_keeps_its_own_answer(episode: Any, hana_at_work: Any) -> None:
    mia = children_of(episode).mia
    for weeks, level in ((6, "3"), (1, "1")):
        asked = [Answer("concern_level", level, mia)]
        observe(episode=episode, stage="review", on=ago(weeks=weeks), answers=asked, by=hana_at_work)
    assert [each.value for each in Observation.objects.order_by("on")] == ["3", "1"]


@pytest.mark.parametrize(
    ("stage", "measure", "value", "sentence"),
    [
        ("referral", "concern_level", "5", "is not an answer"),
        ("referral", "neglect_concern", "improved", "is not an answer"),
        ("closure", "neglect_concern", "goal", "is not an answer"),
        ("review", "neglect_concern", "same", "not asked at this stage"),
        ("referral", "school_attendance", "90", "not asked at this stage"),
        ("followup_4m", "concern_level", "1", "is not a stage"),
    ],
)
def test_only_what_the_programme_asks_is_kept(
    episode: Any, hana_at_work: Any, stage: str, measure: str, value: str, sentence: str
) -> None:
    asked = [Answer(measure, value, children_of(episode).mia)]
    with pytest.raises(NotPossible, match=sentence):
        observe(episode=episode, stage=stage, on=ago(weeks=1), answers=asked, by=hana_at_work)
    assert not Observation.objects.exists()


@pytest.mark.parametrize("percent", ["120", "-1", "ninety", "NaN", "9٪"])
def test_a_percentage_is_from_0_to_100(family: Any, hana_at_work: Any, percent: str) -> None:
    episode = begin(family, hana_at_work, "intensive_family_support")
    asked = [Answer("school_attendance", percent, children_of(episode).mia)]
    with pytest.raises(NotPossible, match="percentage from 0 to 100"):
        observe(episode=episode, stage="referral", on=ago(weeks=13), answers=asked, by=hana_at_work)


def test_what_is_about_the_family_is_not_asked_of_a_child(family: Any, hana_at_work: Any) -> None:
    episode = begin(family, hana_at_work, "intensive_family_support")
    for answer in (
        Answer("asb_incidents_12m", "4", children_of(episode).mia),
        Answer("school_attendance", "80"),
    ):
        with pytest.raises(NotPossible, match="is about"):
            observe(episode=episode, stage="referral", on=ago(weeks=13), answers=[answer], by=hana_at_work)


def test_where_a_plan_led_is_kept_beside_it(family: Any, hana_at_work: Any) -> None:
    episode = begin(family, hana_at_work, "intensive_family_support")
    asked = [Answer("child_protection_plan", "no", children_of(episode).mia, destination="in_care")]
    observe(episode=episode, stage="closure", on=ago(days=0), answers=asked, by=hana_at_work)
    kept = Observation.objects.get()
    assert (kept.stage, kept.value, kept.destination) == ("closure", "no", "in_care")
