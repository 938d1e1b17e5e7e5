from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer


def may_have_work(viewer: Viewer) -> bool:
    """Everybody who works with families has a list of what needs doing."""
    return viewer.role in WITH_CASES and viewer.keeps_register
