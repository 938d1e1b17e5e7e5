"""`hearth matching …`: what a register learns about likeness, and who may be on record twice."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from hearth.ui.errors import BadInput, Failure

if TYPE_CHECKING:
    from hearth.access.models import Agency

EXAMPLES = {
    "train": "Example:\n  hearth matching train --holder “Northmoor Council”\n\nAdds a version; none is ever changed.",
    "register": "Example:\n  hearth matching register\n\nThe worker does this every night by itself.",
    "keys": "Example:\n  hearth matching keys\n\nNeeded once after an upgrade from a Hearth without matching.",
}
MEANINGS = {
    "train": "learn from a register's own people how much each likeness says",
    "register": "propose who may be on record twice, for a person to say",
    "keys": "work out anew under what everybody is looked up",
}


def add_commands(parser: argparse.ArgumentParser) -> None:
    rooms = parser.add_subparsers(dest="matching_command", required=True, metavar="COMMAND")
    for name, run in (("train", train), ("register", register), ("keys", keys)):
        room = rooms.add_parser(
            name,
            help=MEANINGS[name],
            description=MEANINGS[name],
            epilog=EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        room.add_argument("--holder", metavar="NAME", help="one agency; without it, every one that keeps a register")
        room.set_defaults(run=run, database=True)


def train(chosen: argparse.Namespace) -> None:
    from hearth.triage.matching.working import TooFew, train_register

    def learn(holder: "Agency") -> str:
        try:
            version = train_register()
        except TooFew as few:
            if chosen.holder:
                raise Failure(f"{holder.name}: {few}") from few
            return str(few)
        return f"version {version.number}, from {version.people:,} people"

    _each(chosen.holder, learn)


def register(chosen: argparse.Namespace) -> None:
    from hearth.triage.matching.working import propose_for

    _each(chosen.holder, lambda holder: f"{propose_for(holder.pk):,} pairs wait for somebody to say")


def keys(chosen: argparse.Namespace) -> None:
    from hearth.families.likeness.keeping import keep_everybody

    _each(chosen.holder, lambda holder: f"{keep_everybody(holder.pk):,} people")


def _each(name: str | None, work: "Callable[[Agency], str]") -> None:
    from hearth.scope.opening import holder_scope

    for holder in _holders(name):
        began = time.monotonic()
        print(f"{holder.name} …", file=sys.stderr)
        with holder_scope(holder.pk):
            said = work(holder)
        print(f"{holder.name}: {said} ({time.monotonic() - began:.0f} s).")


def _holders(name: str | None) -> "Iterable[Agency]":
    from hearth.access.models import Agency

    holders = Agency.objects.filter(is_holder=True).order_by("name")
    if name is None:
        return list(holders)
    found = list(holders.filter(name=name))
    if not found:
        known = ", ".join(f"“{each.name}”" for each in holders)
        raise BadInput(f"No agency called “{name}” keeps a register here. There are: {known or 'none'}.")
    return found
