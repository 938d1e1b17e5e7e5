"""One look for both ways in: with the staff menu after signing in, with the work address after a link."""

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse

from hearth.access.render import public, staff
from hearth.concerns.professional.referrer import Referrer


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    folder: str = "concerns/professional",
) -> HttpResponse:
    """Needs `request.referrer`. After signing in the menu stays English, as all staff pages are."""
    referrer: Referrer = request.referrer  # type: ignore[attr-defined]
    template = f"{folder}/{template}.html"
    more = {"referrer": referrer}
    if referrer.viewer:
        request.viewer = referrer.viewer  # type: ignore[attr-defined]
        return staff(
            request, template, {**context, **more, "layout": "concerns/professional/signed_in.html"}, status=status
        )
    said = [str(message) for message in get_messages(request)]
    layout = {"layout": "concerns/professional/by_link.html", "messages": said}
    return public(request, template, {**context, **more, **layout}, status=status)
