"""What cannot be used is refused whole, in a sentence that names the file, the line and the field."""

from pathlib import Path
from typing import Any

import pytest

from hearth.outcomes.report import report
from hearth.outcomes.tests.spreadsheets import IFS, TODAY, Spreadsheets
from hearth.ui.errors import BadInput

EPISODES = "programme,episode,opened,closed\n"
OBSERVATIONS = "programme,episode,person,measure,stage,date,value\n"
ONE = f"{EPISODES}{IFS},E1,2024-01-08,2024-07-01\n"


def line(measure: str = "school_attendance", stage: str = "referral", value: str = "80", **cells: str) -> str:
    usual = {"episode": "E1", "person": "Amy", "date": "2024-01-08"} | cells
    return f"{IFS},{usual['episode']},{usual['person']},{measure},{stage},{usual['date']},{value}\n"


def refusal(folder: Path, episodes: str | bytes = ONE, observations: str | bytes = OBSERVATIONS) -> str:
    for name, content in (("episodes.csv", episodes), ("observations.csv", observations)):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadInput) as refused:
        report(folder / "episodes.csv", folder / "observations.csv", today=TODAY)
    return str(refused.value)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"value": "120"},
            "value is “120”; for school_attendance at referral it should be a number from 0 to 100",
        ),
        ({"value": "lots"}, "value is “lots”"),
        ({"value": "nan"}, "value is “nan”"),
        ({"value": "-1", "measure": "proven_offences_12m"}, "it should be a whole number"),
        ({"value": "1.5", "measure": "proven_offences_12m"}, "it should be a whole number"),
        ({"value": "maybe", "measure": "child_in_need"}, "it should be yes or no"),
        ({"value": "x" * 20_000}, f"value is “{'x' * 40}…”"),
        ({"value": "\N{RIGHT-TO-LEFT OVERRIDE}😀"}, "value is “\N{REPLACEMENT CHARACTER}😀”"),
        ({"stage": "intake"}, "stage is “intake”; it should be referral, review, closure, or followup_"),
        ({"stage": "followup_0m"}, "stage is “followup_0m”"),
        ({"date": "2024-02-30"}, "date is “2024-02-30”, which is not a day in the calendar"),
        ({"date": "2026-02-01"}, "date is “2026-02-01”, which is in the future"),
        ({"date": "08/01/24"}, "date is “08/01/24”, which is before 1900"),
        ({"date": ""}, "date is empty"),
        ({"episode": "E9"}, "episode is “E9”, but the episodes table has no such episode"),
        ({"person": ""}, "person is empty, but school_attendance is about a child"),
        ({"measure": "work_step", "value": "yes"}, "but work_step is about the family as a whole"),
    ],
)
def test_an_observation_that_cannot_be(tmp_path: Path, cells: dict[str, str], sentence: str) -> None:
    said = refusal(tmp_path, observations=OBSERVATIONS + line(person="Ben") + line(**cells))
    assert said.startswith("observations.csv, line 3: ")
    assert sentence in said


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (f"{IFS},E1,2024-01-08,2024-07-01", "the episode “E1”"),
        (f"{IFS},E2,,", "opened is empty"),
        (f"{IFS},E2,2024-13-01,", "opened is “2024-13-01”, which is not a day in the calendar"),
        (f"{IFS},E2,2024-01-08,2027-01-01", "closed is “2027-01-01”, which is in the future"),
        (f"{IFS},E2,2024-01-08,2023-01-01", "closed is “2023-01-01”, which is before it was opened"),
    ],
)
def test_an_episode_that_cannot_be(tmp_path: Path, row: str, sentence: str) -> None:
    said = refusal(tmp_path, episodes=f"{ONE}{row}\n")
    assert said.startswith("episodes.csv, line 3: ")
    assert sentence in said


