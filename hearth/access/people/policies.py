"""Who looks after an agency's people. Support helps them to sign in again, and gives no roles."""

from hearth.access.rules import ADMINISTRATOR, LOOKS_AFTER_PEOPLE
from hearth.access.viewer import Viewer


def may_see_people(viewer: Viewer) -> bool:
    return viewer.role in LOOKS_AFTER_PEOPLE


def may_give_roles(viewer: Viewer) -> bool:
    return viewer.role == ADMINISTRATOR
