"""The outcome page: whose figures, how much of them, and what it says where there are none."""

import csv
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from hearth.outcomes.extracting import UNSEALED
from hearth.outcomes.models import Release
from hearth.outcomes.releasing import release_figures
from hearth.outcomes.standing import folder_of
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

PAGE = "outcomes:report"


@pytest.fixture
def figures(cast: Cast, settings: Any, tmp_path: Path) -> Path:
    """Thirty children of Harbour's two teams; for three of one team's twenty, neglect was addressed."""
    settings.HEARTH_HOME = tmp_path
    folder = folder_of(cast.hugo.holder_id)
    folder.mkdir(parents=True)
    services = [cast.hugo.team_name] * 20 + ["Another team"] * 10
    episodes = [[f"e{n}", service] for n, service in enumerate(services)]
    with (folder / "episodes.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["programme", "episode", "service", "referred", "opened", "closed", "ending"])
        for episode, service in episodes:
            writer.writerow(
                ["family_partners", episode, service, "2025-01-06", "2025-01-10", "2025-06-10", "completed"]
            )
    with (folder / "observations.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["programme", "episode", "person", "measure", "stage", "date", "value"])
        for number, (episode, _) in enumerate(episodes):
            for stage, change, level in [("referral", "goal", 3), ("closure", _after(number), 1)]:
                day = "2025-01-10" if stage == "referral" else "2025-06-10"
                row = ["family_partners", episode, f"p{number}"]
                writer.writerow([*row, "neglect_concern", stage, day, change])
                writer.writerow([*row, "concern_level", stage, day, level])
    copytree(folder, folder / UNSEALED)
    return folder


def _after(number: int) -> str:
    return "improved" if number < 3 else "same"


def test_a_supervisor_sees_the_own_team_whole(sign_in: Any, cast: Cast, figures: Path) -> None:
    page = sign_in(cast.hugo).get(reverse(PAGE)).text
    assert "3 of 20 children" in page
    assert "15.0%" in page
    assert "nothing hidden" in page


def test_what_is_seen_whole_is_read_from_the_tables_without_what_is_sealed(
    sign_in: Any, cast: Cast, figures: Path
) -> None:
    lines = (figures / UNSEALED / "observations.csv").read_text().splitlines()
    (figures / UNSEALED / "observations.csv").write_text("\n".join(line for line in lines if ",p0," not in line))
    page = sign_in(cast.hugo).get(reverse(PAGE)).text
    assert "2 of 19 children" in page
    assert "Sealed records are not counted." in page


def test_others_see_small_numbers_hidden(sign_in: Any, cast: Cast, figures: Path) -> None:
    released_for(cast.eve, figures)
    page = sign_in(cast.eve).get(reverse(PAGE)).text
    assert "3 of 30" not in page
    assert "too few to show" in page
    assert "Family Partners: 30 closed episodes. Left out: 0 still open. As counted on " in page
    assert "at least 6 more families" in page


def released_for(reader: Any, figures: Path) -> Path:
    """The same, as the council's own, and counted."""
    figures = figures.rename(folder_of(reader.holder_id))
    release_figures(reader.holder_id, days.today())
    return figures


def ended(figures: Path, first: int, improved: int, others: int) -> Path:
    """So many more families, whose work has ended since; the tables are of now, by the clock of the test."""
    for number in range(first, first + improved + others):
        with (figures / "episodes.csv").open("a", newline="") as file:
            file.write(f"family_partners,e{number},Another team,2025-02-01,2025-02-01,2025-06-10,completed\r\n")
        after = "improved" if number < first + improved else "same"
        with (figures / "observations.csv").open("a", newline="") as file:
            file.write(f"family_partners,e{number},p{number},neglect_concern,referral,2025-02-01,goal\r\n")
            file.write(f"family_partners,e{number},p{number},neglect_concern,closure,2025-06-10,{after}\r\n")
            file.write(f"family_partners,e{number},p{number},concern_level,referral,2025-02-01,3\r\n")
            file.write(f"family_partners,e{number},p{number},concern_level,closure,2025-06-10,1\r\n")
    for table in figures.glob("*.csv"):
        os.utime(table, (time.time(), time.time()))
    return figures


def test_a_figure_stands_until_what_changed_is_no_small_number(sign_in: Any, cast: Cast, figures: Path) -> None:
    """Whoever reads the page each night sees no family between one night and the next."""
    figures = figures.rename(folder_of(cast.eve.holder_id))

    def night(month: int, day: int, first: int, improved: int, others: int) -> str:
        with time_machine.travel(datetime(2026, month, day, 9, tzinfo=UTC), tick=False):
            ended(figures, first, improved, others)
            release_figures(cast.eve.holder_id, days.today())
        asked = {"programme": "family_partners", "year": "2024"}
        return str(sign_in(cast.eve).get(reverse(PAGE), asked).text)

    assert "10 of 37 children" in night(6, 3, first=30, improved=7, others=0)
    page = night(6, 4, first=37, improved=1, others=0)
    assert "10 of 37 children" in page
    assert "As counted on 3 June 2026" in page
    page = night(7, 3, first=38, improved=2, others=7)
    assert "Left out: 0 still open. As counted on 3 July 2026" in page
    assert "10 of 37 children" in page, "three more have improved"
    assert "As counted on 3 June 2026" in page
    page = night(8, 3, first=47, improved=6, others=0)
    assert "19 of 53 children" in page
    with holder_scope(cast.eve.holder_id):
        assert Release.objects.filter(holder_id=cast.eve.holder_id, programme="family_partners").count() == 3


def test_what_was_released_is_each_agencys_own(sign_in: Any, cast: Cast, figures: Path) -> None:
    release_figures(cast.hugo.holder_id, days.today())
    assert "There are no figures yet" in sign_in(cast.eve).get(reverse(PAGE)).text


def test_each_agency_sees_its_own_alone(sign_in: Any, cast: Cast, figures: Path) -> None:
    told = sign_in(cast.eve).get(reverse(PAGE)).text
    assert "There are no figures yet" in told
    assert "half past two" in told


@pytest.mark.parametrize("who", ["kemi", "tess", "pia", "hana"])
def test_those_without_figures_get_the_404(sign_in: Any, cast: Cast, figures: Path, who: str) -> None:
    assert sign_in(getattr(cast, who)).get(reverse(PAGE)).status_code == 404


def test_a_period_that_ends_before_it_begins(sign_in: Any, cast: Cast, figures: Path) -> None:
    asked = {"programme": "all", "since_day": "1", "since_month": "3", "since_year": "2025"}
    asked |= {"until_day": "1", "until_month": "2", "until_year": "2025"}
    page = sign_in(cast.hugo).get(reverse(PAGE), asked).text
    assert "The last day must not be before the first." in page


def test_no_two_answers_for_others_differ_by_the_days_that_they_chose(sign_in: Any, cast: Cast, figures: Path) -> None:
    """An evaluator who could leave out one day would have the one family that was referred on it."""
    with (figures / "episodes.csv").open("a", newline="") as file:
        file.write("family_partners,e30,Another team,2025-02-01,2025-02-01,2025-06-10,completed\r\n")
    with (figures / "observations.csv").open("a", newline="") as file:
        file.write("family_partners,e30,p30,neglect_concern,referral,2025-02-01,goal\r\n")
        file.write("family_partners,e30,p30,neglect_concern,closure,2025-06-10,improved\r\n")
        file.write("family_partners,e30,p30,concern_level,referral,2025-02-01,3\r\n")
        file.write("family_partners,e30,p30,concern_level,closure,2025-06-10,1\r\n")
    released_for(cast.eve, figures)
    eve = sign_in(cast.eve)
    day = {"until_day": "31", "until_month": "1", "until_year": "2025"}
    for asked in ({}, day):
        assert "31 closed episodes" in eve.get(reverse(PAGE), {"programme": "family_partners", **asked}).text
    year = eve.get(reverse(PAGE), {"programme": "family_partners", "year": "2024"}).text
    assert "closed episodes, referred from 1 April 2024, referred up to 31 March 2025" in year
    assert "of 30 children" not in year
    assert "0 closed episodes" in eve.get(reverse(PAGE), {"programme": "family_partners", "year": "2023"}).text
    assert "closed episodes" not in eve.get(reverse(PAGE), {"programme": "family_partners", "year": "1900"}).text


def test_a_table_that_cannot_be_read_quotes_nobodys_cells(sign_in: Any, cast: Cast, figures: Path) -> None:
    with (figures / "observations.csv").open("a", newline="") as file:
        file.write("family_partners,e1,p1,neglect_concern,review,2025-05-01,threatened\r\n")
    copy(figures / "observations.csv", figures / UNSEALED / "observations.csv")
    page = sign_in(cast.hugo).get(reverse(PAGE)).text
    assert "The tables of last night cannot be read" in page
    assert "threatened" not in page
    assert "observations.csv" not in page


def test_a_supervisor_is_not_told_how_many_other_teams_work_with(sign_in: Any, cast: Cast, figures: Path) -> None:
    page = sign_in(cast.hugo).get(reverse(PAGE)).text
    assert "Left out: 0 still open." in page
    assert "of other services or times" not in page


def test_a_programme_can_be_chosen(sign_in: Any, cast: Cast, figures: Path) -> None:
    page = sign_in(cast.hugo).get(reverse(PAGE), {"programme": "family_partners"}).text
    assert "3 of 20 children" in page
