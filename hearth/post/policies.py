from hearth.access.rules import ADMINISTRATOR, AT_TRIAGE
from hearth.access.viewer import Viewer


def may_see_undelivered(viewer: Viewer) -> bool:
    """Whoever can put an address right, or tell somebody another way."""
    return viewer.keeps_register and (viewer.role == ADMINISTRATOR or viewer.role in AT_TRIAGE)
