"""The picture of a family, for whoever works with it; or as somebody of the family may see it, to hand over."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.familyfile.picture.drawing import drawn
from hearth.familyfile.picture.layout import lay_out
from hearth.familyfile.picture.people import Eyes, Known, known_of, scene_of
from hearth.familyfile.picture.words import table, told
from hearth.familyfile.policies import may_open_family_files
from hearth.ui.addresses import address


@staff_page(may=may_open_family_files, methods=("GET", "HEAD"))
def picture(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Everything the worker may see."""
    family = found(families_for(request.viewer), pk=family_id)
    record_read(by=request.viewer, subject=family)
    known = known_of(family, timezone.localdate())
    return staff(request, "familyfile/picture.html", _page(family, known, Eyes()))


@staff_page(may=may_open_family_files, methods=("GET", "HEAD"))
def picture_for(request: StaffRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    """As one person of the family may see it."""
    family = found(families_for(request.viewer), pk=family_id)
    known = known_of(family, timezone.localdate())
    member = next((each for each in known.members if each.person_id == person_id), None)
    if member is None:
        raise Denied
    record_read(by=request.viewer, subject=family)
    children = known.kin.kinship.children(person_id) | known.kin.kinship.children(person_id, "legal")
    eyes = Eyes(member.person, member.is_child, frozenset(each for each in children if isinstance(each, UUID)))
    return staff(request, "familyfile/picture.html", _page(family, known, eyes))


def _page(family: Family, known: Known, eyes: Eyes) -> dict[str, Any]:
    layout = lay_out(scene_of(known, eyes))
    title = f"The family as a picture: {family.name}"
    return {
        "family": family,
        "back": address("familyfile:family", family.pk),
        "title": title,
        "eyes": eyes.person,
        "drawing": drawn(layout, title, told(known, eyes)) if known.people else "",
        "rows": table(known, eyes),
        "for_whom": [
            {"text": str(each.person), "href": address("familyfile:picture_for", family.pk, each.person_id)}
            for each in known.members
        ],
        "key": KEY,
    }


KEY = (
    "Square: male. Circle: female. Diamond: sex not known. Triangle: a pregnancy.",
    "Two edges: a child the work is about. A cross: died, or lost.",
    "A line between two: partners. Two strokes through it: they have parted. Dots: they only have a child together.",
    "Down from the line: their children. Whole: by birth. Long dashes: in law. Dots: in daily life.",
    "Lines that spread from one point: twins. A broken edge: known only as told.",
    "Dots around people: they live together now; the letter is the home’s.",
)
