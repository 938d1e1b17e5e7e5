"""Code lists, evidence and unit costs: what each may say, and what it must say."""

from datetime import date
from pathlib import Path

import pytest

from hearth.practice.checking import examine
from hearth.practice.definitions.code_list import CodeList
from hearth.practice.definitions.evidence import Evidence
from hearth.practice.library import library

HEAD = """
id: example
version: "1.0"
title: Example
author: A practice lead
checked_by: Another
source: Own wording
licence: CC BY 4.0
next_review: 2027-05-31
"""
ORDERS = """
about: Orders of a court.
traits: [{id: shares_responsibility, meaning: Gives somebody parental responsibility.}]
codes:
  - {code: care, label: Care orders}
  - {code: full_care, label: Care order, within: care, traits: [shares_responsibility]}
  - {code: interim_care, label: Interim, within: care, traits: [shares_responsibility], valid_until: 2026-06-30}
  - {code: S8, label: Child arrangements, elsewhere: {cafcass: "8"}, nations: [england, wales]}
"""
STUDY = """
kind: programme
delivery_status: delivered
for_whom: Children of two to four
form: Ten sessions of two hours
needs: [parenting_and_routines]
findings:
  - id: trial
    outcome: How parents get on with their child
    direction: no_difference
    effect: No significant effect was found.
    figures: [{label: Families, value: "286"}]
    design: randomised_trial
    participants: 286
    study: A trial in Wales
    dated: "2013"
    source: Published report
"""


def write(tmp_path: Path, folder: str, body: str) -> Path:
    path = tmp_path / folder / "example.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def only(path: Path) -> object:
    examination = examine([path], beside=library().files)
    assert examination.problems == ()
    return examination.files[0].definition


def wrong(path: Path) -> str:
    return "\n".join(map(str, examine([path], beside=library().files).problems))


def test_a_code_list_offers_what_may_be_chosen_that_day_in_that_nation(tmp_path: Path) -> None:
    orders = only(write(tmp_path, "code_lists", ORDERS))
    assert isinstance(orders, CodeList)
    chosen = [code.code for code in orders.choices(on=date(2026, 6, 30), nation="england")]
    assert chosen == ["full_care", "interim_care", "S8"]
    assert [code.code for code in orders.choices(on=date(2026, 7, 1), nation="scotland")] == ["full_care"]
    assert orders.with_trait("shares_responsibility") == {"full_care", "interim_care"}
    with pytest.raises(KeyError, match="not a trait of example"):
        orders.with_trait("shared_responsibility")


def test_a_return_s_lists_may_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    assert isinstance(only(write(tmp_path, "code_lists/children_in_need", ORDERS)), CodeList)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("within: care", "within: cares", "is within “cares”, which is no other code of this list"),
        ("traits: [shares_r", "traits: [shared_r", "has the trait “shared_responsibility”, which the list does not"),
        ("code: S8", "code: care", "“care” already names another code of example (line 14)"),
        ("code: S8", "code: S 8", "“code” should be a code without spaces"),
        ("valid_until: 2026-06-30", "valid_until: 2026-06-31", "“valid_until” should be a day written like"),
    ],
)
def test_mistakes_in_a_code_list_are_told(before: str, after: str, expected: str, tmp_path: Path) -> None:
    assert before in ORDERS
    assert expected in wrong(write(tmp_path, "code_lists", ORDERS.replace(before, after, 1)))


def test_a_null_result_stands_as_plainly_as_a_good_one(tmp_path: Path) -> None:
    evidence = only(write(tmp_path, "evidence", STUDY))
    assert isinstance(evidence, Evidence)
    assert [finding.id for finding in evidence.null_results] == ["trial"]
    assert not evidence.rating.recorded


def test_a_rating_without_its_source_is_refused(tmp_path: Path) -> None:
    body = STUDY.replace("    study:", "    rating: {rating: 'EIF 3'}\n    study:")
    assert "a rating needs its scale, the date (dated) and its source" in wrong(write(tmp_path, "evidence", body))


def test_a_cost_that_nobody_knows_is_blank_and_says_why() -> None:
    plan = library().unit_cost("child_protection_plan")
    assert (plan.known, plan.pounds) == (False, None)
    assert plan.blank_because
    assert all(cost.price_year and cost.source for cost in library().unit_costs() if cost.known)


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        ("pounds: 3", "a figure needs its price_year and its source"),
        ("pounds: 3, blank_because: unknown", "one of the three"),
        ("at_least_pounds: 9, at_most_pounds: 3", "a range needs both ends"),
        ("pounds: three", "“pounds” should be a number without quotes, not “three”"),
    ],
)
def test_a_cost_without_its_source_is_refused(cost: str, expected: str, tmp_path: Path) -> None:
    body = f"never: [Guess]\ncosts:\n  - {{id: place, label: A place, unit: a_year, {cost}}}\n"
    assert expected in wrong(write(tmp_path, "unit_costs", body))
