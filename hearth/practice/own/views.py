"""A practice lead or administrator sends a file in, reads what is wrong or what would change, and puts it to use."""

import tempfile
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from ruamel.yaml import YAML

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.drafts.queries import draft_of
from hearth.drafts.typing import Typing
from hearth.practice.checking import Examination, PracticeFile, examine_text
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.differences import Difference, differences
from hearth.practice.exchange.xlsform_in import read_spreadsheet
from hearth.practice.exchange.xlsform_out import spreadsheet_of
from hearth.practice.library import library
from hearth.practice.models import PracticeVersion
from hearth.practice.own import actions
from hearth.practice.own.added import whose_alone
from hearth.practice.own.copies import next_number, renumbered, text_of
from hearth.practice.own.forms import SendForm
from hearth.practice.own.policies import may_keep_library
from hearth.practice.own.queries import (
    in_use,
    numbers_taken,
    own_in_use,
    proposals_of,
    shipped_definition,
    versions_for,
)
from hearth.practice.own.rules import OVERRIDABLE, NotTaken, Taken, check_own
from hearth.practice.queries import definition_of
from hearth.practice.reading import LARGEST_FILE
from hearth.practice.training.policies import may_open
from hearth.ui.days import today
from hearth.ui.errors import BadInput
from hearth.ui.forms import sent

NAME = Path("The file")
OF_OUR_OWN = "Send in a file of our own"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page(may=may_keep_library)
def send(request: StaffRequest) -> HttpResponse:
    """Check a file. What is wrong stands above the words that were sent, line by line."""
    typing = Typing(request.viewer, "practice-file")
    if "forget" in request.POST:
        typing.forget()
        return redirect("practice:send")
    posted = sent(request)
    if posted is None:
        form = SendForm()
        typing.show(form)
        return _page(request, form, typing)
    return _checked(request, posted.copy(), typing)


@staff_page(may=may_keep_library)
def change(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    """A copy of what is in use, with the next number, to be changed on the page and sent in."""
    typing = Typing(request.viewer, f"practice-{kind}-{practice_id}")
    if "forget" in request.POST:
        typing.forget()
        return redirect("practice:change", kind, practice_id)
    current, posted = _to_copy(request, kind, practice_id), sent(request)
    title = f"Change “{current.title}”"
    if posted is not None:
        return _checked(request, posted.copy(), typing, title)
    text = renumbered(text_of(current, request.viewer.holder_id), _numbers(request, kind, practice_id))
    form = SendForm(initial={"text": text})
    typing.show(form)
    return _page(request, form, typing, title)


@staff_page(may=may_keep_library, methods=READ)
def workbook(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    """What is in use as an XLSForm workbook with the next number; the page takes it back."""
    definition = definition_of(_to_copy(request, kind, practice_id))
    if not isinstance(definition, Instrument) or not definition.areas:
        raise Denied
    number = next_number(definition.version, _numbers(request, kind, practice_id))
    copy = definition.model_copy(update={"version": number})
    answer = HttpResponse(spreadsheet_of(copy, with_licensed_text=True), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{definition.id}.xlsx"'
    return answer


def _numbers(request: StaffRequest, kind: str, practice_id: str) -> set[str]:
    return set(versions_for(request.viewer, kind, practice_id).values_list("version", flat=True))


def _to_copy(request: StaffRequest, kind: str, practice_id: str) -> PracticeVersion:
    """What is in use, where an agency may have its own and this person may read it."""
    if kind not in OVERRIDABLE:
        raise Denied
    try:
        current = in_use(request.viewer.holder_id, kind, practice_id)
    except KeyError:
        raise Denied from None
    definition = definition_of(current)
    if isinstance(definition, Instrument) and not may_open(request.viewer, definition, today()):
        raise Denied
    return current


def _checked(request: StaffRequest, typed: QueryDict, typing: Typing, title: str = OF_OUR_OWN) -> HttpResponse:
    notes: list[str] = []
    try:
        typed["text"], notes = _sent_file(request) or (typed.get("text", ""), [])
    except BadInput as problem:
        form = SendForm(initial=typed.dict())
        return _page(request, form, typing, title, wrong=str(problem).splitlines(), wrong_at="file")
    form = SendForm(typed)
    if not form.is_valid():
        return _page(request, form, typing, title)
    said = form.cleaned_data
    examination = examine_text(NAME, said["text"], library().files)
    problems = _problems(request, examination, said["licence_evidence"])
    if problems or notes:
        return _page(request, form, typing, title, wrong=problems, notes=notes)
    file = examination.files[0]
    kept = actions.propose(file=file, text=said["text"], licence_evidence=said["licence_evidence"], by=request.viewer)
    typing.forget()
    return redirect("practice:proposal", kept.pk)


def _page(
    request: StaffRequest,
    form: SendForm,
    typing: Typing,
    title: str = OF_OUR_OWN,
    *,
    wrong: Sequence[str] = (),
    wrong_at: str = "id_text",
    notes: Sequence[str] = (),
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "wrong": wrong,
        "wrong_at": wrong_at,
        "notes": notes,
        "draft_url": typing.url,
        "was_typed": request.method == "GET" and bool(draft_of(typing.owner, typing.form)),
        "back": reverse("practice:library"),
    }
    return staff(request, "practice/send.html", context)


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
    whose = whose_alone(file.definition.id) if file.kind.name == "programme" else None
    elsewhere = whose[1] if whose and whose[0] != request.viewer.holder_id else ""
    taken = Taken(*numbers_taken(request.viewer, file.kind.name, file.definition.id), elsewhere)
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
    context["read_by_others"] = kept.kind == "programme" and shipped_definition("programme", kept.practice_id) is None
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
    if practice_id not in own:
        raise Denied
    if shipped_definition(kind, practice_id) is None:
        return _ended(request, kind, practice_id)
    actions.go_back(kind=kind, practice_id=practice_id, by=request.viewer)
    messages.success(request, "We work by the shipped version again. What was begun with ours goes on with it.")
    return redirect("practice:file", kind, practice_id)


def _ended(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    """What has no shipped version behind it cannot be gone back from; a programme can be ended."""
    if kind != "programme":
        raise Denied
    actions.end_programme(practice_id=practice_id, by=request.viewer)
    messages.success(request, "Nobody can ask for it from now on. What was asked for or begun goes on.")
    return redirect("practice:file", kind, practice_id)
