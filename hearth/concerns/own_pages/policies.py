from hearth.access.rules import ADMINISTRATOR
from hearth.access.viewer import Viewer


def may_keep_own_pages(viewer: Viewer) -> bool:
    """A council's administrator. Other agencies answer for no area."""
    return viewer.role == ADMINISTRATOR and viewer.keeps_register and viewer.body_id is not None
