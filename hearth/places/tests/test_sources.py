import zipfile
from pathlib import Path

import pytest

from hearth.places.releases.sources import edition, postcode_files
from hearth.places.tests.onspd import HARTLEPOOL, onspd, written
from hearth.ui.errors import BadInput

LOOK_UP = "lad25cd,lad25nm\nE06000001,Hartlepool\n"
WHOLE = "Data/ONSPD_FEB_2026_UK.csv"
AREAS = ["Data/multi_csv/ONSPD_FEB_2026_UK_AB.csv", "Data/multi_csv/ONSPD_FEB_2026_UK_B.csv"]


def zipped(folder: Path, *names: str, **more: str) -> Path:
    path = folder / "release.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Documents/LA_UA names and codes UK.csv", LOOK_UP)
        archive.writestr("Data/ONSPD_FEB_2026_UK.txt", "AB1 0AA" * 9)
        for name in names:
            archive.writestr(name, more.get("content") or onspd(HARTLEPOOL))
    return path


def chosen(path: Path) -> list[str]:
    return [file.name for file in postcode_files(path)]


def test_the_whole_file_is_taken_and_not_the_same_again_by_area(tmp_path: Path) -> None:
    assert chosen(zipped(tmp_path, WHOLE, *AREAS)) == [WHOLE]


def test_without_a_whole_file_every_area_is_taken(tmp_path: Path) -> None:
    assert chosen(zipped(tmp_path, *AREAS)) == AREAS


def test_a_folder_is_read_like_a_zip(tmp_path: Path) -> None:
    written(tmp_path, HARTLEPOOL)
    (tmp_path / "look-up.csv").write_text(LOOK_UP)
    assert chosen(tmp_path) == ["ONSPD_NOV_2025_UK.csv"]


def test_two_whole_files_are_not_guessed_between(tmp_path: Path) -> None:
    written(tmp_path, HARTLEPOOL, name="one.csv")
    written(tmp_path, HARTLEPOOL, name="two.csv")
    with pytest.raises(BadInput, match=r"one\.csv, two\.csv"):
        postcode_files(tmp_path)


def test_a_zip_without_a_postcode_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no CSV file in it has a column pcds"):
        postcode_files(zipped(tmp_path))


def test_a_zip_whose_postcode_file_lacks_a_column_names_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="looked for lad25cd, oslaua"):
        postcode_files(zipped(tmp_path, WHOLE, content=onspd(HARTLEPOOL).replace("lad25cd", "other")))


def test_a_zip_cut_short_is_told(tmp_path: Path) -> None:
    whole = zipped(tmp_path, WHOLE)
    whole.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(BadInput, match="not a zip file that can be read"):
        postcode_files(whole)


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "..\\evil.csv", "C:\\evil.csv"])
def test_a_zip_that_points_outside_itself_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="outside itself"):
        postcode_files(zipped(tmp_path, name))


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="would unpack to 30,000,000 bytes"):
        postcode_files(zipped(tmp_path, WHOLE, content="0" * 30_000_000))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("ONSPD_NOV_2025_UK.csv", "November 2025"),
        ("ons postcode directory may 2018.csv", "May 2018"),
        ("demo.csv", "demo"),
    ],
)
def test_the_release_is_named_by_its_file(tmp_path: Path, name: str, called: str) -> None:
    path = written(tmp_path, HARTLEPOOL, name=name)
    assert edition(path, postcode_files(path)) == called
