"""Who may see figures, and whether small numbers are hidden from them."""

from hearth.access.rules import SEES_FIGURES, SUPERVISOR
from hearth.access.viewer import Viewer


def may_see_outcomes(viewer: Viewer) -> bool:
    return viewer.role in SEES_FIGURES and viewer.keeps_register


def sees_own_service_whole(viewer: Viewer) -> bool:
    """A supervisor may open every record that these figures count, so nothing is hidden: of the own team only.

    Nobody opens a sealed one, so these figures leave them out.
    """
    return viewer.role == SUPERVISOR
