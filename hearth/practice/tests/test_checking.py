"""`hearth practice check`: each kind of mistake, with its file, its line and what was expected."""

from pathlib import Path

import pytest

from hearth.config.commands import main
from hearth.practice.library import BESIDE_THE_CODE
from hearth.practice.tests.conftest import Spoil

NEEDS, SIGNS, LEVELS = "needs.yaml", "indicators/neglect_by_age.yaml", "thresholds/england.yaml"
PROGRAMME, PROFILE = "programmes/family_partners.yaml", "instruments/graded_neglect_profile.yaml"

MISTAKES = [
    (
        PROGRAMME,
        "reviews:",
        "reveiws:",
        "“reveiws” is not something this part of the file may hold. Did you mean “reviews”?",
    ),
    (PROGRAMME, 'version: "1.3"', "version: 1.0", "“version” should be text"),
    (PROGRAMME, 'version: "1.3"', "version: 'one'", "A version is two numbers with a full stop"),
    (
        PROGRAMME,
        "next_review: 2027-05-31",
        "next_review: 2027-02-31",
        "“next_review” should be a day written like",
    ),
    (
        PROGRAMME,
        "followups: [3, 6]",
        "followups: [3, six]",
        "Number 2 of “followups” should be a whole number",
    ),
    (
        PROGRAMME,
        "followups: [3, 6]",
        "followups: 3",
        "“followups” should be a list, each line beginning with a dash",
    ),
    (PROGRAMME, "weeks: 13", "weeks: 0", "“weeks” should be 1 or more, not 0."),
    (PROGRAMME, "answer: level", "answer: levels", "“answer” should be one of 'yes_no', 'count'"),
    (
        PROGRAMME,
        "need: young_carer",
        "need: young_carers",
        "is no need in the library. Did you mean “young_carer”?",
    ),
    (
        PROGRAMME,
        "instrument: graded_neglect_profile",
        "instrument: graded_profile",
        "Did you mean “graded_neglect_profile”?",
    ),
    (
        PROGRAMME,
        "- id: moving_on",
        "- id: Moving On",
        "“id” should be lower-case letters, digits and underscores",
    ),
    (
        PROGRAMME,
        "- id: moving_on",
        "- id: engagement",
        "“engagement” already names another phase of family_partners",
    ),
    (PROGRAMME, "summary: A", "summary: note: A", "A colon followed by a space has a meaning of its own"),
    (PROGRAMME, "    purpose: Do", "   purpose: Do", "The indentation of this line does not match"),
    (PROGRAMME, "summary: A", "id: again #", "“id” stands here twice: first on line 1."),
    (PROGRAMME, "weeks: 13", "weeks: *weeks", "“*” repeats another part of the file"),
    (PROGRAMME, "weeks: 13", "weeks: !!python/name:os.system", "is not something a practice file may hold"),
    (PROGRAMME, "weeks: 13", "weeks: .inf", "“.inf” is not an ordinary number."),
    (NEEDS, "group: neglect", "group: neglects", "no group of needs in the library. Did you mean “neglect”?"),
    (SIGNS, "id: baby_left,", "id: baby_sore,", "“baby_sore” already names another sign"),
    (SIGNS, "need: not_fed", "need: fed", "“need” names “fed”, which is no need"),
    (
        LEVELS,
        "outcomes: [immediate_protection",
        "outcomes: [protection",
        "which is no outcome in the library",
    ),
]


def line_of(words: str, file: str) -> int:
    return (BESIDE_THE_CODE / file).read_text(encoding="utf-8").split(words)[0].count("\n") + 1


@pytest.mark.parametrize(("file", "words", "mistake", "expected"), MISTAKES, ids=[case[2][:30] for case in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_line(
    file: str, words: str, mistake: str, expected: str, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoil(file, words, mistake)
    said = said_of(path, capsys)
    where = f"{path}, line {line_of(words, file)}: "
    assert any(one.startswith(where) and expected in one for one in said.splitlines()), said


def said_of(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "check", str(path)])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_the_shipped_library_has_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "check", str(BESIDE_THE_CODE)])
    assert stopped.value.code == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_all_mistakes_are_told_at_once(copied: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (PROGRAMME, PROFILE, SIGNS):
        spoil(file, "title:", "titel:")
    spoil(PROGRAMME, "weeks: 13", "weeks: many")
    said = said_of(copied, capsys)
    assert said.count("Did you mean “title”?") == said.count("“title” is missing here.") == 3
    assert "“weeks” should be a whole number without quotes, not “many”." in said
    assert said.endswith("7 problems found.\n")


def test_a_broken_list_of_needs_is_not_blamed_on_those_who_refer_to_it(
    copied: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(NEEDS, "groups:", "groups")
    assert "1 problem found." in said_of(copied, capsys)


def test_holding_significant_harm_is_refused(copied: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(LEVELS, "can_be_held: false", "can_be_held: true")
    assert "significant harm is never held" in said_of(copied, capsys)


def test_an_item_that_lacks_an_anchor_is_named(copied: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(
        PROFILE,
        "              - You see dislike, mockery or coldness, and a child who expects nothing else.\n",
        "",
    )
    assert "each item needs 5 anchors, one a grade: look at warmth" in said_of(copied, capsys)


def test_two_files_may_not_share_an_id(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = copied / "programmes" / "twin.yaml"
    twin.write_bytes((copied / PROGRAMME).read_bytes())
    said = said_of(copied, capsys)
    assert f"{twin}, line 1: “family_partners” already names another programme ({copied / PROGRAMME}, line 1)" in said


def test_a_loose_file_is_known_by_what_it_holds(
    spoil: Spoil, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = tmp_path / "from an email.yaml"
    loose.write_bytes(spoil(PROGRAMME, "need: young_carer", "need: carer_young").read_bytes())
    assert "“carer_young”, which is no need in the library" in said_of(loose, capsys)


def test_what_is_no_practice_file_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shopping.yaml").write_text("milk: 2\n")
    assert "What kind of practice file is this?" in said_of(tmp_path, capsys)
    assert "There is no file or folder at" in said_of(tmp_path / "nowhere", capsys)
