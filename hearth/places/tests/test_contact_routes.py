from datetime import date, datetime, time
from typing import Any

import pytest

from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.queries import contact_routes
from hearth.ui.days import LONDON

DAY_LINE, NIGHT_LINE, PAGE = "01632 960001", "01632 960999", "https://council.example/worried"


@pytest.fixture
def hartlepool(places: None) -> ResponsibleBody:
    body = ResponsibleBody.objects.get(id="hartlepool")
    add(body, kind="web", value=PAGE)
    add(body, kind="phone", value=NIGHT_LINE, out_of_hours=True)
    add(body, kind="phone", value=DAY_LINE, opens=time(8, 30), closes=time(17))
    add(body, kind="phone", value="01632 960123", audience="professional")
    return body


def add(body: ResponsibleBody, **details: Any) -> None:
    checked = {"verified_on": date(2026, 11, 1), "verified_by": "the duty manager"}
    ContactRoute.objects.using("owner").create(body=body, **{"audience": "public"} | checked | details)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-06-02T08:30", [DAY_LINE, PAGE]),
        ("2026-06-02T08:29", [NIGHT_LINE, PAGE]),
        ("2026-06-02T17:00", [NIGHT_LINE, PAGE]),
        ("2026-06-06T12:00", [NIGHT_LINE, PAGE]),  # Saturday
        ("2026-12-28T12:00", [NIGHT_LINE, PAGE]),  # a bank holiday on a Monday
    ],
)
def test_the_clock_chooses_the_telephone(hartlepool: ResponsibleBody, at: str, shown: list[str]) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    assert [route.value for route in contact_routes(hartlepool, "public", moment)] == shown


def test_each_audience_has_its_own_routes(hartlepool: ResponsibleBody) -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=LONDON)
    assert [route.value for route in contact_routes(hartlepool, "professional", noon)] == ["01632 960123"]
    assert contact_routes(hartlepool, "child", noon) == []