@pytest.mark.parametrize(
    ("episodes", "sentence"),
    [
        ("", "episodes.csv is empty"),
        ("\n\n", "episodes.csv is empty"),
        ("\n" + ONE, "line 1: the first line is blank"),
        ("programme,episode\n", "line 1: the column “opened” is missing"),
        ("episode\n", "line 1: the columns “programme” and “opened” are missing"),
        (EPISODES.strip() + ",closed\n", "line 1: there are two columns called “closed”"),
        (ONE.replace(",", ";"), "line 1: columns are separated by semicolons instead of commas"),
        (ONE.replace(",", "\t"), "line 1: columns are separated by tabs"),
        (ONE + "a,b\n", "line 3: 2 columns where the header has 4"),
        (ONE + "a,b,c,d,e\n", "line 3: 5 columns where the header has 4"),
        (ONE + '"a,b\nc,d\n', "line 3: a quotation mark is opened here and never closed"),
        (
            ONE.encode() + "Zoë".encode("cp1252"),
            "line 3: the file is not saved as UTF-8, but probably as Windows-1252",
        ),
        (ONE.encode("utf-16"), "the file is saved as UTF-16"),
        (b"PK\x03\x04workbook", "episodes.csv is a workbook, not a CSV file"),
        (ONE.replace(IFS, "football"), "None of the episodes is of a programme that has measures"),
    ],
)
def test_a_file_that_is_not_such_a_table(tmp_path: Path, episodes: str | bytes, sentence: str) -> None:
    assert sentence in refusal(tmp_path, episodes=episodes)


def test_the_7041st_line(tmp_path: Path) -> None:
    before = "".join(line(person=f"Child {number}") for number in range(7_038))
    with_break = line(person='"Amy\nLee"', value="95")
    said = refusal(tmp_path, observations=OBSERVATIONS + with_break + before[: -len(line())] + line(value="often"))
    told = (tmp_path / "observations.csv").read_text().splitlines()
    number = int(said.split("line ")[1].split(":")[0])
    assert told[number - 1].endswith("often")
    assert number > 7_000


def test_several_faults_are_told_together_and_like_ones_counted(tmp_path: Path) -> None:
    wrong = line(value="120") + line(person="Ben", value="130") + line(person="Col", date="2024-02-30")
    said = refusal(tmp_path, observations=OBSERVATIONS + wrong).splitlines()
    assert said[0].endswith("One more line has the same fault.")
    assert said[1].startswith("observations.csv, line 4: date is")


def test_an_observation_made_twice_unless_it_is_a_later_review(tmp_path: Path) -> None:
    reviews = line(stage="review", date="2024-02-01") + line(stage="review", date="2024-03-01")
    said = refusal(tmp_path, observations=OBSERVATIONS + reviews + line() + line(value="81"))
    assert said.startswith("observations.csv, line 5: school_attendance at referral of person “Amy”")
    assert len(said.splitlines()) == 2


def test_a_destination_that_nobody_can_go_to(tmp_path: Path) -> None:
    row = line("child_in_need", "closure", "no").strip()
    said = refusal(tmp_path, observations=f"{OBSERVATIONS.strip()},destination\n{row},Mars\n")
    assert "line 2: destination is “Mars”; it should be ended, in_care" in said


def test_a_spreadsheet_as_people_have_them_is_taken(tmp_path: Path) -> None:
    """A byte order mark, capitals, British dates, empty lines, blank values, own columns, CRLF."""
    episodes = "Programme,Episode,Opened,Closed,Colour\n,,,,\n\n"
    episodes += "Intensive Family Support, E1 ,08/01/2024,1/7/2024,red\n"
    rows = line("work_step", "Closure", "Yes", person="") + line(value="") + line("shoe_size", value="38")
    (tmp_path / "episodes.csv").write_bytes(episodes.replace("\n", "\r\n").encode("utf-8-sig"))
    (tmp_path / "observations.csv").write_text(OBSERVATIONS + rows)
    made = report(tmp_path / "episodes.csv", tmp_path / "observations.csv", suppress=False, today=TODAY)
    figures: dict[str, Any] = {figure["id"]: figure for figure in made.as_json()["measures"]}
    assert (figures["progress_to_work"]["numerator"], figures["progress_to_work"]["denominator"]) == (1, 1)
    assert "Colour" in made.notes[0]
    assert "“shoe_size” is not something observed" in made.notes[1]
    assert "a blank value counts as not observed (1 line)" in made.notes[2]


def test_a_header_alone_is_no_cases_and_no_figure(tmp_path: Path) -> None:
    figures = Spreadsheets(IFS).figures(tmp_path, suppress=True)
    work = figures["progress_to_work"]
    assert (work["numerator"], work["denominator"], work["percent"], work["interval"]) == (0, 0, None, None)
    assert (figures["attendance_change"]["n"], figures["attendance_change"]["median"]) == (0, None)
