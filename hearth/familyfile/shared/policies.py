"""Who may open what is shared with their team: whoever works with children in it."""

from hearth.access.rules import PARTNER, PROFESSIONAL, WITH_CASES
from hearth.access.viewer import Viewer

READS_SHARED = WITH_CASES | {PARTNER, PROFESSIONAL}


def may_open_shared(viewer: Viewer) -> bool:
    return viewer.role in READS_SHARED
