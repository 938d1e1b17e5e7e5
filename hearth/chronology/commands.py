"""`hearth chronology rebuild`: every entry beside what its stage would write today."""

import argparse
import sys
from uuid import UUID

from hearth.ui.days import plural


def add_commands(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True)
    rebuild = steps.add_parser(
        "rebuild",
        help="write anew what is missing or differs",
        epilog="hearth chronology rebuild --check",
    )
    rebuild.add_argument(
        "--check", action="store_true", help="say what differs, change nothing, exit 1 if anything does"
    )
    rebuild.set_defaults(run=run, database=True)


def run(chosen: argparse.Namespace) -> int:
    """Register by register, family by family: one transaction each."""
    from hearth.access.models import Agency

    families = wrong = 0
    for holder_id, name in Agency.objects.filter(is_holder=True).order_by("name").values_list("pk", "name"):
        print(f"{name}…", file=sys.stderr)
        for family_id in _families_of(holder_id):
            families += 1
            wrong += _look(holder_id, family_id, chosen.check)
    done = "differ" if chosen.check else "written anew"
    print(f"{plural(families, 'family', 'families')}; {plural(wrong, 'entry', 'entries')} {done}.")
    return 1 if chosen.check and wrong else 0


def _families_of(holder_id: UUID) -> list[UUID]:
    from hearth.families.models import Family
    from hearth.scope.opening import holder_scope

    with holder_scope(holder_id):
        return list(Family.objects.filter(holder_id=holder_id).order_by("pk").values_list("pk", flat=True))


def _look(holder_id: UUID, family_id: UUID, only_check: bool) -> int:
    """How many of the family's entries differ; each is named, by its row and never by a person."""
    from hearth.audit.actors import HEARTH
    from hearth.chronology.rebuilding import differences, rebuild_chronology
    from hearth.families.models import Family
    from hearth.scope.opening import holder_scope

    with holder_scope(holder_id):
        family = Family.objects.get(holder_id=holder_id, pk=family_id)
        found = list(differences(family))
        if only_check:
            for each in found:
                print(f"{family_id}: {each}")
        elif found:
            rebuild_chronology(family=family, by=HEARTH)
        return len(found)
