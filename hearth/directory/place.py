"""Where somebody looks for help, roughly: a council's area, a ward, and a point to about a kilometre.

It travels in addresses, so that a search can be kept and sent on; a postcode never does.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearth.places.models import Postcode, ResponsibleBody
from hearth.places.queries import search_places, try_postcode
from hearth.places.rules.postcodes import NotAPostcode, compact, normalise

WRITTEN = re.compile(r"([a-z0-9-]{1,80})(?:~([A-Z0-9]{0,9})(?:~(-?\d{1,2}\.\d{1,2})~(-?\d{1,3}\.\d{1,2}))?)?")


class NotFound(ValueError):
    """No such place is known. A sentence for whoever typed it."""


@dataclass(frozen=True)
class Place:
    body: str
    ward: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def __str__(self) -> str:
        point = f"~{self.latitude:.2f}~{self.longitude:.2f}" if self.latitude is not None else ""
        return f"{self.body}~{self.ward}{point}" if point or self.ward else self.body

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """A place as an address has it; what somebody has altered is none."""
        if not (found := WRITTEN.fullmatch(text)):
            return None
        point = (float(found[3]), float(found[4])) if found[3] and found[4] else (None, None)
        return cls(found[1], found[2] or "", *point)


def place_of(text: str) -> Place:
    """By postcode, or by the name of a council or district. Raises `NotFound`."""
    try:
        normalise(text)
    except NotAPostcode:
        return _by_name(text)
    return by_postcode(text)


def by_postcode(text: str) -> Place:
    """Raises `NotFound` where it leads nowhere, and where its homes lie in several councils' areas."""
    finding = try_postcode(text)
    if finding.body is None:
        raise NotFound(_one_of(finding.alternatives) if finding.alternatives else finding.reason)
    row: Any = (
        Postcode.objects.filter(pk=compact(finding.postcode)).values("ward", "latitude", "longitude").first() or {}
    )
    ward, latitude, longitude = row.get("ward"), row.get("latitude"), row.get("longitude")
    if latitude is None or longitude is None:
        return Place(finding.body.pk, ward or "")
    return Place(finding.body.pk, ward or "", round(latitude, 2), round(longitude, 2))


def _by_name(text: str) -> Place:
    found = search_places(text)
    if len(found.bodies) == 1:
        return Place(found.bodies[0].pk)
    if not found.bodies:
        raise NotFound(_("We do not know a place of this name. Try a postcode, or the name of the council."))
    raise NotFound(_one_of(found.bodies))


def _one_of(bodies: list[ResponsibleBody]) -> str:
    names = ", ".join(body.name for body in bodies[:5])
    return _("This may be more than one place: {names}. Write one of them.").format(names=names)


def name_of(place: Place | None) -> str:
    body = ResponsibleBody.objects.filter(pk=place.body).only("name").first() if place else None
    return body.name if body else ""
