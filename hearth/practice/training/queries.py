"""Who is trained in what, in the viewer's agency."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from hearth.access.models import User
from hearth.access.people.queries import people_of
from hearth.access.viewer import Viewer
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import Accreditation
from hearth.practice.own.queries import instruments_in_use


def accreditations_of(viewer: Viewer) -> QuerySet[Accreditation]:
    mine = Accreditation.objects.filter(holder_id=viewer.holder_id).select_related("user")
    return mine.order_by("user__name", "title", "-since", "id")


def colleagues_of(viewer: Viewer) -> list[User]:
    return [user for user in people_of(viewer) if user.is_active]


def instruments_open_to(viewer: Viewer, on: date | None = None) -> list[Instrument]:
    """The instruments that this worker may fill in that day: ours, and licensed ones in which they are accredited."""
    day = on or timezone.localdate()
    held = Accreditation.objects.filter(holder_id=viewer.holder_id, user_id=viewer.id, kind="instrument")
    counted = held.filter(since__lte=day).exclude(until__lt=day).exclude(ended_on__lte=day)
    accredited = set(counted.values_list("subject", flat=True))
    return [each for each in instruments_in_use(viewer.holder_id) if not each.licensed or each.id in accredited]
