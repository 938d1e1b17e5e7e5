"""Who restricts records, who may break the glass, and who looks at it afterwards."""

from hearth.access.rules import SEES_RESTRICTED, WITH_CASES
from hearth.access.viewer import Viewer


def may_restrict_records(viewer: Viewer) -> bool:
    return viewer.role in SEES_RESTRICTED


def may_break_glass(viewer: Viewer) -> bool:
    """Anybody who works with families, in an emergency, with the number that they were told."""
    return viewer.role in WITH_CASES
