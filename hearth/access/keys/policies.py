"""Who looks after an agency's keys: its administrator, whether or not the agency keeps a register."""

from hearth.access.rules import ADMINISTRATOR
from hearth.access.viewer import Viewer


def may_keep_keys(viewer: Viewer) -> bool:
    return viewer.role == ADMINISTRATOR
