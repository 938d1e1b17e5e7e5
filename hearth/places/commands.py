"""`hearth places …`: load postcodes, find who is responsible, list the bodies."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

PROGRESS_EVERY = 250_000
LOAD_EXAMPLE = "Example:\n  hearth places load ONSPD_NOV_2025.zip"
SPLITS_EXAMPLE = (
    "Example:\n  hearth places splits NSUL_JUN_2026.zip\n\n"
    "Give all regional files together: what is given replaces what was there, and a postcode may span two regions."
)
FIND_EXAMPLE = "Example:\n  hearth places find 'AL1 1AA' --json\n\nExit status 2 when a postcode has no body."
ROUTES_EXAMPLE = (
    "Example:\n  hearth places routes load routes.csv\n\n"
    "Columns: body (id or code), audience (public, professional, child), kind (phone, web, email), value, hours, days\n"
    "(12345 is Monday to Friday), opens, closes (08:30; both empty: always), out_of_hours (yes, no), verified_on,\n"
    "verified_by. What a council has verified itself since then is kept."
)
STALE_EXAMPLE = "Example:\n  hearth places routes list --stale"
BODIES_EXAMPLE = "Example:\n  hearth places bodies --on 2027-04-01 --json"
REFERENCE_EXAMPLE = "Example:\n  hearth places reference"
DEMO_BODIES = "a CSV of further bodies, for a demonstration: code, name, nation"


def add_commands(parser: argparse.ArgumentParser) -> None:
    rooms = parser.add_subparsers(dest="places_command", required=True, metavar="COMMAND")

    def room(name: str, meaning: str, example: str) -> argparse.ArgumentParser:
        layout = argparse.RawDescriptionHelpFormatter
        return rooms.add_parser(name, help=meaning, description=meaning, epilog=example, formatter_class=layout)

    _load_command(room("load", "replace the postcodes by a release of the directory", LOAD_EXAMPLE))
    _splits_command(
        room("splits", "learn from the UPRN look-up which postcodes more than one body shares", SPLITS_EXAMPLE)
    )
    _find_command(room("find", "who is responsible for children at a postcode", FIND_EXAMPLE))
    _bodies_command(room("bodies", "the responsible bodies in force on a day", BODIES_EXAMPLE))
    _routes_command(room("routes", "how to reach each body: load a file, list what is stale", STALE_EXAMPLE))
    reference = room("reference", "bring the responsible bodies up to date", REFERENCE_EXAMPLE)
    reference.set_defaults(run=update_reference, database=True)


def _load_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="FILE|DIR|ZIP", help="a release, or a file of one")
    parser.add_argument("--bodies", type=Path, action="append", default=[], metavar="CSV", help=DEMO_BODIES)
    parser.set_defaults(run=load, database=True)


def _routes_command(parser: argparse.ArgumentParser) -> None:
    doors = parser.add_subparsers(dest="routes_command", required=True, metavar="COMMAND")
    layout = argparse.RawDescriptionHelpFormatter
    meaning = "replace the routes of the bodies in a file"
    load = doors.add_parser("load", help=meaning, description=meaning, epilog=ROUTES_EXAMPLE, formatter_class=layout)
    load.add_argument("file", type=Path, metavar="FILE", help="a CSV in UTF-8")
    load.set_defaults(run=load_routes, database=True)
    meaning = "list the routes that are known"
    listed = doors.add_parser("list", help=meaning, description=meaning, epilog=STALE_EXAMPLE, formatter_class=layout)
    listed.add_argument("--stale", action="store_true", help="only those that nobody has checked for six months")
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    listed.set_defaults(run=list_routes, database=True)


def _splits_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="FILE|DIR|ZIP", help="a release of the ONS UPRN look-up (NSUL)")
    parser.set_defaults(run=splits, database=True)


def _find_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("postcodes", nargs="+", metavar="POSTCODE")
    parser.add_argument("--on", type=_day, metavar="DATE", help="on another day than today, as 2027-04-01")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=find, database=True)


def _bodies_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help="on another day than today, as 2027-04-01")
    parser.add_argument("--json", action="store_true", help="one JSON list")
    parser.set_defaults(run=bodies, database=True)


def load(chosen: argparse.Namespace) -> None:
    from hearth.places.releases.loading import load_postcodes
    from hearth.places.releases.names import load_names

    loaded = load_postcodes(chosen.path, *chosen.bodies, progress=_show_progress("postcodes"))
    release = loaded.release
    _warn_of(loaded.unknown_codes, "their postcodes lead nowhere")
    print(
        f"{release.name}: {release.postcodes:,} postcodes loaded, {release.terminated:,} of them terminated."
        f" {release.unrouted:,} lead to no responsible body."
    )
    if names := load_names(chosen.path, progress=_show_progress("postcodes of named places")):
        print(f"{names:,} names of towns, villages and parishes loaded. Places can be found by them.")
    else:
        print(
            "No look-up tables of parishes and built-up areas came with it: places are found by council and district."
        )


def splits(chosen: argparse.Namespace) -> None:
    from hearth.places.releases.splits import load_splits

    release, unknown = load_splits(chosen.path, progress=_show_progress("addresses"))
    _warn_of(unknown, "their homes were left out")
    if release.files == 1:
        print("One file was read. Postcodes that span two regions show only with both regions' files.", file=sys.stderr)
    print(
        f"{release.name}: {release.addresses:,} addresses read."
        f" {release.postcodes:,} postcodes have homes in more than one body's area."
    )


def find(chosen: argparse.Namespace) -> int:
    from hearth.places.queries import try_postcode

    findings = [try_postcode(postcode, chosen.on) for postcode in chosen.postcodes]
    for finding in findings:
        if chosen.json:
            print(json.dumps(finding.as_json()))
        else:
            print(f"{finding.postcode}: {finding.body or 'nobody found'}. {finding.reason}")
    return 0 if all(finding.body for finding in findings) else 2


def bodies(chosen: argparse.Namespace) -> None:
    from hearth.places.findings import body_as_json
    from hearth.places.queries import bodies_on
    from hearth.ui.days import today

    found = bodies_on(chosen.on or today())
    if chosen.json:
        lines = (json.dumps(body_as_json(body)) for body in found)
        print("[\n" + ",\n".join(lines) + "\n]")
    else:
        for body in found:
            print(f"{body.code or '(no code yet)':14}{body.name}, {body.nation}")


def load_routes(chosen: argparse.Namespace) -> None:
    from hearth.places.routes import load_routes

    loaded = load_routes(chosen.file)
    for body in loaded.kept:
        print(f"{body.name}: kept as it is, because it was verified here later than in the file.", file=sys.stderr)
    print(f"{loaded.routes:,} routes of {loaded.bodies:,} bodies loaded.")


def list_routes(chosen: argparse.Namespace) -> None:
    from hearth.places.models import ContactRoute
    from hearth.places.routes import stale_routes

    everything = ContactRoute.objects.select_related("body").order_by("body__name", "audience", "id")
    for route in stale_routes() if chosen.stale else everything:
        if chosen.json:
            told = {name: getattr(route, name) for name in ("audience", "kind", "value", "verified_by")}
            print(json.dumps({"body": route.body_id, **told, "verified_on": route.verified_on.isoformat()}))
        else:
            checked = f"last checked {route.verified_on} by {route.verified_by}"
            print(f"{route.body.name}: {route.value} ({route.kind}, {route.audience}), {checked}")


def update_reference(chosen: argparse.Namespace) -> None:
    from hearth.places.reference.loading import load_reference

    print(f"{load_reference()} responsible bodies are up to date.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2027-04-01") from None


def _warn_of(unknown: Sequence[str], so: str) -> None:
    if unknown:
        print(f"No responsible body is known for {', '.join(unknown)}: {so}.", file=sys.stderr)


def _show_progress(what: str) -> Callable[[int], None]:
    shown = 0

    def show(rows: int) -> None:
        nonlocal shown
        if rows - shown >= PROGRESS_EVERY:
            shown = rows
            print(f"{rows:,} {what} read", file=sys.stderr, flush=True)

    return show
