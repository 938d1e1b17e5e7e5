"""What whoever decides is shown about who this may be: people on record, other worries, and how they add up."""

from dataclasses import dataclass

from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.triage.matching.candidates import Candidates, people_who_may_be
from hearth.triage.matching.owners import tell_owners
from hearth.triage.matching.parameters import parameters_of
from hearth.triage.matching.sources import Count
from hearth.triage.matching.waiting import Lookalike, accumulated, worries_like
from hearth.triage.models import ConfirmedFamily


@dataclass(frozen=True)
class Seen:
    candidates: Candidates
    lookalikes: tuple[Lookalike, ...]
    count: Count
    confirmed: bool


def who_may_be(viewer: Viewer, concern: Concern, confirmed: ConfirmedFamily | None) -> Seen:
    """Nothing restricted is in it but that the viewer should ring; whoever has the record is told now, once."""
    children = list(concern.children.all())
    parameters = parameters_of(viewer.holder_id)
    candidates = people_who_may_be(viewer, children, parameters)
    if concern.decided_at is None:
        tell_owners(concern, [family for _, family in candidates.closed])
    lookalikes = worries_like(viewer, concern, children, parameters)
    count = accumulated(viewer, concern, candidates, lookalikes, confirmed.family_id if confirmed else None)
    return Seen(candidates, tuple(lookalikes), count, confirmed is not None)
