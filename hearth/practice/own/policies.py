"""Who sees the practice library, and who keeps an agency's own."""

from hearth.access.rules import KEEPS_PRACTICE
from hearth.access.viewer import Viewer


def may_see_library(viewer: Viewer) -> bool:
    """Everybody who works in a register: what practice says is no secret among those who practise."""
    return viewer.keeps_register


def may_keep_library(viewer: Viewer) -> bool:
    return viewer.role in KEEPS_PRACTICE and viewer.keeps_register
