"""The councils somebody may choose from: two or three as radios, all of them as a list of one nation at a time."""

from collections.abc import Sequence

from django.http import HttpRequest

from hearth.concerns.forms.portal import NOBODY_KNOWS, which_council
from hearth.places.models import ResponsibleBody
from hearth.places.reference.files import NATIONS
from hearth.places.reference.files import slug as slug_of
from hearth.ui.forms import QuestionForm

MOST_AS_RADIOS = 8
A_WHOLE_LIST = 40


def offer_councils(form: QuestionForm, choices: Sequence[str], nation: str = "") -> None:
    """Only those of one nation where somebody asked for that; any of the choices is a good answer all the same."""
    bodies = list(ResponsibleBody.objects.filter(pk__in=choices).order_by("name").only("id", "name", "nation"))
    shown = [body for body in bodies if slug_of(body.nation) == nation] or bodies
    form.fields["council"] = which_council(as_radios=len(bodies) <= MOST_AS_RADIOS)
    form.fields["council"].options = [(body.id, body.name) for body in shown]  # type: ignore[attr-defined]


def offer_councils_there(form: QuestionForm, choices: Sequence[str]) -> None:
    """Where the child is now. Who does not know need not guess: then each of them is told."""
    named = list(ResponsibleBody.objects.filter(pk__in=choices).order_by("name").values_list("id", "name"))
    form.fields["council"].options = [*named, NOBODY_KNOWS]  # type: ignore[attr-defined]


def nations_to_show(request: HttpRequest, choices: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Name, address and whether it is the one shown, for each nation; nothing where the list is short."""
    if len(choices) < A_WHOLE_LIST:
        return []
    asked = request.GET.get("nation", "")
    return [(nation, f"?nation={slug_of(nation)}", slug_of(nation) == asked) for nation in NATIONS]
