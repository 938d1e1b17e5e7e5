"""The question "do you have a photo?": several files at once, what was added before, and a way to take each back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import lazystr

from hearth.files import sentences
from hearth.files.limits import ACCEPT
from hearth.ui.questions import Question


@dataclass(frozen=True)
class AddedFile:
    """A line of the list: finished words, and the id that its button sends."""

    id: str
    name: str
    note: str


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else []

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return True  # a file is never typed, so never shown again


class FilesField(Question, forms.Field):
    """Part of a form. What was sent is taken in, and `added` filled, by `hearth.files.adding.take_files`."""

    component = "files"
    widget = SeveralFiles
    accept = ACCEPT
    add, remove, added_so_far = sentences.ADD, sentences.REMOVE, sentences.ADDED

    def __init__(self, label: Any = sentences.LABEL, **options: Any) -> None:
        self.added: Sequence[AddedFile] = ()
        hint: Any = options.pop("hint", "") or lazystr(_HintInWords())
        super().__init__(label, hint=hint, required=False, **options)

    def clean(self, value: Any) -> list[Any]:
        return list(value or [])


class _HintInWords:
    """The limits before the choice, in the language of whoever is looking."""

    def __str__(self) -> str:
        told = (sentences.WHAT_CAN_BE_SENT, sentences.NO_VIDEO, sentences.limits(), sentences.WHAT_WE_DO)
        return " ".join(str(sentence) for sentence in told)
