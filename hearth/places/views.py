"""Find by postcode as JSON. Postcodes travel by POST, so that no address line or log ever holds one."""

import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hearth.places.queries import find_postcode
from hearth.places.rules.postcodes import NotAPostcode
from hearth.scope.pages import open_page


@open_page
@csrf_exempt
@require_POST
def find(request: HttpRequest) -> JsonResponse:
    try:
        return JsonResponse(find_postcode(_asked(request)).as_json())
    except NotAPostcode as problem:
        return JsonResponse({"error": str(problem)}, status=400)


def _asked(request: HttpRequest) -> str:
    """The postcode of a JSON object or of a form."""
    if request.content_type != "application/json":
        return request.POST.get("postcode", "")
    try:
        return str(json.loads(request.body)["postcode"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotAPostcode('Send a postcode, as a form or as JSON: {"postcode": "AB1 2CD"}.') from None
