"""Ask, and when all is well change it. What life cannot do is said on the page; the strange is asked about once."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found
from hearth.access.render import staff
from hearth.drafts.typing import Typing
from hearth.families.forms.asked import SureForm
from hearth.families.models import Family, Person
from hearth.families.presenters.standing import as_it_stands
from hearth.families.problems import ChangedElsewhere, Impossible, Strange
from hearth.families.queries import families_for, people_in
from hearth.ui.forms import QuestionForm

Change = Callable[[dict[str, Any]], object]


def family_of(request: StaffRequest, family_id: UUID) -> Family:
    return found(families_for(request.viewer), pk=family_id)


def person_of(request: StaffRequest, family_id: UUID, person_id: UUID) -> tuple[Family, Person]:
    """Somebody of this family, as the viewer may see them."""
    family = family_of(request, family_id)
    return family, found(people_in(family), pk=person_id)


def ask(
    request: StaffRequest,
    family: Family,
    form: QuestionForm,
    title: str,
    change: Change,
    *,
    back: str = "",
    about: UUID | None = None,
    button_text: str = "Save",
    before: Sequence[str] = (),
    for_good: bool = False,
) -> HttpResponse:
    """`back`: where it leads, the family's page unless told. `about`: the record whose draft is kept.

    `before`: what will follow, a paragraph each; `for_good`: nobody can take it back.
    """
    back = back or reverse("familyfile:family", args=[family.pk])
    typing = Typing(request.viewer, f"families-{type(form).__name__.lower()}-{about or family.pk}")
    theirs: list[dict[str, str]] = []
    if request.method != "POST":
        typing.show(form)
    elif form.is_valid():
        try:
            change(form.cleaned_data)
            typing.forget()
            return HttpResponseRedirect(back)
        except Impossible as problem:
            form.add_error(problem.about if problem.about in form.fields else None, str(problem))
        except Strange as problem:
            assert isinstance(form, SureForm), "a form about what may be strange asks whether one is sure"
            form.strange(problem.sentences)
        except ChangedElsewhere as problem:
            form.add_error(None, str(problem))
            _now_seen(form, problem)
            theirs = as_it_stands(problem.row)
    context = {
        "form": form,
        "title": title,
        "back": back,
        "family": family,
        "theirs": theirs,
        "draft_url": typing.url,
        "button_text": button_text,
        "before": before,
        "for_good": for_good,
    }
    return staff(request, "families/ask.html", context)


def _now_seen(form: QuestionForm, problem: ChangedElsewhere) -> None:
    """They now see the other's text too, so the next saving of theirs stands."""
    typed: Any = form.data
    typed = typed.copy()
    typed["version"] = str(problem.row.version)  # type: ignore[attr-defined]
    form.data = typed
