"""`hearth worker`: does the jobs that reports and messages leave behind."""

import argparse


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Example:\n  hearth worker"
    parser.add_argument("--until-empty", action="store_true", help="stop when nothing is left to do")
    parser.set_defaults(run=work, database=True)


def work(chosen: argparse.Namespace) -> int:
    from procrastinate.contrib.django import app

    from hearth.post.events import worker_begins

    worker_begins.send(sender=app)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=not chosen.until_empty, install_signal_handlers=True, listen_notify=True)
    return 0
