"""`hearth audit heads` publishes the newest link of each chain; `hearth audit verify` reads every chain again."""

import argparse
import json
from pathlib import Path

from hearth.ui.errors import BadInput


def add_commands(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True)
    heads = steps.add_parser(
        "heads", help="the newest link of each chain", epilog="hearth audit heads --json > heads.json"
    )
    heads.add_argument("--json", action="store_true", help="as JSON, to keep on another machine")
    heads.set_defaults(run=print_heads, database=True)
    check = steps.add_parser("verify", help="was anything changed?", epilog="hearth audit verify --against heads.json")
    check.add_argument("--against", type=Path, metavar="HEADS", help="heads that were kept on another machine")
    check.set_defaults(run=verify, database=True)


def print_heads(chosen: argparse.Namespace) -> int:
    from hearth.audit.verifying import heads

    found = heads()
    if chosen.json:
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


def _anchored(path: Path) -> list[dict[str, object]]:
    try:
        heads = json.loads(path.read_text(encoding="utf-8"))["heads"]
        return [{"chain": head["chain"], "seq": int(head["seq"]), "hash": head["hash"]} for head in heads]
    except OSError as problem:
        raise BadInput(f"{path} cannot be read: {problem.strerror}.") from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise BadInput(f"{path} does not hold heads as `hearth audit heads --json` prints them.") from problem
