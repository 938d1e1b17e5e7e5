"""From a family's recorded needs to services, with every reason; a list to give; what nobody offers is counted."""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.urls import reverse

from hearth.directory.models import Shortlist, UnmetNeed
from hearth.directory.tests.entries import until_the_birthday, written
from hearth.families import actions as families
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.django_db


def family_with(cast: Any, born: date) -> Any:
    people = (
        PersonAsTold("child", True, "Rowan", "Testwood", born=born),
        PersonAsTold("mother", False, "Ines", "Testwood", born=date(1995, 5, 5)),
    )
    with holder_scope(cast.northmoor.pk):
        return families.begin_family(name="Testwood", body_id="northmoor", people=people, by=cast.tess)


@pytest.fixture
def turned_six(cast: Any) -> Any:
    return family_with(cast, today() - relativedelta(years=6))


def asking(family: Any) -> str:
    return reverse("familyfile:help", args=[family.pk])


def test_a_programme_for_five_year_olds_is_not_offered_to_a_child_who_turned_six_today(
    cast: Any, turned_six: Any, sign_in: Any
) -> None:
    written(cast.northmoor, name="Until six", criteria=(until_the_birthday(6),))
    written(cast.northmoor, name="Until seven", criteria=(until_the_birthday(7),))
    page = sign_in(cast.tess).post(asking(turned_six), {"needs": ["child_behaviour"]}).content.decode()
    fit, _, does_not = page.partition("Do not fit (1)")
    assert "Fit (1)" in fit
    assert "Until seven" in fit
    assert "Until six" in does_not
    assert "Why not: For children from birth until the 6th birthday." in does_not


def test_the_day_before_it_is(cast: Any, sign_in: Any) -> None:
    family = family_with(cast, today() - relativedelta(years=6) + relativedelta(days=1))
    written(cast.northmoor, name="Until six", criteria=(until_the_birthday(6),))
    page = sign_in(cast.tess).post(asking(family), {"needs": ["child_behaviour"]}).content.decode()
    assert "Fit (1)" in page
    assert "Do not fit" not in page


def test_the_list_says_nothing_of_the_family(cast: Any, turned_six: Any, sign_in: Any) -> None:
    service = written(cast.northmoor, name="Open to all")
    answer = sign_in(cast.tess).post(asking(turned_six), {"list": "yes", "service": [str(service.pk)]})
    shown = Client().get(answer["Location"])
    assert shown.status_code == 200
    assert "Open to all" in shown.content.decode()
    kept = str(Shortlist.objects.values().get()) + answer["Location"] + shown.content.decode()
    for word in ("Rowan", "Testwood", str(turned_six.pk), "Tess"):
        assert word not in kept


def test_an_unmet_need_is_a_count_and_nobody(cast: Any, turned_six: Any, sign_in: Any) -> None:
    sent = {"unmet_sent": "yes", "needs": ["housing"], "unmet": ["housing"], "why": "nothing_here"}
    for _ in range(3):
        assert sign_in(cast.tess).post(asking(turned_six), sent).status_code == 302
    with holder_scope(cast.northmoor.pk):
        row = UnmetNeed.objects.get()
    assert (row.need, row.body_id, row.why, row.many) == ("housing", "northmoor", "nothing_here", 3)
    assert row.month.day == row.created_at.day == 1


def test_needs_of_a_family_are_in_no_address(cast: Any, turned_six: Any, sign_in: Any) -> None:
    page = sign_in(cast.tess).get(asking(turned_six)).content.decode()
    assert 'method="get"' not in page
    both = {"needs": ["housing"], "is_so": ["low_income"], "is_not_so": ["low_income"]}
    assert "cannot be both" in sign_in(cast.tess).post(asking(turned_six), both).content.decode()
