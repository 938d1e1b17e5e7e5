"""Who may open a page for a family's own eyes: whoever works with them."""

from hearth.access.viewer import Viewer
from hearth.casework.policies import may_work


def may_show(viewer: Viewer) -> bool:
    return may_work(viewer)
