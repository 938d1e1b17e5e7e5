"""What is shipped: every file loads, and says what the rest of the journey counts on."""

import pytest

from hearth.practice.definitions.observed import Observed
from hearth.practice.library import folder, library


def test_every_shipped_file_is_in_the_library_with_its_author_and_licence() -> None:
    headers = [file.definition for file in library().files]
    assert len(headers) == len(list(folder().rglob("*.yaml"))) > 8
    assert all(header.author and header.checked_by and header.source for header in headers)
    assert {header.licence for header in headers} == {"CC BY 4.0"}


def test_neglect_has_its_kinds_and_its_causes() -> None:
    needs = library().needs
    kinds = {need.id for need in needs.kinds_of("neglect")}
    assert {"not_fed", "left_alone", "medical_neglect", "emotional_neglect", "neglect_of_unborn"} <= kinds
    assert len(needs.needs) >= 35
    assert needs.need("domestic_abuse").group == "family"


@pytest.mark.parametrize(
    ("years", "band"), [(None, "unborn"), (0, "baby"), (1, "early_years"), (11, "primary"), (17, "teenage")]
)
def test_every_age_has_its_signs(years: int | None, band: str) -> None:
    found = library().indicators.band_for(years)
    assert found is not None
    assert found.id == band


def test_nobody_over_17_has_a_band() -> None:
    assert library().indicators.band_for(18) is None


def test_significant_harm_is_never_held() -> None:
    levels = library().thresholds("england").levels
    assert [level.can_be_held for level in levels] == [True, True, True, False]
    harm = [indicator for level in levels for indicator in level.indicators if indicator.significant_harm]
    assert harm
    assert all(indicator in levels[-1].indicators for indicator in harm)


def test_a_worry_that_can_be_held_has_an_outcome_that_somebody_holds() -> None:
    nation = library().nation("england")
    for level in library().thresholds("england").levels:
        held = [outcome for outcome in level.outcomes if nation.outcome(outcome).needs_holder]
        assert bool(held) == level.can_be_held


def test_the_profile_has_five_anchors_for_each_of_its_items() -> None:
    profile = library().instrument("graded_neglect_profile")
    assert profile.values == (1, 2, 3, 4, 5)
    assert [area.id for area in profile.areas] == ["physical_care", "safety", "love", "esteem"]
    assert 20 <= len(profile.items) <= 25
    assert profile.area_of("warmth").id == "love"
    assert not profile.change.reliability_published


def test_family_partners_takes_22_weeks_and_comes_back_after_3_and_6_months() -> None:
    programme = library().programme("family_partners")
    assert [phase.id for phase in programme.phases] == ["engagement", "making_changes", "moving_on"]
    assert sum(phase.weeks for phase in programme.phases) == programme.length_weeks.typical == 22
    assert programme.followups == (3, 6)


def test_intensive_family_support_pays_up_to_1800_pounds() -> None:
    money = library().programme("intensive_family_support").money
    assert money is not None
    assert money.most_pounds == 1800


def test_every_measure_is_made_from_what_its_programme_observes() -> None:
    for file in library().measures_files():
        observed: dict[str, Observed] = {thing.id: thing for thing in library().programme(file.programme).observed}
        for measure in file.measures:
            ends = [end for end in (measure.baseline, measure.end) if end is not None]
            assert {end.observed for end in ends} <= observed.keys()


def test_asking_for_what_is_not_there_says_so() -> None:
    with pytest.raises(KeyError, match="no programme called “family_parters”"):
        library().programme("family_parters")
