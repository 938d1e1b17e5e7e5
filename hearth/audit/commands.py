"""`hearth audit heads` publishes the newest link of each chain; `hearth audit verify` reads every chain again."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from hearth.audit import anchors
from hearth.ui.errors import BadInput


def add_commands(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True)
    heads = steps.add_parser(
        "heads", help="the newest link of each chain", epilog="hearth audit heads --json > heads.json"
    )
    heads.add_argument("--json", action="store_true", help="as JSON, to keep on another machine")
    heads.add_argument(
        "--add-to", type=Path, metavar="FOLDER", help="add them to a folder as one line, as a worker does"
    )
    heads.set_defaults(run=print_heads, database=True)
    check = steps.add_parser("verify", help="was anything changed?", epilog="hearth audit verify --against heads.json")
    check.add_argument(
        "--against", type=Path, metavar="HEADS", help="heads, or a folder of them, that were kept on another machine"
    )
    check.set_defaults(run=verify, database=True)


def print_heads(chosen: argparse.Namespace) -> int:
    from hearth.audit.verifying import heads

    found = heads()
    if chosen.add_to:
        anchors.add(chosen.add_to, found, datetime.now(UTC))
    elif chosen.json:
        print(json.dumps({"heads": found}))
    else:
        for head in found:
            print(f"{head['chain']}  {head['seq']}  {head['hash']}")
    return 0


def verify(chosen: argparse.Namespace) -> int:
    from hearth.audit.verifying import problems

    anchored = _anchored(chosen.against) if chosen.against else []
    found, events, chains = problems(anchored)
    for problem in found:
        print(problem)
    print(f"{events:,} events in {chains:,} chains; {len(found)} {'problem' if len(found) == 1 else 'problems'}.")
    return 1 if found else 0


def _anchored(path: Path) -> list[anchors.Head]:
    try:
        return anchors.read(path)
    except OSError as problem:
        raise BadInput(f"{path} cannot be read: {problem.strerror}.") from problem
    except anchors.NotHeads as problem:
        raise BadInput(str(problem)) from problem
