from hearth.access.rules import ADMINISTRATOR, WITH_CASES
from hearth.access.viewer import Viewer


def may_have_work(viewer: Viewer) -> bool:
    """Everybody who works with families has a list of what needs doing; an administrator has one without families."""
    return (viewer.role in WITH_CASES or viewer.role == ADMINISTRATOR) and viewer.keeps_register
