"""`hearth files`: is every file there, sealed anew under a new key, what nothing names taken out, the rest scanned."""

import argparse

from hearth.ui.days import plural
from hearth.ui.errors import BadInput, Failure


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Example:\n  hearth files check\n  hearth files rekey"
    steps = parser.add_subparsers(dest="step", required=True)
    for name, run, meaning in (
        ("check", check, "can every file in the store be opened?"),
        ("rekey", rekey, "seal every file under the first of HEARTH_FILES_KEYS"),
        ("sweep", sweep, "take out what no record names and has lain there for a day"),
        ("scan", scan, "have the scanner look at every file that it has not seen yet"),
    ):
        step = steps.add_parser(name, help=meaning, epilog=f"Example:\n  hearth files {name}")
        step.set_defaults(run=run, database=True)


def check(chosen: argparse.Namespace) -> int:
    from hearth.files import store
    from hearth.files.sealing import CannotOpen

    good, bad = 0, []
    for file_id in store.everything():
        try:
            store.get(file_id)
            good += 1
        except (CannotOpen, OSError) as problem:
            bad.append(f"{file_id}: {problem}")
    for line in bad:
        print(line)
    print(f"{plural(good, 'file')} can be opened; {len(bad):,} cannot.")
    return 1 if bad else 0


def rekey(chosen: argparse.Namespace) -> int:
    from hearth.files import store
    from hearth.files.sealing import CannotOpen

    done = 0
    for file_id in list(store.everything()):
        try:
            store.reseal(file_id)
            done += 1
        except FileNotFoundError:
            continue  # taken back in the meantime
        except CannotOpen as problem:
            raise Failure(f"{file_id}: {problem} Sealed anew before it: {plural(done, 'file')}.") from problem
    print(f"Sealed under the first key: {plural(done, 'file')}.")
    return 0


def sweep(chosen: argparse.Namespace) -> int:
    from hearth.files.jobs import A_DAY
    from hearth.files.sweeping import sweep_store

    print(f"Taken out: {plural(sweep_store(older_than=A_DAY), 'file')} that no record names.")
    return 0


def scan(chosen: argparse.Namespace) -> int:
    from django.conf import settings

    from hearth.files.scanning import scan_all

    if not settings.CLAMD:
        raise BadInput("No scanner is set up. Say where it is: HEARTH_CLAMD=unix:/run/clamav/clamd.ctl")
    try:
        done = scan_all(tell=print)
    except OSError as problem:
        raise Failure(f"The scanner could not be asked ({problem}). What it has answered is kept: try again.") from None
    print(f"Scanned: {plural(done.asked, 'file')}; in {done.infected:,} of them a virus was found.")
    return 1 if done.unreadable else 0
