"""Who may keep entries, propose changes to them, and read what is meant for staff."""

from hearth.access.rules import DIRECTORY_KEEPER, PROFESSIONAL, PROVIDER, WITH_CASES
from hearth.access.viewer import Viewer


def may_keep_directory(viewer: Viewer) -> bool:
    return viewer.role == DIRECTORY_KEEPER


def may_propose(viewer: Viewer) -> bool:
    """Whoever provides services: of their own agency's organisations only, as the queries say."""
    return viewer.role == PROVIDER


def may_see_staff_words(viewer: Viewer) -> bool:
    return viewer.role in WITH_CASES | {PROFESSIONAL, DIRECTORY_KEEPER}
