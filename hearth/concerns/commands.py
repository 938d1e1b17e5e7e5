"""`hearth concerns …`: what is done for every council at once."""

import argparse
from datetime import date

PASS_ON_EXAMPLE = (
    "Example:\n  hearth concerns pass-on\n\n"
    "The worker does this every hour by itself. Running it again changes nothing that was done."
)


def add_commands(parser: argparse.ArgumentParser) -> None:
    rooms = parser.add_subparsers(dest="concerns_command", required=True, metavar="COMMAND")
    meaning = "hand what an ended council has not decided to the council that takes over"
    room = rooms.add_parser(
        "pass-on",
        help=meaning,
        description=meaning,
        epilog=PASS_ON_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    room.add_argument("--on", type=_day, metavar="DATE", help="as on another day than today, as 2027-04-01")
    room.set_defaults(run=pass_on, database=True)


def pass_on(chosen: argparse.Namespace) -> None:
    from hearth.concerns.succession.running import pass_on_everything
    from hearth.ui.days import today

    found = pass_on_everything(chosen.on or today())
    print(
        f"{found.passed:,} passed on. {found.to_tell:,} wait for somebody to tell a council that does not use Hearth,"
        f" {found.to_choose:,} for somebody to choose the council."
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2027-04-01") from None
