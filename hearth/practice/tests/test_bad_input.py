"""What a practice lead may send by mistake or malice: each gets a sentence, on the page as at the terminal, and nothing
of it is kept."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from hearth.config.commands import main
from hearth.practice.library import BESIDE_THE_CODE, library
from hearth.practice.models import InUse, PracticeVersion, Proposal
from hearth.practice.tests.conftest import Spoil
from hearth.practice.tests.scoring_files import HEAD, SCALES, area
from hearth.scope.opening import holder_scope

QUESTION = "{id: meals, label: Meals, answer: number}"
OTHER = "{id: school, label: School, answer: number}"


def an_instrument(items: str = QUESTION, *, scales: str = SCALES, scores: str = "") -> str:
    return HEAD.format(unit="child", version="1.0") + scales + "areas:" + area(items) + scores


FILES: dict[str, tuple[str, str]] = {
    "a question that needs itself": (
        an_instrument("{id: meals, label: Meals, answer: number, visible: \"${school} > 1\"}\n"
                      "{id: school, label: School, answer: number, visible: \"${meals} > 1\"}"),
        "These rules chase each other in a circle: “meals” needs “school” needs “meals”",
    ),
    "scores in a circle": (
        an_instrument(scores="scores:\n  - {id: one, label: One, method: formula, formula: \"${two} + 1\"}\n"
                             "  - {id: two, label: Two, method: formula, formula: \"${one} + 1\"}\n"),
        "These scores chase each other in a circle",
    ),
    "a need that nobody has": (
        an_instrument().replace("    description: Questions.\n", "    description: Questions.\n    needs: [hungry]\n"),
        "“hungry”, which is no need in the library",
    ),
    "two questions of one id": (an_instrument(f"{QUESTION}\n{QUESTION}"), "“meals” already names another"),
    "two answers of one code": (
        an_instrument(scales=SCALES.replace("code: sometimes", "code: never")),
        "“never” stands 2 times in the scale “often”",
    ),
    "a scale without order": (
        an_instrument(scales=SCALES.replace("    order: worst_first\n", "")), "“order” is missing here"
    ),
    "a scale that goes up and down": (
        an_instrument(scales=SCALES.replace("value: 2", "value: 0.5")),
        "an ordered scale rises or falls all the way",
    ),
    "a rule of 100 KB": (
        an_instrument(f"{{id: meals, label: Meals, answer: number, visible: \"{'1+' * 50_000}1\"}}"),
        "a rule may have 2,000 characters",
    ),
    "a rule in Python": (
        an_instrument("{id: meals, label: Meals, answer: number, visible: \"__import__('os')\"}"),
        "means nothing in a rule",
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "sentence"), FILES.values(), ids=FILES)
def test_a_file_is_refused_with_a_sentence_and_nothing_is_kept(
    text: str, sentence: str, cast: Any, sign_in: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = sign_in(cast.lea).post(reverse("practice:send"), {"text": text})
    assert page.status_code == 200
    assert sentence in page.content.decode()
    nothing_is_kept(cast)
    path = tmp_path / "instruments" / "example.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "check", str(path)])
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


def nothing_is_kept(cast: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        assert not Proposal.objects.exists()
        assert not InUse.objects.exists()
        assert not PracticeVersion.objects.exclude(agency=None).exists()


SURVEY = [["type", "name", "label", "relevant"], ["integer", "meals", "Meals", ""]]


def workbook(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in rows:
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_macros() -> bytes:
    kept = BytesIO(workbook(SURVEY))
    with zipfile.ZipFile(kept, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"")
    return kept.getvalue()


WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (with_macros, "with macros is not taken"),
    "a formula": (lambda: workbook([*SURVEY, ["integer", "x", "=SUM(A1:A2)", ""]]), "cell C3 is a formula"),
    "ten thousand rows": (
        lambda: workbook([SURVEY[0], *([["integer", f"n{n}", "N", ""] for n in range(10_000)])]),
        "has more than 2,000 rows",
    ),
    "a rule of 100 KB": (
        lambda: workbook([SURVEY[0], ["integer", "meals", "Meals", "1+" * 16_000]]),  # a cell holds 32,767 characters
        "a rule may have 2,000 characters",
    ),
    "two questions of one name": (lambda: workbook([*SURVEY, SURVEY[1]]), "“meals”"),
    "no workbook": (lambda: b"PK\x03\x04 no workbook", "not an .xlsx workbook"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("made", "sentence"), WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_workbook_is_refused_with_a_sentence_and_nothing_is_kept(
    made: Callable[[], bytes], sentence: str, cast: Any, sign_in: Any
) -> None:
    page = sign_in(cast.lea).post(
        reverse("practice:send"), {"text": "", "file": SimpleUploadedFile("form.xlsx", made())}
    )
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert "/tmp" not in page.content.decode()
    nothing_is_kept(cast)


def test_each_mistake_of_a_workbook_is_a_line_of_its_own(cast: Any, sign_in: Any, db: None) -> None:
    rows = [SURVEY[0], ["geopoint", "here", "Here", ""], ["integer", "meals", "Meals", "eval(1)"]]
    sent = {"text": "", "file": SimpleUploadedFile("form.xlsx", workbook(rows))}
    page = sign_in(cast.lea).post(reverse("practice:send"), sent).content.decode()
    assert "These have to be put right first" in page
    assert page.count('<li><a href="#file">') == 2


def test_a_need_may_not_be_a_kind_of_itself(spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    needs = {need.id: need for need in library().needs.needs}
    child = next(need for need in needs.values() if need.part_of)
    parent = needs[str(child.part_of)]
    assert parent.part_of is None
    text = (BESIDE_THE_CODE / "needs.yaml").read_text(encoding="utf-8")
    begins = f"id: {parent.id}\n    label: {parent.label}\n    description"
    assert text.count(begins) == 1
    path = spoil("needs.yaml", begins, begins.replace("description", f"part_of: {child.id}\n    description"))
    with pytest.raises(SystemExit) as stopped:
        main(["practice", "check", str(path)])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "A need is a kind of itself" in said
    assert f"“{parent.id}”" in said
