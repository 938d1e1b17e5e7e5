"""Plain pages: what neglect is, who helps at which level, how to leave without a trace, whom to ring."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.portal.journeys import JOURNEYS, worry_of
from hearth.concerns.presenters.council_page import council_page
from hearth.concerns.presenters.reaching import national_numbers
from hearth.concerns.queries import thresholds_of
from hearth.drafts.visitors import forget_visitor
from hearth.places.models import ResponsibleBody
from hearth.practice.library import library

READ = ("GET", "HEAD")
SOMEWHERE_ELSE = "https://www.bbc.co.uk/weather"  # what anybody might be looking at


@public_page(methods=READ)
def start(request: HttpRequest) -> HttpResponse:
    """The door: four ways in, each in words of its own."""
    return public(request, "concerns/start.html", {})


@public_page(methods=READ)
def signs(request: HttpRequest) -> HttpResponse:
    """What somebody may see, by the child's age."""
    return public(request, "concerns/signs.html", {"bands": library().indicators.bands})


@public_page(methods=READ)
def what_happens(request: HttpRequest) -> HttpResponse:
    """After somebody tells: what is done, who knows, and what if they were wrong."""
    return public(request, "concerns/what_happens.html", {})


@public_page(methods=READ)
def before(request: HttpRequest) -> HttpResponse:
    """How to leave quickly, before the button for it first appears."""
    return public(request, "concerns/before.html", {})


@public_page(methods=("GET", "HEAD", "POST"))
def leave(request: HttpRequest) -> HttpResponse:
    """Forget what was typed, then go somewhere that says nothing. A plain link: no script is needed."""
    return forget_visitor(request, HttpResponseRedirect(SOMEWHERE_ELSE))


@public_page(methods=READ)
def safety(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/safety.html", {})


@public_page(methods=READ)
def thresholds(request: HttpRequest) -> HttpResponse:
    """The nation's own: the one asked for, else where the visitor's worry is, else the first."""
    chosen = request.GET.get("nation") or _nation_of(worry_of(request, "worry").body_id)
    nations = {each.id: each for each in library().nations() if each.thresholds}
    document = thresholds_of(nations[chosen].title if chosen in nations else "")
    context = {"document": document, "levels": document.levels, "nations": list(nations.values())}
    return public(request, "concerns/thresholds.html", context)


def _nation_of(body_id: str) -> str:
    """The id of the nation whose council this is; nothing where no council is known yet."""
    body = ResponsibleBody.objects.filter(pk=body_id).first() if body_id else None
    return next((each.id for each in library().nations() if body and each.title == body.nation), "")


@public_page(methods=READ)
def call_999(request: HttpRequest, journey: str) -> HttpResponse:
    asked = JOURNEYS[journey]
    context = {"back": asked.address("danger"), "on": asked.address("where")}
    return public(request, asked.template("call_999"), context)


@public_page(methods=READ)
def today(request: HttpRequest, journey: str) -> HttpResponse:
    """Not an emergency, but it cannot wait: somebody to ring, day or night."""
    asked = JOURNEYS[journey]
    context = {"numbers": national_numbers(), "back": asked.address("danger"), "on": asked.address("where")}
    return public(request, asked.template("today"), context)


@public_page(methods=READ)
def council(request: HttpRequest, journey: str, body_id: str) -> HttpResponse:
    """How to reach a council, by the clock. Words already written are shown to their writer, to copy."""
    body = ResponsibleBody.objects.filter(pk=body_id).first()
    if body is None:
        raise Http404
    worry = worry_of(request, journey)
    page = council_page(body, own_pages_of(body.pk), words=worry.account)
    return public(request, worry.journey.template("contact"), {**page, "back": worry.journey.address("where")})
