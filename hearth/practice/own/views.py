"""A practice lead or administrator sends a file in, reads what is wrong or what would change, and puts it to use."""

import tempfile
from io import StringIO
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from ruamel.yaml import YAML

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.practice.checking import Examination, PracticeFile, examine_text
from hearth.practice.definitions.header import Header
from hearth.practice.differences import Difference, differences
from hearth.practice.exchange.xlsform_in import read_spreadsheet
from hearth.practice.library import library
from hearth.practice.own import actions
from hearth.practice.own.forms import SendForm
from hearth.practice.own.policies import may_keep_library
from hearth.practice.own.queries import in_use, numbers_taken, own_in_use, proposals_of, shipped_definition
from hearth.practice.own.rules import OVERRIDABLE, NotTaken, Taken, check_own
from hearth.practice.reading import LARGEST_FILE
from hearth.ui.errors import BadInput

NAME = Path("The file")


@staff_page(may=may_keep_library)
def send(request: StaffRequest) -> HttpResponse:
    """Check a file. What is wrong stands above the words that were sent, line by line."""
    context = {"form": SendForm(), "wrong": [], "notes": [], "back": reverse("practice:library")}
    if request.method != "POST":
        return staff(request, "practice/send.html", context)
    typed = request.POST.copy()
    try:
        typed["text"], context["notes"] = _sent_file(request) or (typed.get("text", ""), [])
    except BadInput as problem:
        return staff(request, "practice/send.html", {**context, "form": SendForm(typed), "wrong": [str(problem)]})
    form = SendForm(typed)
    if not form.is_valid():
        return staff(request, "practice/send.html", {**context, "form": form})
    examination = examine_text(NAME, form.cleaned_data["text"], library().files)
    problems = _problems(request, examination, form.cleaned_data["licence_evidence"])
    if problems or context["notes"]:
        return staff(request, "practice/send.html", {**context, "form": form, "wrong": problems})
    said = form.cleaned_data
    kept = actions.propose(
        file=examination.files[0], text=said["text"], licence_evidence=said["licence_evidence"], by=request.viewer
    )
    return redirect("practice:proposal", kept.pk)


def _sent_file(request: StaffRequest) -> tuple[str, list[str]] | None:
    """The words of the file that was chosen; a spreadsheet becomes a practice file first, with what was lost."""
    chosen = request.FILES.get("file")
    if chosen is None:
        return None
    content = chosen.read(5_000_001)
    if (chosen.name or "").lower().endswith((".xlsx", ".xlsm")):
        return _from_spreadsheet(Path(chosen.name or "").suffix, content)
    if len(content) > LARGEST_FILE:
        raise BadInput(f"The file is larger than {LARGEST_FILE:,} bytes; a practice file never is.")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        raise BadInput("The file is not UTF-8 text. Save it as UTF-8, or send an .xlsx workbook.") from None


def _from_spreadsheet(suffix: str, content: bytes) -> tuple[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"workbook{suffix.lower()}"
        path.write_bytes(content)
        try:
            read = read_spreadsheet(path)
        except BadInput as problem:
            raise BadInput(str(problem).replace(f"{path}", "The workbook")) from None
    stream = StringIO()
    YAML().dump(read.content, stream)
    return stream.getvalue(), list(read.lost)


def _problems(request: StaffRequest, examination: Examination, licence: str) -> list[str]:
    """As sentences with their lines, or what our own rules say of a sound file."""
    if examination.problems:
        return [
            f"Line {problem.line}: {problem.sentence}" if problem.line else problem.sentence
            for problem in examination.problems
        ]
    file = examination.files[0]
    taken = Taken(*numbers_taken(request.viewer, file.kind.name, file.definition.id))
    try:
        check_own(file, taken=taken, shipped=_shipped(file), licence=licence)
    except NotTaken as problem:
        return [str(problem)]
    return []


def _shipped(file: PracticeFile) -> Header | None:
    return shipped_definition(file.kind.name, file.definition.id)


@staff_page(may=may_keep_library)
def proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """What would change; then, in a second step, put it to use. It is checked once more: the library may have moved."""
    kept = found(proposals_of(request.viewer), pk=proposal_id)
    examination = examine_text(NAME, kept.text, library().files)
    problems = _problems(request, examination, kept.licence_evidence)
    if request.method == "POST" and not problems:
        actions.publish(proposal=kept, definition=examination.files[0].definition, by=request.viewer)
        messages.success(request, f"“{kept.title}” {kept.number} is in use from now on.")
        return redirect("practice:file", kept.kind, kept.practice_id)
    changes, beside = _changes(request, kept.kind, kept.practice_id, kept.body)
    context = {"proposal": kept, "wrong": problems, "differences": changes, "beside": beside}
    return staff(request, "practice/proposal.html", {**context, "back": reverse("practice:library")})


def _changes(request: StaffRequest, kind: str, id: str, body: dict[str, object]) -> tuple[list[Difference], str]:
    try:
        current = in_use(request.viewer.holder_id, kind, id)
    except KeyError:
        return [], ""
    whose = "our own" if current.agency_id else "the shipped"
    return differences(current.body, body), f"{whose} version {current.version}"


@staff_page(may=may_keep_library, methods=("POST",))
def leave(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    kept = found(proposals_of(request.viewer), pk=proposal_id)
    actions.drop(proposal=kept, by=request.viewer)
    messages.success(request, f"“{kept.title}” {kept.number} was left out. Nothing has changed.")
    return redirect("practice:library")


@staff_page(may=may_keep_library, methods=("POST",))
def shipped_again(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    own = own_in_use(request.viewer.holder_id, kind) if kind in OVERRIDABLE else {}
    if practice_id not in own or shipped_definition(kind, practice_id) is None:
        raise Denied
    actions.go_back(kind=kind, practice_id=practice_id, by=request.viewer)
    messages.success(request, "We work by the shipped version again. What was begun with ours goes on with it.")
    return redirect("practice:file", kind, practice_id)
