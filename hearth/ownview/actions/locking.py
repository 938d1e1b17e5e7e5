"""One worker at a time decides what somebody sees and who comes in; all is as it is at that moment."""

from hearth.audit.actors import Actor
from hearth.families.models import Family
from hearth.ownview.models import OwnView
from hearth.ownview.rules import NotPossible


def family_now(family: Family, by: Actor) -> Family:
    """The family as it is now, held until this transaction ends: nobody restricts it in between.

    Of a restricted one those decide who may see it for good. Who opened it in an emergency reads, for an hour.
    """
    rows = Family.objects.select_for_update(no_key=True)
    now = rows.get(holder_id=family.holder_id, pk=family.pk)
    if now.restricted and not getattr(by, "sees_restricted", False):
        raise NotPossible("You cannot decide about this record now. Ask whoever answers for it.")
    return now


def view_now(view: OwnView) -> OwnView:
    """The same of a view. The family first, then the view, wherever both are held."""
    rows = OwnView.objects.select_for_update(of=("self",), no_key=True).select_related(
        "person", "family", "episode__family", "episode__programme_version"
    )
    return rows.get(holder_id=view.holder_id, pk=view.pk)
