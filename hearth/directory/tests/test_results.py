"""An area's own results beside the published ones: with their denominators, and no number that tells of few."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hearth.directory.models import Evidence
from hearth.directory.rules.protecting import Counts, protected
from hearth.ui.days import today

COUNTS = st.integers(0, 60)


@given(known=COUNTS, improved=COUNTS | st.none(), missing=COUNTS | st.none())
def test_no_small_number_can_be_read_or_worked_out(known: int, improved: int | None, missing: int | None) -> None:
    if improved is not None and improved > known:
        improved = known
    told = protected(Counts(known, improved, None if missing is None else known + missing))
    if told is None:
        assert known < 6
        return
    shown = [told.known, told.improved, told.missing]
    shown += [told.known - told.improved] if told.improved is not None else []
    assert not any(number in range(1, 6) for number in shown if number is not None)
    assert told.improved in (None, improved)
    assert told.hidden == ((told.improved, told.missing) != (improved, missing))


def said(**changed: Any) -> dict[str, Any]:
    on = today()
    given = {
        "programme": "safecare", "outcome": "Level of concern", "started": "60", "known": "40", "improved": "25",
        "effect": "better", "says": "Counted at closure, compared with nobody.", "source": "Our annual report",
        "on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year),
    }  # fmt: skip
    return given | changed


def read(client: Client) -> str:
    return client.get(reverse("directory:evidence")).content.decode()


@pytest.mark.django_db
class TestPages:
    def test_a_result_stands_with_its_denominators_and_whose_it_is(self, sign_in: Any) -> None:
        page = reverse("directory:own_results")
        assert sign_in(self.cast.kit).post(page, said()).status_code == 302
        shown = read(Client())
        for words in ("25 of 40 families did better (62%).", "Of 20 more who began", "Northmoor Council. Our annual"):
            assert words in shown
        kept = sign_in(self.cast.kit).get(page).content.decode()
        assert "60 began, known of 40, 25 did better." in kept

    def test_small_numbers_are_the_keepers_alone(self, sign_in: Any) -> None:
        page = reverse("directory:own_results")
        sign_in(self.cast.kit).post(page, said(improved="37", known="40", started="41", outcome="Nearly all"))
        sign_in(self.cast.kit).post(page, said(improved="2", known="5", started="5", outcome="Hardly anybody"))
        shown = read(Client())
        assert "Known of 40 families. Small numbers are not told." in shown
        assert "37" not in shown
        assert "Hardly anybody" not in shown
        kept = sign_in(self.cast.kit).get(page).content.decode()
        assert "5 began, known of 5, 2 did better." in kept
        assert "Not published" in kept

    @pytest.mark.parametrize(
        ("answer", "sentence"),
        [
            ({"known": "61"}, "It cannot be known of more families than began"),
            ({"improved": "41"}, "No more can have done better than it is known of"),
            ({"known": ""}, "Write of how many it is known"),
            ({"programme": "nothing"}, "Choose"),
            ({"says": "<b>All</b>"}, "Write this without markup such as &lt;b&gt;"),
            ({"on_year": "2999"}, "The day"),
            ({"known": "-3"}, "1"),
        ],
    )
    def test_what_cannot_be_is_told_beside_its_question(
        self, answer: dict[str, str], sentence: str, sign_in: Any
    ) -> None:
        shown = sign_in(self.cast.kit).post(reverse("directory:own_results"), said(**answer)).content.decode()
        assert "There is a problem" in shown
        assert sentence in shown
        assert Evidence.objects.count() == 0

    def test_a_wrong_one_is_taken_back_with_a_reason_and_kept(self, sign_in: Any) -> None:
        sign_in(self.cast.kit).post(reverse("directory:own_results"), said())
        row = Evidence.objects.get()
        page = reverse("directory:withdraw_result", args=[row.pk])
        assert "Say why" in sign_in(self.cast.kit).post(page, {"why": ""}).content.decode()
        sign_in(self.cast.kit).post(page, {"why": "Counted twice."})
        assert "Level of concern" not in read(Client())
        assert "Counted twice." in sign_in(self.cast.kit).get(reverse("directory:own_results")).content.decode()
        assert sign_in(self.cast.kit).get(page).status_code == 404  # withdrawn once

    def test_another_councils_result_is_not_ones_own_to_withdraw(self, sign_in: Any) -> None:
        row = Evidence.objects.create(
            keeper_id=self.cast.eastvale.pk, programme="safecare", outcome="Theirs", effect="better", says="Theirs.",
            families=40, source="Theirs", on=today(),
        )  # fmt: skip
        page = reverse("directory:withdraw_result", args=[row.pk])
        assert sign_in(self.cast.kit).post(page, {"why": "Envy."}).status_code == 404

    @pytest.fixture(autouse=True)
    def _cast(self, cast: Any) -> None:
        self.cast = cast
