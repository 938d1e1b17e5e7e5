from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections
from django.db.utils import ProgrammingError

from hearth.places.models import Postcode, PostcodeRelease, ResponsibleBody
from hearth.places.queries import find_postcode
from hearth.places.releases.loading import load_postcodes
from hearth.places.tests.onspd import ABERDEEN, ELMBRIDGE, HARTLEPOOL, ISLE_OF_MAN, written
from hearth.ui.errors import BadInput, Failure

Load = Callable[..., Any]


def tables() -> list[str]:
    return [name for name in connection.introspection.table_names() if name.startswith("places_postcode")]


def test_a_row_keeps_what_later_questions_need(load: Load) -> None:
    load(ELMBRIDGE | {"terminated": "199406", "quality": "6", "large_user": "1"})
    row = Postcode.objects.select_related("body").get()
    assert (row.postcode, str(row.body), row.district) == ("ZZ22BB", "Surrey County Council", "E07000207")
    assert (row.ward, row.lsoa21, row.latitude, row.longitude) == ("E05013956", "E01023743", 54.5, -1.25)
    assert (row.terminated, row.quality, row.large_user) == (199406, 6, True)


def test_a_new_release_takes_the_place_of_the_old_one(load: Load) -> None:
    load(HARTLEPOOL)
    load(ABERDEEN, ISLE_OF_MAN)
    assert set(Postcode.objects.values_list("postcode", flat=True)) == {"ZZ33DD", "IM00ZZ"}
    newest = PostcodeRelease.objects.get(current=True)
    assert (newest.name, newest.postcodes, newest.unrouted) == ("November 2025", 2, 1)
    assert PostcodeRelease.objects.count() == 2


def test_the_same_file_twice_is_the_same_table(load: Load) -> None:
    load(HARTLEPOOL, ABERDEEN)
    load(HARTLEPOOL, ABERDEEN)
    assert Postcode.objects.count() == 2
    assert tables() == ["places_postcode", "places_postcoderelease"]


@pytest.mark.parametrize("bad", [HARTLEPOOL, ABERDEEN | {"terminated": "never"}], ids=["twice", "wrong"])
def test_a_load_that_fails_changes_nothing(load: Load, bad: dict[str, str]) -> None:
    load(ELMBRIDGE)
    with pytest.raises(BadInput, match=r"line 3|ZZ1 1AA stands in the file twice"):
        load(HARTLEPOOL, bad)
    assert find_postcode("ZZ2 2BB").body is not None
    assert PostcodeRelease.objects.count() == 1
    assert tables() == ["places_postcode", "places_postcoderelease"]


def test_readers_see_the_old_release_until_the_new_one_is_complete(load: Load) -> None:
    load(HARTLEPOOL)
    seen = []
    load(ABERDEEN, progress=lambda rows: seen.append(find_postcode("ZZ1 1AA").body))
    assert [body and body.id for body in seen] == ["hartlepool"]
    assert find_postcode("ZZ1 1AA").body is None


def test_two_loads_at_once_are_not_allowed(load: Load, tmp_path: Path) -> None:
    other = connections["owner"].copy()
    try:
        other.set_autocommit(False)
        other.cursor().execute("SELECT pg_advisory_xact_lock(%s)", [0x504C4143])
        with pytest.raises(Failure, match="Another load"):
            load(HARTLEPOOL)
    finally:
        other.close()


def test_the_new_table_belongs_to_the_owner_and_the_application_only_reads(load: Load) -> None:
    load(HARTLEPOOL)
    with pytest.raises(ProgrammingError) as refused:
        Postcode.objects.all().delete()
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_code_that_no_body_answers_to_is_named_and_leads_nowhere(load: Load) -> None:
    loaded = load(HARTLEPOOL | {"district": "E06999999"})
    assert loaded.unknown_codes == ["E06999999"]
    assert "E06999999" in find_postcode("ZZ1 1AA").reason


def test_further_bodies_can_be_brought_along(places: None, tmp_path: Path) -> None:
    bodies = tmp_path / "bodies.csv"
    bodies.write_text("code,name,nation\nE06999999,Invented Council,England\n")
    load_postcodes(written(tmp_path, HARTLEPOOL | {"district": "E06999999"}), bodies)
    assert find_postcode("ZZ1 1AA").body == ResponsibleBody.objects.get(name="Invented Council")


@pytest.mark.parametrize("sample", ["onspd_may2018.csv", "onspd_aug2024.csv", "onspd_nov2025.csv"])
def test_real_samples_of_each_generation_load(places: None, shared: Path, sample: str) -> None:
    assert load_postcodes(shared / "data" / "onspd" / sample).release.postcodes == 4
