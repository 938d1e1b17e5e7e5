"""Spreadsheets in and out: what ships comes back as it went, and a stranger's workbook is read with care or refused."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.exchange import WITHHELD
from hearth.practice.exchange.xlsform_in import Read, read_spreadsheet
from hearth.practice.exchange.xlsform_out import spreadsheet_of
from hearth.practice.library import library
from hearth.practice.reading import canonical
from hearth.practice.tests.scoring_files import instrument
from hearth.practice.tests.test_scoring import BANDS, REPEATED, RULED
from hearth.ui.errors import BadInput

SURVEY = [
    ["type", "name", "label", "hint", "required", "relevant", "constraint", "calculation", "appearance"],
    ["note", "hello", "Hello", "", "", "", "", "", ""],
    ["text", "Name.1", "Name", "As they say it", "yes", "", "", "", ""],
    ["begin group", "home", "Home", "", "", "", "", "", ""],
    ["integer", "rooms", "Rooms", "", "", "${Name.1} != ''", ". > 0", "", "numbers"],
    ["select_one often", "warm", "Warm?", "", "", "${rooms} >= 1", "", "", ""],
    ["calculate", "half", "", "", "", "", "", "${rooms} div 2", ""],
    ["end group", "", "", "", "", "", "", "", ""],
]
CHOICES = [["list_name", "name", "label"], ["often", "1", "Always"], ["often", "2.0", "Never"]]


def saved(tmp_path: Path, name: str = "form.xlsx", **sheets: list[list[Any]]) -> Path:
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / name)
    return tmp_path / name


def back(tmp_path: Path, made: Instrument) -> Read:
    (tmp_path / "made.xlsx").write_bytes(spreadsheet_of(made))
    return read_spreadsheet(tmp_path / "made.xlsx")


def as_instrument(read: Read) -> Instrument:
    return Instrument.model_validate_json(canonical(read.content))


@pytest.mark.parametrize("shipped", [each for each in library().instruments() if each.areas], ids=lambda each: each.id)
def test_what_ships_comes_back_as_it_went(shipped: Instrument, tmp_path: Path) -> None:
    read = back(tmp_path, shipped)
    assert as_instrument(read) == shipped
    assert read.lost == ()


@pytest.mark.parametrize("body", [RULED, REPEATED, BANDS], ids=["rules", "repeats", "bands"])
def test_rules_repeats_and_bands_come_back(body: str, tmp_path: Path) -> None:
    made = instrument(tmp_path, body)
    assert as_instrument(back(tmp_path, made)).model_dump() == made.model_dump()


def test_a_strangers_form_becomes_an_instrument_and_says_what_was_lost(tmp_path: Path) -> None:
    read = read_spreadsheet(saved(tmp_path, survey=SURVEY, choices=CHOICES, settings=[["form_title"], ["A visit"]]))
    found = as_instrument(read)
    assert not list(found.mistakes())
    assert [item.id for item in found.items] == ["name_1", "rooms", "warm", "half"]
    assert found.item("rooms").visible == "${name_1} != ''"
    assert found.item("rooms").whole
    assert found.item("half").formula == "${rooms} div 2"
    assert found.all_scales["often"].codes == ("1", "2.0")
    said = "\n".join(read.lost)
    for sentence in ("Row 2 (note)", "“appearance” (how a question looks)", "which end of the list", "Author, checker"):
        assert sentence.lower() in said.lower()


@pytest.mark.parametrize(
    ("column", "rule", "sentence"),
    [
        (5, "${rooms} / 2 > 1", "sheet “survey”, row 6: “relevant”, at character 10: “/” is a path"),
        (5, "eval('x')", "“eval” is no function"),
        (0, "geopoint", "“geopoint” is a kind of question that Hearth does not have"),
        (7, "=SUM(A1:A2)", "Sheet “survey”, cell H6 is a formula. Type its result instead."),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_row(column: int, rule: str, sentence: str, tmp_path: Path) -> None:
    rows = [list(row) for row in SURVEY]
    rows[5][column] = rule
    with pytest.raises(BadInput) as refused:
        read_spreadsheet(saved(tmp_path, survey=rows, choices=CHOICES))
    assert sentence in str(refused.value)


def test_ten_thousand_rows_macros_and_other_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    long = saved(tmp_path, "long.xlsx", survey=[SURVEY[0], *[["text", f"n{n}", "N"] for n in range(10_000)]])
    with_macros = tmp_path / "macros.xlsx"
    with_macros.write_bytes(saved(tmp_path, survey=SURVEY).read_bytes())
    with zipfile.ZipFile(with_macros, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"")
    other = tmp_path / "other.xlsx"
    other.write_text("type,name,label")
    renamed = tmp_path / "form.xlsm"
    renamed.write_bytes(with_macros.read_bytes())
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    sentences = {
        long: "has more than 2,000 rows",
        with_macros: "with macros is not taken",
        renamed: "with macros is not taken",
        other: "not an .xlsx workbook",
        bomb: "Unpacked, the file is larger",
        saved(tmp_path, "empty.xlsx", choices=CHOICES): "There is no sheet called “survey”",
        tmp_path / "nowhere.xlsx": "There is no file at",
    }
    for path, sentence in sentences.items():
        with pytest.raises(BadInput, match=sentence):
            read_spreadsheet(path)


def test_words_never_become_formulas(tmp_path: Path) -> None:
    spiteful = instrument(tmp_path, RULED.replace("label: Plan,", "label: '=HYPERLINK(\"http://example.org\")',"))
    made = spreadsheet_of(spiteful)
    cells = [cell for sheet in load_workbook(BytesIO(made)) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    (tmp_path / "spiteful.xlsx").write_bytes(made)
    assert as_instrument(read_spreadsheet(tmp_path / "spiteful.xlsx")) == spiteful


def test_licensed_text_is_withheld_unless_it_is_asked_for(tmp_path: Path) -> None:
    private = instrument(tmp_path, RULED + "private: true\n")
    redacted, whole = spreadsheet_of(private), spreadsheet_of(private, with_licensed_text=True)

    def words(made: bytes) -> set[str]:
        return {str(cell.value) for row in load_workbook(BytesIO(made))["survey"].iter_rows() for cell in row}

    assert WITHHELD in words(redacted)
    assert "Goes to school" not in words(redacted)
    assert "Goes to school" in words(whole)


def test_what_goes_out_is_a_form_that_other_tools_take(tmp_path: Path) -> None:
    pyxform = pytest.importorskip("pyxform.xls2xform")
    for id in ("family_functioning", "goal_rating", "capacity_to_change", "wishes_and_feelings"):
        (tmp_path / "out.xlsx").write_bytes(spreadsheet_of(library().instrument(id)))
        result = pyxform.convert(xlsform=str(tmp_path / "out.xlsx"), validate=False)
        assert "<h:title>" in result.xform
