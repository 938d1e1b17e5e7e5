"""The two tables hold what was recorded, say nobody's name, and are what the outcome report reads."""

import csv
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Answer, Closing, close_episode, observe
from hearth.casework.tests.conftest import ago, begin, children_of
from hearth.families.likeness.joining import join, part
from hearth.families.models import Family, Person
from hearth.outcomes.extracting import UNSEALED, extract_of, run_extract
from hearth.outcomes.report import report
from hearth.ui.errors import BadInput, Failure


@pytest.fixture
def extracted(tmp_path: Path) -> Any:
    def run(**options: Any) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        run_extract(Namespace(**({"out": tmp_path, "agency": None, "pseudonyms": False} | options)))
        return rows(tmp_path / "episodes.csv"), rows(tmp_path / "observations.csv")

    return run


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def improved(through: Any, hana_at_work: Any) -> Any:
    """Two children, a goal for each; at closure one is better and the worry about them is less."""
    for stage, on, said in [
        ("referral", ago(weeks=13), {"mia": ("goal", "3"), "leo": ("goal", "2")}),
        ("closure", ago(weeks=0), {"mia": ("improved", "1"), "leo": ("same", "2")}),
    ]:
        children = vars(children_of(through))
        answers = [Answer("neglect_concern", value[0], children[who]) for who, value in said.items()]
        answers += [Answer("concern_level", value[1], children[who]) for who, value in said.items()]
        observe(episode=through, stage=stage, on=on, answers=answers, by=hana_at_work)
    return close_episode(episode=through, closing=Closing(ago(weeks=0), "done", "Said", "School"), by=hana_at_work)


def test_the_tables_are_what_design_says(improved: Any, extracted: Any) -> None:
    (episode,), observations = extracted()
    assert episode == {
        "programme": "family_partners",
        "episode": str(improved.pk),
        "opened": ago(weeks=12).isoformat(),
        "family": str(improved.family_id),
        "service": "Family Partners",
        "agency": "Harbour Families",
        "body": "northmoor",
        "ward": "",
        "referred": ago(weeks=13).isoformat(),
        "closed": ago(weeks=0).isoformat(),
        "ending": "completed",
        "referral_reasons": "early_neglect",
    }
    assert {row["stage"] for row in observations} == {"referral", "closure"}
    assert len(observations) == 8


def test_the_report_reads_them(improved: Any, extracted: Any, tmp_path: Path) -> None:
    extracted()
    made = report(tmp_path / "episodes.csv", tmp_path / "observations.csv", suppress=False)
    measures = {each["id"]: each for each in made.as_json()["measures"]}
    assert (measures["neglect_addressed"]["numerator"], measures["neglect_addressed"]["denominator"]) == (
        1,
        2,
    )
    assert measures["any_positive_outcome"]["numerator"] == 1
    assert measures["neglect_addressed_3m"]["missing"] == 2


def test_intensive_family_support_too(family: Any, hana_at_work: Any, extracted: Any, tmp_path: Path) -> None:
    episode = begin(family, hana_at_work, "intensive_family_support")
    mia = children_of(episode).mia
    before = [
        Answer("child_protection_plan", "yes", mia),
        Answer("school_attendance", "71.5", mia),
        Answer("asb_incidents_12m", "10"),
    ]
    after = [
        Answer("child_protection_plan", "no", mia, destination="in_care"),
        Answer("school_attendance", "90", mia),
        Answer("asb_incidents_6m", "2"),
        Answer("work_step", "yes"),
    ]
    observe(episode=episode, stage="referral", on=ago(weeks=13), answers=before, by=hana_at_work)
    observe(episode=episode, stage="closure", on=ago(weeks=0), answers=after, by=hana_at_work)
    close_episode(episode=episode, closing=Closing(ago(weeks=0), "lost_touch", "Said"), by=hana_at_work)
    extracted()
    made = report(tmp_path / "episodes.csv", tmp_path / "observations.csv", suppress=False)
    measures = {each["id"]: each for each in made.as_json()["measures"]}
    assert measures["cpp_no_longer"]["numerator"] == 1
    assert measures["cpp_no_longer"]["strict"]["numerator"] == 0
    assert measures["attendance_change"]["median"] == 18.5
    assert measures["asb_reduced"]["numerator"] == measures["progress_to_work"]["numerator"] == 1


