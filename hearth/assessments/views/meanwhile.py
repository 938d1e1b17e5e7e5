"""Two people wrote the same page. The second to save is shown both texts, and chooses."""

from typing import Any, TypeVar

from hearth.assessments.actions import ChangedMeanwhile
from hearth.assessments.forms.later import SeenForm
from hearth.assessments.rules.answers import NotPossible

Form = TypeVar("Form", bound=SeenForm)


def seen_by(form: Form, changed: ChangedMeanwhile) -> Form:
    """The loser's form with their words in it. They now see the other's too, so their next saving stands."""
    return _anew(form, changed, f"{changed} Yours is still on this page, and theirs is above it.")


def read_anew(form: Form, changed: ChangedMeanwhile) -> Form:
    """What was read is no longer what is there: it stands above, and is read again before it is signed."""
    return _anew(form, changed, "It has been changed since you opened it. Read it again: your words are still here.")


def _anew(form: Form, changed: ChangedMeanwhile, sentence: str) -> Form:
    form.full_clean()
    typed: Any = form.data
    typed = typed.copy()
    typed["version"] = str(changed.stored.version)
    form.data = typed
    form.add_error(None, sentence)
    return form


def refused_with(form: Form, refused: NotPossible) -> Form:
    """Nothing was saved, and nothing typed is lost."""
    form.add_error(None, str(refused))
    return form
