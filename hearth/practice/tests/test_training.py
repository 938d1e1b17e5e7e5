"""Who is trained in what, and who may therefore open what."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import User
from hearth.practice.library import library
from hearth.practice.models import Accreditation
from hearth.practice.training.actions import Training, accredit, end_accreditation
from hearth.practice.training.policies import may_open
from hearth.practice.training.queries import instruments_open_to
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.django_db


def trained(cast: Any, who: Any, since: int, until: int | None, subject: str = "sdq") -> Accreditation:
    last = None if until is None else today() + timedelta(days=until)
    training = Training("instrument", subject, subject, today() + timedelta(days=since), last)
    return accredit(user=User.objects.get(pk=who.id), training=training, by=cast.sol)


@pytest.mark.parametrize(
    ("since", "until", "opens"), [(-10, 0, True), (-10, -1, False), (1, 9, False), (-10, None, True), (0, 0, True)]
)
def test_a_licensed_instrument_opens_on_the_days_that_count(
    since: int, until: int | None, opens: bool, cast: Any
) -> None:
    sdq = library().instrument("sdq")
    with holder_scope(cast.northmoor.pk):
        trained(cast, cast.kemi, since, until)
        assert may_open(cast.kemi, sdq, today()) is opens
        assert (sdq in instruments_open_to(cast.kemi)) is opens
        assert not may_open(cast.other, sdq, today())
        assert may_open(cast.other, library().instrument("goal_rating"), today())


def test_what_ended_counts_no_longer_and_another_agency_s_never_did(cast: Any) -> None:
    sdq = library().instrument("sdq")
    with holder_scope(cast.northmoor.pk):
        end_accreditation(accreditation=trained(cast, cast.kemi, -10, None), by=cast.sol)
        assert not may_open(cast.kemi, sdq, today())
        assert may_open(cast.kemi, sdq, today()) is (sdq in instruments_open_to(cast.kemi))
    with holder_scope(cast.harbour.pk):
        assert not Accreditation.objects.exists()


def test_the_register_says_what_is_due_and_takes_more(cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        trained(cast, cast.kemi, -300, 30)
        trained(cast, cast.other, -300, -3, "gcp2")
    sol = sign_in(cast.sol)
    page = sol.get(reverse("training:register")).content.decode()
    assert "Refreshers due" in page
    assert "Kemi Brand: sdq" in page
    said = {"user": cast.kemi.id, "kind": "instrument", "instrument": "gcp2", "evidence": "Certificate 7"}
    said |= {"since_day": "1", "since_month": "2", "since_year": "2026"}
    done = sol.post(reverse("training:add"), said, follow=True).content.decode()
    assert "Kemi Brand is trained in Graded Care Profile 2" in done
    wrong = sol.post(
        reverse("training:add"), {**said, "until_day": "1", "until_month": "1", "until_year": "2026"}
    ).content.decode()
    assert "The last day is before the first" in wrong
    assert "Which course" in wrong
    missing = sol.post(reverse("training:add"), {**said, "instrument": ""}).content.decode()
    assert "Choose the instrument" in missing
    with holder_scope(cast.northmoor.pk):
        held = Accreditation.objects.get(subject="gcp2", user_id=cast.kemi.id)
    assert "no longer counts" in sol.post(reverse("training:end", args=[held.pk]), follow=True).content.decode()


def test_accredited_workers_read_what_a_licence_covers(cast: Any, sign_in: Any) -> None:
    from hearth.practice.tests.test_own import own_copy, published

    published(sign_in(cast.ada), own_copy(), licence_evidence="Agreement 7")
    with holder_scope(cast.northmoor.pk):
        trained(cast, cast.kemi, -1, 1, "gcp2")
    page = sign_in(cast.kemi).get(reverse("practice:file", args=["instrument", "gcp2"])).content.decode()
    assert "Goes to school" in page
    begin = {each.id: each for each in _open_to(cast)}
    assert not begin["gcp2"].is_stub


def _open_to(cast: Any) -> Any:
    with holder_scope(cast.northmoor.pk):
        return instruments_open_to(cast.kemi)
