"""`hearth demo`: a running Hearth with invented families, on this machine only."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from hearth.config.home import home
from hearth.config.web import web_command
from hearth.ui.errors import BadInput, Failure

HOST = "127.0.0.1"


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Example:\n  hearth demo --port 8000\n  hearth demo --reset"
    parser.add_argument("--port", type=int, default=8000, help="where pages are served (default 8000)")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration away and start over")
    parser.add_argument("--prepare", action="store_true", help="fill the database and stop, without serving")
    parser.add_argument("--families", type=int, default=0, metavar="N", help="about N families, for a quick look")
    parser.set_defaults(run=demo, database=False)


def demo(chosen: argparse.Namespace) -> int:
    if "DATABASE_URL" in os.environ:
        raise BadInput("The demonstration keeps to its own embedded database. Unset DATABASE_URL first.")
    os.environ["HEARTH_DEMO"] = "1"
    if not chosen.prepare:
        _check_port(chosen.port)
    if chosen.reset:
        _forget()
    return _show(chosen.port, chosen.families, prepare_only=chosen.prepare)


def _check_port(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except (OSError, OverflowError) as problem:
            raise BadInput(f"Port {port} is taken. Choose another: make demo PORT={port + 1}.") from problem


def _forget() -> None:
    """The database and the files its rows name; the home's secrets and everything else stay."""
    shutil.rmtree(home() / "files", ignore_errors=True)
    from hearth.config import embedded

    if (embedded.folder() / "cluster").exists():
        embedded.stop_for_good()
        shutil.rmtree(embedded.folder() / "cluster")
        (embedded.folder() / "roles-made").unlink(missing_ok=True)


def _show(port: int, families: int, *, prepare_only: bool) -> int:
    from hearth.config.commands import prepare_database
    from hearth.config.migrating import load_library

    _say("Starting the database.")
    prepare_database()
    from hearth.demo.filling import fill

    load_library()  # practice files may have changed since the database was made
    fill(_say, families)
    if prepare_only:
        return 0
    _collect_static()
    return _serve(port)


def _collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _serve(port: int) -> int:
    """The pages and one worker, until somebody stops them; then the database goes too."""
    programs = Path(sys.executable).parent
    web = web_command(bind=f"{HOST}:{port}", processes=max(2, os.cpu_count() or 2))
    running = [subprocess.Popen(web), subprocess.Popen([str(programs / "hearth"), "worker"])]
    try:
        _wait_until_open(port, running)
        _tell(port)
        while all(process.poll() is None for process in running):
            time.sleep(0.3)
        raise Failure("A part of Hearth stopped on its own. Its last words are above.")
    except (KeyboardInterrupt, SystemExit):
        _say("Stopping.")
        return 0
    finally:
        _stop(running)


def _wait_until_open(port: int, running: list["subprocess.Popen[bytes]"]) -> None:
    for _ in range(600):  # on a busy machine, loading alone takes twenty seconds
        if any(process.poll() is not None for process in running):
            raise Failure("Hearth did not start. Its last words are above.")
        with socket.socket() as attempt:
            if attempt.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise Failure("Hearth did not start within a minute.")


def _stop(running: list["subprocess.Popen[bytes]"]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _tell(port: int) -> None:
    from hearth.demo.personas import told

    print(f"\nHearth is running at http://{HOST}:{port}/\n", flush=True)
    print(f"Look round as an invented person at http://{HOST}:{port}/demo/\n")
    for line in told():
        print(f"  {line}")
    print(f"\nIts files are in {home()}. Ctrl+C stops it.", flush=True)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
