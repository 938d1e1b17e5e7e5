"""Every voice in which somebody may tell us something, by name."""

from django.http import HttpRequest

from hearth.concerns.parents.journey import ASKING_FOR_HELP
from hearth.concerns.portal.journey import Journey
from hearth.concerns.portal.public import PUBLIC
from hearth.concerns.portal.worry import Worry
from hearth.concerns.young.journeys import ABOUT_A_FRIEND, ABOUT_ME
from hearth.drafts.visitors import visitor_draft

VOICES = (PUBLIC, ABOUT_ME, ABOUT_A_FRIEND, ASKING_FOR_HELP)
JOURNEYS: dict[str, Journey] = {journey.id: journey for journey in VOICES}


def worry_of(request: HttpRequest, journey: str) -> Worry:
    """What this visitor has typed in this voice."""
    return Worry(visitor_draft(request, journey), JOURNEYS[journey])
