"""Files beside a form's words: taken in when they are sent, shown until the form is, taken back at a button.

    class WhatYouSaw(QuestionForm):
        account = Words(…)
        attached = FilesField()

    form = WhatYouSaw(sent(request))
    if take_files(request, form, owner=draft.owner, form_name="worry"):
        return page(form)

It works with a plain multipart form and without JavaScript.
"""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from hearth.files.actions import add_file, take_back, touch
from hearth.files.cleaning.outcome import Refused
from hearth.files.fields import AddedFile, FilesField
from hearth.files.limits import LARGEST, size_in_words
from hearth.files.models import WaitingFile
from hearth.files.names import tidy_name
from hearth.files.queries import kept_by, waiting_files
from hearth.files.sentences import why_not
from hearth.ui.forms import QuestionForm

ADD, REMOVE = "add_files", "remove_file"


def take_files(
    request: HttpRequest, form: QuestionForm, *, owner: str, form_name: str, holder_id: UUID | None = None
) -> bool:
    """Take in what came with the form and show what is there. True: stay on the page, there is something to see.

    `holder_id`, where it is known to whom the form goes: an agency whose room is full takes no more files.
    """
    name = next(name for name, field in form.fields.items() if isinstance(field, FilesField))
    stay, problems = False, []
    if request.method == "POST":
        stay = ADD in request.POST or REMOVE in request.POST
        _take_back(request, owner, form_name)
        problems = _take_in(request, form.add_prefix(name), owner, form_name, holder_id)
        touch(owner=owner, form=form_name)
    if form.is_bound and stay:
        _say_nothing_of_the_rest(form)
    for problem in problems:
        form.add_error(name, ValidationError(problem))
    show_files(form, owner=owner, form_name=form_name)
    return stay or bool(problems)


def has_files(form: QuestionForm) -> bool:
    return any(isinstance(field, FilesField) for field in form.fields.values())


def show_files(form: QuestionForm, *, owner: str, form_name: str) -> None:
    """Fill the list of what was added before."""
    shown = [shown_file(row) for row in waiting_files(owner, form_name)]
    for field in form.fields.values():
        if isinstance(field, FilesField):
            field.added = shown


def shown_file(row: WaitingFile) -> AddedFile:
    return AddedFile(str(row.pk), row.name, size_in_words(row.size))


def _say_nothing_of_the_rest(form: QuestionForm) -> None:
    """Somebody who adds a photo first is not told off for words that they have not written yet."""
    form.full_clean()
    form.errors.clear()


def _take_back(request: HttpRequest, owner: str, form_name: str) -> None:
    try:
        file_id = UUID(request.POST.get(REMOVE, ""))
    except ValueError:
        return
    take_back(owner=owner, form=form_name, file_id=file_id)


def _take_in(request: HttpRequest, field: str, owner: str, form_name: str, holder_id: UUID | None) -> list[str]:
    """Every file that can be taken is; each of the others has a sentence."""
    problems = []
    full = holder_id is not None and _is_full(holder_id) if request.FILES else False
    for file in request.FILES.getlist(field):
        name = tidy_name(file.name or "")
        try:
            if why := getattr(file, "why_not", "") or ("full" if full else ""):
                raise Refused(why)
            add_file(owner=owner, form=form_name, name=name, content=file.read())
        except Refused as refused:
            problems.append(why_not(name, refused.why))
        except OSError:  # the store cannot be written to: the words must not be lost with the photo
            problems.append(why_not(name, "not_kept"))
    return problems


def _is_full(holder_id: UUID) -> bool:
    return kept_by(holder_id) + LARGEST > settings.FILES_QUOTA
