"""`hearth files`: is every file there, sealed anew under a new key, and what nothing names taken out."""

import argparse

from hearth.ui.days import plural
from hearth.ui.errors import Failure


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Example:\n  hearth files check\n  hearth files rekey"
    steps = parser.add_subparsers(dest="step", required=True)
    for name, run, meaning in (
        ("check", check, "can every file in the store be opened?"),
        ("rekey", rekey, "seal every file under the first of HEARTH_FILES_KEYS"),
        ("sweep", sweep, "take out what no record names and has lain there for a day"),
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
