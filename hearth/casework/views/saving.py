"""Try a change that somebody asked for on a form, and say that it was made."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.casework.actions import ChangedElsewhere
from hearth.casework.forms.versions import Versioned
from hearth.casework.rules import NotPossible
from hearth.ui.forms import QuestionForm


def saved(form: QuestionForm, change: Callable[[], object]) -> bool:
    """Make the change if the form is sound. What the work does not allow is said on the form."""
    if not form.is_valid():
        return False
    try:
        change()
    except NotPossible as refused:
        if isinstance(refused, ChangedElsewhere) and isinstance(form, Versioned):
            form.look_again(refused.version)
        form.add_error(None, str(refused))
        return False
    return True


def to_plan(request: HttpRequest, episode_id: UUID, sentence: str) -> HttpResponse:
    """On to the plan, where the sentence is shown once."""
    messages.success(request, sentence)
    return redirect("casework:plan", episode_id)


def back_to(request: HttpRequest, episode_id: UUID, sentence: str) -> HttpResponse:
    """Back to the family's work, where the sentence is shown once."""
    messages.success(request, sentence)
    return redirect("casework:episode", episode_id)