def test_a_sealed_child_is_counted_without_an_id_and_not_at_all_in_what_is_seen_whole(
    improved: Any, cast: Any, extracted: Any, tmp_path: Path
) -> None:
    mia = children_of(improved).mia
    Person.objects.filter(pk=mia.pk).update(sealed_at="2026-01-01T00:00Z")
    _, observations = extracted()
    assert len({row["person"] for row in observations}) == 2
    assert str(mia.pk) not in (tmp_path / "observations.csv").read_text()
    assert str(improved.family_id) in (tmp_path / "episodes.csv").read_text()
    extract_of(cast.harbour, tmp_path)
    assert len({row["person"] for row in rows(tmp_path / "observations.csv")}) == 2
    assert len({row["person"] for row in rows(tmp_path / UNSEALED / "observations.csv")}) == 1


def test_a_sealed_family_is_counted_without_an_id_and_not_at_all_in_what_is_seen_whole(
    improved: Any, cast: Any, extracted: Any, tmp_path: Path
) -> None:
    Family.objects.filter(pk=improved.family_id).update(sealed_at="2026-01-01T00:00Z")
    extracted()
    written = (tmp_path / "episodes.csv").read_text() + (tmp_path / "observations.csv").read_text()
    assert "family_partners" in written
    assert str(improved.pk) not in written
    assert str(improved.family_id) not in written
    extract_of(cast.harbour, tmp_path)
    assert len(rows(tmp_path / "episodes.csv")) == 1
    assert rows(tmp_path / UNSEALED / "episodes.csv") == rows(tmp_path / UNSEALED / "observations.csv") == []


def test_pseudonyms_join_the_tables_and_lead_back_to_nobody(improved: Any, extracted: Any, tmp_path: Path) -> None:
    (episode,), observations = extracted(pseudonyms=True)
    assert {row["episode"] for row in observations} == {episode["episode"]}
    written = (tmp_path / "episodes.csv").read_text() + (tmp_path / "observations.csv").read_text()
    people = [each.person_id for each in improved.participants.all()]
    assert not [id for id in (improved.pk, improved.family_id, *people) if str(id) in written]
    assert "Petrova" not in written
    (again,), _ = extracted(pseudonyms=True)
    assert again["episode"] != episode["episode"]


def test_a_child_on_record_twice_is_counted_once(
    improved: Any, extracted: Any, tmp_path: Path, hana_at_work: Any
) -> None:
    children = children_of(improved)
    extracted()
    before = report(tmp_path / "episodes.csv", tmp_path / "observations.csv", suppress=False).as_json()
    joined = join(person=children.leo, same_as=children.mia, why="One child, on record twice.", by=hana_at_work)
    _, observations = extracted()
    assert {row["person"] for row in observations} == {str(children.mia.pk)}
    assert len(observations) == 4
    counted = report(tmp_path / "episodes.csv", tmp_path / "observations.csv", suppress=False).as_json()
    assert [denominator(each) for each in (before, counted)] == [2, 1]
    part(joined=joined, why="They are brothers.", by=hana_at_work)
    assert len(extracted()[1]) == 8


def denominator(made: Any) -> int:
    (found,) = [each["denominator"] for each in made["measures"] if each["id"] == "neglect_addressed"]
    return int(found)


def test_each_agency_gives_only_its_own(improved: Any, extracted: Any) -> None:
    assert extracted(agency="Northmoor Council") == ([], [])
    assert len(extracted(agency="Harbour Families")[0]) == 1


def test_an_extract_is_in_the_agencys_log(improved: Any, extracted: Any, cast: Any) -> None:
    extracted(agency="Harbour Families")
    assert AuditEvent.objects.filter(verb="extracted", subject_id=str(cast.harbour.pk)).exists()


def test_an_unknown_agency_is_said_and_nothing_is_written(cast: Any, extracted: Any, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No agency called “Harbor”"):
        extracted(agency="Harbor")
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_the_tables_of_before(improved: Any, extracted: Any, tmp_path: Path, monkeypatch: Any) -> None:
    extracted()
    before = (tmp_path / "episodes.csv").read_bytes()

    def fails(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hearth.casework.extract.observation_rows", fails)
    with pytest.raises(Failure, match="no space left on device"):
        extracted(pseudonyms=True)
    assert (tmp_path / "episodes.csv").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["episodes.csv", "observations.csv"]
