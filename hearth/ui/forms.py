"""A form is a list of questions. It keeps whatever was typed, and says what is wrong, in order."""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest, QueryDict

from hearth.ui.asked import Asked, asked, problems


def sent(request: HttpRequest) -> QueryDict | None:
    """What was typed, or None where the form was not sent. A form that was sent empty was sent all the same.

    What somebody was sending when their session ended is typed too, once they are back on the page.
    """
    if request.method == "POST":
        return request.POST
    kept: QueryDict | None = getattr(request, "kept_writing", None)
    request.kept_shown = kept is not None  # type: ignore[attr-defined]
    return kept


class QuestionForm(forms.Form):
    """Base of every form. A question revealed by an answer is asked, and required, only with that answer."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        # Browsers' own bubbles are neither translated nor read out well; the sentences here are.
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.use_required_attribute = False

    def __getitem__(self, name: str) -> Asked:
        return asked(super().__getitem__(name))

    @property
    def error_summary(self) -> list[tuple[str, str]]:
        """(id to go to, sentence) for each thing to put right."""
        return problems(self)

    @property
    def questions(self) -> list[Asked]:
        """What the page shows one after the other: not what is hidden, nor what an answer reveals."""
        revealed = set(self._revealed())
        return [field for field in self.fields_asked() if field.name not in revealed and not field.is_hidden]

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, is_asked in self._revealed().items():
            if not is_asked:
                self.errors.pop(name, None)
                self.cleaned_data[name] = _nothing(self.fields[name])

    def _revealed(self) -> dict[str, bool]:
        """Each revealed question's name, and whether its answer was chosen."""
        return {
            option.reveals.name: option.chosen
            for field in self.fields_asked()
            if hasattr(field.field, "options")
            for option in field.options
            if option.reveals
        }

    def fields_asked(self) -> Iterator[Asked]:
        return (self[name] for name in self.fields)


def _nothing(field: forms.Field) -> object:
    """What the question would be cleaned to had it been left empty."""
    was_required, field.required = field.required, False
    try:
        return field.clean(None)
    finally:
        field.required = was_required
