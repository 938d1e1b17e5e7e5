"""Who may look, in the stories: one record is restricted, and opened in an emergency; one is shared with school."""

from datetime import timedelta

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.chronology.contributing import contribute
from hearth.demo.world import World, holder
from hearth.families.actions import sharing
from hearth.families.models import Family
from hearth.families.queries import families_for, members_of
from hearth.families.restricting.actions import break_glass, restrict_record
from hearth.scope.opening import holder_scope
from hearth.ui import days

BASIS = "Children Act 2004, section 11"


def trust(world: World) -> None:
    """Once all stories have been lived; of the newest families, whichever there are."""
    kemi, tess, dev = (world.people[name] for name in ("Kemi Brand", "Tess Okafor", "Dev Malhotra"))
    with holder_scope(holder(kemi)):
        now = families_for(kemi).filter(involvements__team_id=kemi.team_id, involvements__ends=None)
        newest = [rows.distinct().order_by("-created_at", "-id").first() for rows in (now, families_for(kemi))]
        theirs = [family for family in newest if family][:1]  # best one with which work goes on
        others = families_for(tess).exclude(pk__in=[family.pk for family in theirs]).order_by("-created_at", "-id")
        for family in theirs:
            _share_with_school(world, family, kemi)
        for family in others[:1]:
            _close_and_open(family, dev, tess)


def _share_with_school(world: World, family: Family, by: Viewer) -> None:
    pia = world.people["Pia Marsh"]
    team = Team.objects.select_related("agency").get(pk=pia.team_id)
    told = sharing.ToShare(
        what="School sees the children every morning, and needs to know what is planned.",
        lawful_basis=BASIS,
        family=sharing.Told(True),
        with_whom=f"{team.name}, {team.agency}",
        team=team,
        items=("people", "help", "agencies", "plan"),
        until=days.today() + timedelta(days=90),
    )
    shared = sharing.share(family=family, sharing=told, by=by)
    contribute(
        sharing=shared,
        happened=days.today() - timedelta(days=1),
        words="Came in without a coat again, and asked twice whether there was toast left.",
        by=pia,
    )
    refusal = sharing.ToRefuse(
        what="Whether the family means to stay in the flat.",
        asked_by="The landlord’s agent, by telephone",
        why="It would help no child, and might cost them their home.",
        lawful_basis=BASIS,
        family=sharing.Told(True),
    )
    sharing.refuse_to_share(family=family, refusal=refusal, by=by)
    children = members_of(family, children=True)
    mother = next((person for person in members_of(family) if person not in children), None)
    if mother:
        week = days.today() - timedelta(days=7)
        sharing.note_agreement(family=family, person=mother, to_what="visits each week", given=week, by=by)


def _close_and_open(family: Family, manager: Viewer, worker: Viewer) -> None:
    why = "Somebody who works in this building is the children’s aunt."
    restriction = restrict_record(family=family, reason=why, by=manager)
    reason = "The night nurse rang: mum left the ward with the baby. No manager answered."
    break_glass(restriction=restriction, reason=reason, by=worker)
