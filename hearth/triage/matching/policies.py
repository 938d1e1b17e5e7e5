"""Who says that two records are one person, and who sets from where they are asked."""

from hearth.access.rules import TRIAGE_MANAGER
from hearth.access.viewer import Viewer
from hearth.triage.policies import may_triage

may_join = may_triage


def may_set_thresholds(viewer: Viewer) -> bool:
    return viewer.role == TRIAGE_MANAGER
