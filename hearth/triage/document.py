"""Which threshold document a council decides by, and the versions that a decision pins."""

from hearth.access.viewer import Viewer
from hearth.practice.definitions.nation import Nation
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.library import library
from hearth.practice.models import PracticeVersion
from hearth.practice.own.queries import definition_in_use, in_use
from hearth.practice.queries import definition_of, pinned, thresholds_of
from hearth.referrals.queries import nation_of
from hearth.scope.opening import current_holder
from hearth.triage.models import Decision
from hearth.triage.rules.deciding import Document
from hearth.ui.errors import Failure


def document_for(viewer: Viewer) -> Document:
    """The levels of the viewer's nation, or their agency's own. Raises `Failure` for a nation without a file."""
    name = nation_of(viewer.body_id)
    for nation in library().nations():
        if nation.title == name and nation.thresholds:
            levels = definition_in_use(viewer.holder_id, "thresholds", nation.thresholds)
            assert isinstance(levels, Thresholds)
            return Document(nation, levels)
    raise Failure(f"The practice library has no levels of need for {name}, so nobody can decide by its thresholds.")


def versions_of(document: Document) -> tuple[PracticeVersion, PracticeVersion]:
    """The rows a decision points at: thresholds, then nation."""
    return in_use(current_holder(), "thresholds", document.thresholds.id), pinned("nation", document.nation.id)


def decided_by(decision: Decision) -> Document:
    """The document as it stood when this was decided."""
    nation = definition_of(decision.nation)
    assert isinstance(nation, Nation)
    return Document(nation, thresholds_of(decision.thresholds))
