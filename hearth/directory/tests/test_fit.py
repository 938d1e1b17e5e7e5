"""Each criterion is met, not met or not known, and says why; what is missing neither lets in nor keeps out."""

from datetime import date
from typing import Any

import pytest

from hearth.directory.entry import AccessEntry, AreaEntry, CriterionEntry, LanguageEntry, PlaceEntry
from hearth.directory.queries.matching import match, wording
from hearth.directory.rules.fit import DOES_NOT_FIT, FITS, MAY_FIT, MET, NOT_MET, UNKNOWN, Asked, Described, fit
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday, written
from hearth.ui.dates import PartialDate

ON = date(2026, 11, 28)


def child(born: date, label: str = "Sam") -> Described:
    return Described(label, born=PartialDate(born, born))


SIX_TODAY, STILL_FIVE = child(date(2020, 11, 28)), child(date(2020, 11, 29))


def asked(**said: Any) -> Asked:
    given: dict[str, Any] = {"people": (STILL_FIVE,), "needs": ("child_behaviour",), "body": "northmoor"}
    return Asked(**(given | said))


def judged(about: str, entry: Any, question: Asked) -> tuple[str, str]:
    found = fit(entry, question, wording(), ON)
    return next((each.state, each.words) for each in found.judgements if each.about == about)


def test_a_programme_for_children_of_five_is_not_for_a_child_who_is_six_today() -> None:
    entry = an_entry(criteria=(until_the_birthday(6),))
    assert fit(entry, asked(), wording(), ON).state == FITS
    found = fit(entry, asked(people=(SIX_TODAY,)), wording(), ON)
    assert found.state == DOES_NOT_FIT
    assert judged("Age of Sam", entry, asked(people=(SIX_TODAY,))) == (
        NOT_MET,
        "For children from birth until the 6th birthday.",
    )


def test_a_service_that_fits_one_child_of_two_fits_and_says_which() -> None:
    entry = an_entry(criteria=(until_the_birthday(6),))
    found = fit(entry, asked(people=(STILL_FIVE, child(date(2015, 1, 1), "Alex"))), wording(), ON)
    assert found.state == FITS
    assert found.suits == ("Sam",)


def test_a_birth_date_known_in_part_is_a_question() -> None:
    about_six = Described("Sam", born=PartialDate(date(2020, 1, 1), date(2021, 12, 31)))
    found = fit(an_entry(criteria=(until_the_birthday(6),)), asked(people=(about_six,)), wording(), ON)
    assert found.state == MAY_FIT


def test_what_is_missing_is_not_known() -> None:
    bare = an_entry(kinds=(), areas=())
    found = fit(bare, asked(times=("evening",), languages=("pl",), access=("step_free",)), wording(), ON)
    assert {each.state for each in found.judgements} == {UNKNOWN}
    assert found.state == MAY_FIT


@pytest.mark.parametrize(
    ("areas", "ward", "state"),
    [
        ((AreaEntry(name="Northmoor", body="northmoor"),), "", MET),
        ((AreaEntry(name="Eastvale", body="eastvale"),), "", NOT_MET),
        ((AreaEntry(name="Anywhere", everywhere=True),), "", MET),
        ((AreaEntry(name="Beckside", body="northmoor", ward="E05999901"),), "E05999901", MET),
        ((AreaEntry(name="Beckside", body="northmoor", ward="E05999901"),), "E05999902", NOT_MET),
        ((AreaEntry(name="Beckside", body="northmoor", ward="E05999901"),), "", UNKNOWN),
        ((AreaEntry(name="round here"),), "", UNKNOWN),
    ],
)
def test_where_people_must_live(areas: Any, ward: str, state: str) -> None:
    assert judged("Where they live", an_entry(areas=areas), asked(ward=ward))[0] == state


@pytest.mark.parametrize(("is_so", "state"), [(True, NOT_MET), (False, MET), (None, UNKNOWN)])
def test_an_exclusion_turns_it_round_and_asks_where_nobody_knows(is_so: bool | None, state: str) -> None:
    entry = an_entry(criteria=(CriterionEntry(kind="circumstance", excludes=True, code="living_with_abuser"),))
    known = {} if is_so is None else {"living_with_abuser": is_so}
    found, words = judged("Circumstances", entry, asked(circumstances=known))
    assert found == state
    assert words.startswith("Not if: you live with the person who hurts you.")
    assert words.endswith("?") is (is_so is None)


def test_hours_language_and_access() -> None:
    entry = an_entry(
        schedules=(evenings("TU"),),
        languages=(LanguageEntry(code="pl", name="Polish"),),
        places=(PlaceEntry(name="Hall", access=(AccessEntry(kind="step_free"),)),),
    )
    question = asked(times=("evening",), languages=("pl",), access=("step_free",))
    assert {judged(about, entry, question)[0] for about in ("Hours", "Language", "Access")} == {MET}
    assert judged("Hours", entry, asked(times=("weekend",)))[0] == NOT_MET


@pytest.mark.django_db
def test_matches_are_ordered_by_fit_and_nothing_is_hidden(cast: Any) -> None:
    right = written(cast.northmoor, name="Right", criteria=(until_the_birthday(6),))
    silent = written(cast.northmoor, name="Silent on age")
    wrong = written(cast.northmoor, name="Too young", criteria=(until_the_birthday(3),))
    other = written(cast.northmoor, name="Other help", kinds=("housing",))
    quiet = written(cast.northmoor, name="Says nothing", kinds=())
    found = match(asked(), ON)
    assert [each.entry.id for each in found.matches] == [right.pk, silent.pk, wrong.pk]
    assert [each.fit.state for each in found.matches] == [FITS, MAY_FIT, DOES_NOT_FIT]
    assert found.silent == 1
    assert other.pk not in {each.entry.id for each in found.matches}
    assert quiet.kinds == []


@pytest.mark.django_db
def test_a_need_that_only_unfit_services_answer_is_unmet(cast: Any) -> None:
    written(cast.northmoor, criteria=(until_the_birthday(3),))
    found = match(asked(needs=("child_behaviour", "housing")), ON)
    assert found.unmet(("child_behaviour", "housing")) == ("child_behaviour", "housing")


@pytest.mark.django_db
def test_where_there_are_very_many_those_that_may_fit_are_judged_and_the_rest_is_counted(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearth.directory.queries.matching.JUDGED", 2)
    for number in range(3):
        written(cast.northmoor, name=f"Too young {number}", criteria=(until_the_birthday(3),))
    right = written(cast.northmoor, name="Right", criteria=(until_the_birthday(6),))
    found = match(asked(), ON)
    assert found.matches[0].entry.id == right.pk
    assert (len(found.matches), found.further) == (2, 2)


@pytest.mark.django_db
def test_how_far_it_is_is_said_only_where_both_ends_are_known(cast: Any) -> None:
    written(cast.northmoor, name="Hall", places=(PlaceEntry(latitude=54.0, longitude=-1.0),))
    written(cast.northmoor, name="Somewhere", places=(PlaceEntry(latitude=54.0),))
    told = {each.entry.name: each.metres for each in match(asked(), ON).matches}
    assert told == {"Hall": None, "Somewhere": None}
    told = {each.entry.name: each.metres for each in match(asked(), ON, 54.0, -1.0).matches}
    assert told == {"Hall": 0, "Somewhere": None}
