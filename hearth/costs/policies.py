from hearth.access.rules import SERVICE_MANAGER, SUPERVISOR
from hearth.access.viewer import Viewer


def may_see_costs(viewer: Viewer) -> bool:
    """A service manager sees every team of the agency, a supervisor their own."""
    return viewer.role in (SERVICE_MANAGER, SUPERVISOR)


def may_keep_money(viewer: Viewer) -> bool:
    return viewer.role == SERVICE_MANAGER
