"""Who reads the whole log of an agency: its auditor. It says which records were opened, never whose."""

from hearth.access.rules import AUDITOR
from hearth.access.viewer import Viewer


def may_read_the_log(viewer: Viewer) -> bool:
    return viewer.role == AUDITOR and viewer.keeps_register
