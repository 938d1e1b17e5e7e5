"""Found by the name of a town, village or parish, from the look-up tables that come with the postcodes."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from hearth.places.models import PlaceName
from hearth.places.queries import search_places
from hearth.places.releases.loading import load_postcodes
from hearth.places.releases.names import load_names
from hearth.places.tests.onspd import ABERDEEN, ELMBRIDGE, HARTLEPOOL, NOVEMBER_2025, WOKING
from hearth.ui.errors import BadInput

TODAY, AFTER = date(2026, 11, 22), date(2027, 4, 1)
KENT = HARTLEPOOL | {"county": "E10000016", "district": "E07000105"}
AREAS = ["parncp25cd", "bua24cd"]


def directory(*homes: tuple[dict[str, str], str, str, int]) -> str:
    """So many postcodes with the codes of a body, a parish and a town."""
    text, number = io.StringIO(), 0
    writer = csv.writer(text)
    writer.writerow([*NOVEMBER_2025.values(), *AREAS])
    for row, parish, town, many in homes:
        for _ in range(many):
            number += 1
            postcode = f"ZZ{number // 100} {number // 10 % 10}A{chr(65 + number % 10)}"
            row = row | {"postcode": postcode}
            writer.writerow([*(row[field] for field in NOVEMBER_2025), parish, town])
    return text.getvalue()


def release(folder: Path, *homes: tuple[dict[str, str], str, str, int], towns: str, parishes: bytes = b"") -> Path:
    path = folder / "ONSPD_NOV_2025.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Data/ONSPD_NOV_2025_UK.csv", directory(*homes))
        archive.writestr("Documents/BUA24 names and codes.csv", "\ufeffBUA24CD,BUA24NM\n" + towns)
        archive.writestr("Documents/Parish names and codes.csv", b"PARNCP25CD,PARNCP25NM,PARNCP25NMW\n" + parishes)
    return path


def load(path: Path) -> int:
    load_postcodes(path)
    return load_names(path)


@pytest.fixture
def loaded(places: None, tmp_path: Path) -> None:
    homes = [
        (HARTLEPOOL, "E04000001", "E63000001", 3),
        (WOKING, "E43000001", "E63000002", 120),
        (KENT, "E04000002", "E63000003", 5),
        (ELMBRIDGE, "E04000003", "E63000004", 60),
        (ABERDEEN, "S99999999", "E63000004", 1),
        (ABERDEEN | {"terminated": "199406"}, "S99999999", "E63000001", 9),
    ]
    towns = (
        "E63000001,Seaton Carew\nE63000002,Ashford (Surrey)\nE63000003,Leeds\n"
        "E63000004,Esher\nE63999999,(pseudo) Scotland\n"
    )
    parishes = 'E04000001,Greatham,Llangreatham\nE43000001,"Woking, unparished area",\nE04000003,Cafe\xe9,\n'
    load(release(tmp_path, *homes, towns=towns, parishes=parishes.encode("cp1252")))


@pytest.mark.parametrize(
    ("typed", "body", "via"),
    [
        ("Seaton Carew", "hartlepool", "Seaton Carew"),
        (" seaton  CAREW ", "hartlepool", "Seaton Carew"),
        ("Greatham", "hartlepool", "Greatham"),
        ("Llangreatham", "hartlepool", "Llangreatham"),
        ("Esher", "surrey", "Esher"),  # one stray postcode makes no second council
        ("cafee", "surrey", "Cafeé"),
        ("Hartlepool", "hartlepool", ""),
        ("Leeds", "leeds", ""),  # the village in Kent is too small to be asked about
    ],
)
def test_a_name_leads_to_one_body(loaded: None, typed: str, body: str, via: str) -> None:
    found = search_places(typed, on=TODAY)
    assert [each.id for each in found.bodies] == [body]
    assert found.via == via


def test_a_town_and_a_district_of_one_name_are_both_offered(loaded: None) -> None:
    found = search_places("Ashford", on=TODAY)
    assert [body.id for body in found.bodies] == ["kent", "surrey"]


def test_it_goes_to_who_takes_over_by_the_towns_district(loaded: None) -> None:
    found = search_places("Esher", on=AFTER)
    assert [body.id for body in found.bodies] == ["east-surrey"]
    assert found.district == "E07000207"


@pytest.mark.parametrize("typed", ["Woking, unparished area", "(pseudo) Scotland"])
def test_what_is_no_place_is_not_kept(loaded: None, typed: str) -> None:
    assert not PlaceName.objects.filter(name=typed).exists()


def test_a_file_alone_has_no_names_and_says_nothing_of_those_that_are_there(loaded: None, tmp_path: Path) -> None:
    before = PlaceName.objects.count()
    alone = tmp_path / "ONSPD_NOV_2025_UK.csv"
    alone.write_text(directory((HARTLEPOOL, "E04000001", "E63000001", 1)))
    assert load(alone) == 0
    assert PlaceName.objects.count() == before


def test_names_without_postcodes_are_refused_and_change_nothing(loaded: None, tmp_path: Path) -> None:
    before = PlaceName.objects.count()
    folder = tmp_path / "names only"
    folder.mkdir()
    (folder / "BUA24.csv").write_text("BUA24CD,BUA24NM\nE63000001,Elsewhere\n")
    with pytest.raises(BadInput, match="holds no postcode file"):
        load_names(folder)
    assert PlaceName.objects.count() == before
