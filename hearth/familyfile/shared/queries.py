"""What of a family is opened by a sharing: its own items, and not a word more. Asked in the holder's scope."""

from dataclasses import dataclass, field

from django.db.models import Q

from hearth.casework.models import Action, Goal
from hearth.casework.queries.episodes import NOT_FOR_SOMEBODY_SEALED, OF_NOBODY_SEALED
from hearth.chronology.models import Entry
from hearth.chronology.queries import entries_seen_by
from hearth.chronology.rules import FAMILY, STAFF, WORRIES
from hearth.families.models import Family, Sharing
from hearth.families.sharing.rules import STRANDS
from hearth.familyfile import queries
from hearth.familyfile.found import Help, Member, StatusTold

MOST = 100


@dataclass
class Opened:
    """Empty where it is not among the items."""

    members: list[Member] = field(default_factory=list)
    statuses: list[StatusTold] = field(default_factory=list)
    help: list[Help] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)


def opened_by(sharing: Sharing, family: Family) -> Opened:
    items = set(sharing.items)
    found = Opened()
    if "people" in items:
        found.members = queries.members_of(family)
    if "statuses" in items:
        found.statuses = queries.statuses_of(family)
    if "help" in items:
        found.help = queries.help_of(family)
    if strands := items & set(STRANDS):
        rows = entries_seen_by(family, (FAMILY, STAFF)).filter(strand__in=strands)
        rows = rows.filter(
            Q(holds="") | Q(strand=WORRIES)
        )  # where somebody lives, say, is nobody's but the family's own team's
        found.entries = list(rows.order_by("-happened", "-id")[:MOST])
    if "plan" in items:
        of_the_family = {"holder_id": family.holder_id, "episode__family": family, "episode__closed": None}
        goals = Goal.objects.filter(OF_NOBODY_SEALED, dropped_reason="")
        found.goals = list(goals.filter(**of_the_family).order_by("set_on", "id")[:MOST])
        found.actions = list(
            Action.objects.filter(NOT_FOR_SOMEBODY_SEALED, **of_the_family).order_by("by_when", "id")[:MOST]
        )
    return found
