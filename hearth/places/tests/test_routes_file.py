"""Councils' contact routes from a file: every bad line is named, a later check of the council's own is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import time_machine

from hearth.places.models import ContactRoute
from hearth.places.reference.routes import COLUMNS
from hearth.places.routes import load_routes, stale_routes
from hearth.places.tests.test_commands import Captured, places_command
from hearth.ui.errors import BadInput

GOOD = "leeds,public,phone,0113 496 0001,Monday to Friday,12345,08:30,17:00,no,2026-11-01,Asha Reed"
Write = Callable[..., Path]


@pytest.fixture
def write(places: None, tmp_path: Path) -> Write:
    """`write(line, line, …)`: a file of those routes."""

    def written(*lines: str, header: str = ",".join(COLUMNS)) -> Path:
        path = tmp_path / "routes.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
        return path

    return written


def values() -> list[str]:
    return sorted(ContactRoute.objects.values_list("value", flat=True))


def test_a_file_replaces_the_routes_of_the_bodies_in_it(write: Write, capsys: Captured) -> None:
    load_routes(write(GOOD, "S12000015,public,web,https://fife.example/worried,,,,,,2026-11-01,Iain"))
    night = "leeds,public,phone,0113 496 0999,,,,,yes,2026-11-02,Asha Reed"
    assert places_command("routes", "load", str(write(night))) == 0
    assert values() == ["0113 496 0999", "https://fife.example/worried"]
    assert "1 routes of 1 bodies loaded" in capsys.readouterr().out
    assert ContactRoute.objects.get(body_id="leeds").out_of_hours


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("leeds", "atlantis"), "no responsible body has the id or code “atlantis”"),
        (("leeds", ""), "body must not be empty"),
        (("public", "everybody"), "audience must be one of public, professional, child"),
        (("phone", "fax"), "kind must be one of phone, web, email"),
        (("0113 496 0001", "ring me"), "“ring me” is not a telephone number"),
        (("phone,0113 496 0001", "web,http://x"), "it begins with https://"),
        (("phone,0113 496 0001", "web,https://[x"), "it begins with https://"),
        (("phone,0113 496 0001", "email,x"), "“x” is not an email address"),
        (("12345", "8"), "days are figures from 1 for Monday to 7"),
        (("08:30", "8.30"), "opens must be a time like 08:30"),
        (("08:30", ""), "give both opens and closes"),
        (("17:00", "08:00"), "it closes before it opens"),
        ((",no,", ",perhaps,"), "out_of_hours must be yes or no"),
        (("2026-11-01", "1 November"), "is not a date like 2027-04-01"),
        (("2026-11-01", "2999-01-01"), "which is still to come"),
        (("Asha Reed", ""), "verified_by must not be empty"),
        (("Monday to Friday", "x" * 201), "hours must be one line of at most 200"),
    ],
)
def test_every_bad_line_is_named_and_nothing_changes(write: Write, change: tuple[str, str], sentence: str) -> None:
    load_routes(write(GOOD))
    bad = GOOD.replace(*change, 1)
    with pytest.raises(BadInput) as told:
        load_routes(write(GOOD.replace("0001", "0002"), bad, bad))
    assert sentence in str(told.value)
    assert "line 3: " in str(told.value)
    assert "line 4: " in str(told.value)
    assert values() == ["0113 496 0001"]


def test_a_column_that_is_missing_is_named(write: Write) -> None:
    with pytest.raises(BadInput, match="has no column days, opens"):
        load_routes(write(header=",".join(name for name in COLUMNS if name not in ("days", "opens"))))
    with pytest.raises(BadInput, match="a header and no routes"):
        load_routes(write())


def test_what_the_council_checked_later_is_kept(write: Write, capsys: Captured) -> None:
    load_routes(write(GOOD))
    old = GOOD.replace("2026-11-01", "2026-05-01").replace("0001", "0002")
    places_command("routes", "load", str(write(old)))
    assert values() == ["0113 496 0001"]
    assert "Leeds City Council: kept as it is" in capsys.readouterr().err


def test_stale_is_older_than_six_months_and_of_a_body_in_force(write: Write, capsys: Captured) -> None:
    ended = GOOD.replace("leeds", "poole").replace("2026-11-01", "2018-01-01")
    load_routes(write(GOOD.replace("2026-11-01", "2026-05-01"), ended))
    assert not stale_routes(date(2026, 11, 1)).exists()
    assert [route.body_id for route in stale_routes(date(2026, 11, 2))] == ["leeds"]
    with time_machine.travel("2026-12-01"):
        assert places_command("routes", "list", "--stale") == 0
    assert "Leeds City Council: 0113 496 0001 (phone, public), last checked 2026-05-01" in capsys.readouterr().out
