"""Who may assess. Which families they may assess, `families.queries.families_for` says."""

from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer


def may_assess(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES
