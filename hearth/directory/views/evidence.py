from django.http import HttpRequest, HttpResponse

from hearth.access.pages import READ, public_page
from hearth.access.render import public
from hearth.directory.presenters.evidence import register
from hearth.directory.queries.results import standing_results


@public_page(methods=READ)
def evidence(request: HttpRequest) -> HttpResponse:
    """What is known of each programme, and how; beside it this area's own results, where there are any."""
    return public(request, "directory/evidence.html", {"programmes": register(standing_results())})
