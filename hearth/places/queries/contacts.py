"""How to reach a body, by the clock."""

from datetime import datetime

from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.rules.opening import choose


def contact_routes(body: ResponsibleBody, audience: str, at: datetime) -> list[ContactRoute]:
    """The ways to reach a body that answer at that moment, telephones first.

    `audience` is one of `ContactRoute.Audience`. Raises `ValueError` for a moment without a time zone.
    """
    return choose(list(body.contact_routes.filter(audience=audience).order_by("id")), at, body.nation)
