"""Who is in a report, what is kept beside a figure, and the forms it is written in."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from docx import Document

from hearth.config.commands import main
from hearth.outcomes.document.html import as_html
from hearth.outcomes.document.word import as_word
from hearth.outcomes.report import report
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, TODAY, Spreadsheets


@pytest.fixture
def sheets() -> Spreadsheets:
    """Twenty families of two services, of whom twelve took a step, and one still open."""
    sheets = Spreadsheets(IFS)
    for number in range(20):
        service = "North" if number < 16 else "South & <East>"
        sheets.episode(f"E{number}", referred=f"2024-01-{number + 1:02}", service=service, family=f"F{number // 2}")
        sheets.seen(f"E{number}", "", "work_step", closure="yes" if number < 12 else "no")
    sheets.episode("Open", service="North", closed="")
    sheets.seen("Open", "", "work_step", closure="yes")
    return sheets


def share(figure: dict[str, object]) -> tuple[object, object, object]:
    return figure["numerator"], figure["denominator"], figure["families"]


def test_open_episodes_do_not_count_and_families_are_counted_once(sheets: Spreadsheets, tmp_path: Path) -> None:
    assert share(sheets.figures(tmp_path)["progress_to_work"]) == (12, 20, 10)


def test_a_cohort_is_a_service_and_days_of_referral(sheets: Spreadsheets, tmp_path: Path) -> None:
    asked = sheets.figures(tmp_path, service="North", since=date(2024, 1, 3), until=date(2024, 1, 18))
    assert share(asked["progress_to_work"]) == (10, 14, 7)


def test_without_a_day_of_referral_the_opening_stands_for_it(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    sheets.episode("E1", referred="", opened="2024-01-08")
    sheets.seen("E1", "", "work_step", closure="yes")
    found = [
        sheets.figures(tmp_path, since=day)["progress_to_work"]["denominator"] for day in (date(2024, 1, 8), TODAY)
    ]
    assert found == [1, 0]


def test_a_report_says_whom_it_leaves_out_and_that_nothing_was_compared(sheets: Spreadsheets, tmp_path: Path) -> None:
    made = sheets.report(tmp_path, service="North").as_json()
    (programme,) = made["cohort"]["programmes"]
    assert made["design"] == "before and after, no comparison group"
    assert (programme["closed_episodes"], programme["exclusions"]) == (
        16,
        {"still_open": 1, "outside_service_or_dates": 4},
    )


def test_a_destination_may_be_an_observation_of_its_own(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    for number, went in enumerate(["ended", "in_care", "ended", None]):
        sheets.episode(f"E{number}")
        sheets.seen(f"E{number}", "Amy", "child_protection_plan", referral="yes", closure="no")
        if went:
            sheets.seen(f"E{number}", "Amy", "destination", closure=went)
    strict = sheets.figures(tmp_path)["cpp_no_longer"]["strict"]
    assert (strict["numerator"], strict["denominator"], strict["destination_unknown"]) == (2, 4, 1)


def test_without_any_destination_there_is_no_strict_figure_rather_than_none_at_all(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    sheets.episode("E1")
    sheets.seen("E1", "Amy", "child_protection_plan", referral="yes", closure="no")
    figure = sheets.figures(tmp_path)["cpp_no_longer"]
    assert (figure["numerator"], figure["strict"]["numerator"], figure["strict"]["percent"]) == (
        1,
        None,
        None,
    )


def test_who_was_not_reached_at_followup_is_missing_and_no_success(tmp_path: Path) -> None:
    sheets = Spreadsheets(PARTNERS)
    for number in range(3):
        sheets.episode(f"E{number}", ending="completed")
        sheets.seen(f"E{number}", "Amy", "child_wellbeing", referral="goal", closure="improved")
    sheets.seen("E0", "Amy", "child_wellbeing", followup_3m="improved")
    figures = sheets.figures(tmp_path)
    shares = {id: (*share(figures[id]), figures[id]["missing"]) for id in ("child_wellbeing", "child_wellbeing_3m")}
    assert shares == {"child_wellbeing": (3, 3, 3, 0), "child_wellbeing_3m": (1, 3, 3, 2)}


def test_parquet_gives_the_same_report(sheets: Spreadsheets, tmp_path: Path) -> None:
    paths = sheets.write(tmp_path)
    extracts = [path.with_suffix(".parquet") for path in paths]
    for path, extract in zip(paths, extracts, strict=True):
        duckdb.execute(f"COPY (FROM read_csv('{path}', all_varchar=true)) TO '{extract}' (FORMAT parquet)")
    assert report(*extracts, today=TODAY).as_json() == report(*paths, today=TODAY).as_json()


def test_a_page_of_its_own_with_charts_and_tables(sheets: Spreadsheets, tmp_path: Path) -> None:
    page = as_html(sheets.report(tmp_path, suppress=True, service="South & <East>"))
    assert "South &amp; &lt;East&gt;" in page
    assert "too few to show" in page
    drawn = as_html(sheets.report(tmp_path, suppress=True))
    assert "12 of 20 families" in drawn
    assert drawn.count("<svg") == 1
    assert not [word for word in ("<script", "src=", "href=") if word in drawn.replace("xmlns:xlink", "")]


def test_a_word_document_holds_the_same(sheets: Spreadsheets, tmp_path: Path) -> None:
    document = Document(BytesIO(as_word(sheets.report(tmp_path, suppress=True))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "12 of 20 families" in cells
    assert len(document.inline_shapes) == 1


def test_the_command_prints_json_and_notes_apart(
    sheets: Spreadsheets, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    episodes, observations = map(str, sheets.write(tmp_path))
    asked = ["outcomes", "report", "--episodes", episodes, "--observations", observations]
    with pytest.raises(SystemExit) as ended:
        main([*asked, "--from", "2024-01-01"])
    assert ended.value.code == 0
    assert len(json.loads(capfdbinary.readouterr().out)["measures"]) == 6


def test_the_command_refuses_with_2_and_prints_nothing(
    sheets: Spreadsheets, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sheets.seen("Nobody", "", "work_step", closure="yes")
    episodes, observations = map(str, sheets.write(tmp_path))
    saved = tmp_path / "report.html"
    asked = ["outcomes", "report", "--episodes", episodes, "--observations", observations]
    with pytest.raises(SystemExit) as ended:
        main([*asked, "--format", "html", "--output", str(saved)])
    said = capfdbinary.readouterr()
    assert (ended.value.code, said.out, saved.exists()) == (2, b"", False)
    assert "observations.csv, line 23: episode is “Nobody”".encode() in said.err
