"""What was shared about a family. What happens to people stands in the modules beside this one."""

from dataclasses import dataclass
from datetime import date

from hearth.audit.actors import Actor
from hearth.families.actions.homes import Home
from hearth.families.models import Family, Sharing
from hearth.families.problems import Impossible
from hearth.scope.actions import action, record

__all__ = ["Home", "Impossible", "Shared", "record_sharing"]


@dataclass(frozen=True)
class Shared:
    with_whom: str
    what: str
    lawful_basis: str
    told: bool
    why_not_told: str = ""


@action
def record_sharing(*, family: Family, shared: Shared, on: date, by: Actor) -> Sharing:
    """What was shared about a family; never a condition for asking for help."""
    if not shared.told and not shared.why_not_told.strip():
        raise Impossible("Say why the family was not told.")
    who = {"by_id": by.id, "by_name": getattr(by, "name", by.text)}
    sharing = Sharing.objects.create(family=family, on=on, **who, **vars(shared))
    record(by=by, verb="shared", subject=sharing, fields=list(vars(shared)))
    return sharing
