from hearth.access.rules import ADMINISTRATOR, TRIAGE_MANAGER
from hearth.access.viewer import Viewer


def may_see_undelivered(viewer: Viewer) -> bool:
    """Whoever can put an address right, or tell somebody another way."""
    return viewer.keeps_register and viewer.role in {ADMINISTRATOR, TRIAGE_MANAGER}
