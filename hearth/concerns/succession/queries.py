"""What an ended council has not decided, and who takes over each worry."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from hearth.access.models import Agency
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.concerns.portal.routing import HERE_NOW
from hearth.places.models import ResponsibleBody
from hearth.places.queries import district_of, successors_of


def ended_councils(on: date) -> Sequence[Agency]:
    """The registers of bodies whose last day was before this one."""
    return list(Agency.objects.filter(is_holder=True, body__valid_to__lt=on).select_related("body").order_by("id"))


def undecided_of(council: Agency) -> list[UUID]:
    """In the council's own open scope."""
    waiting = Concern.objects.filter(holder_id=council.id, decided_at=None, passed_on_at=None)
    return list(waiting.order_by("decision_due", "id").values_list("pk", flat=True))


def takes_over(concern: Concern, on: date) -> list[ResponsibleBody]:
    """One body when the place decides it, several to choose from when it does not."""
    here_now = concern.routing.get("rule") == HERE_NOW
    postcode = concern.now_postcode if here_now else concern.lives_postcode
    district = concern.routing.get("district") or (postcode and district_of(postcode, concern.body_id)) or None
    return [body for body in successors_of(concern.body_id, district, on) if body.id != concern.body_id]


def has_ended(viewer: Viewer, on: date) -> bool:
    """Whether the viewer's council has been replaced."""
    body = ResponsibleBody.objects.filter(pk=viewer.body_id or "").first()
    return body is not None and body.in_force().ended_before(on)
