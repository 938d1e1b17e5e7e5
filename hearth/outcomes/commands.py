"""`hearth outcomes`: did it help?"""

import json
import os
import sys
import tempfile
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path

from hearth.outcomes.report import Report, report
from hearth.ui.errors import Failure

EXAMPLE = """example:
  hearth outcomes report --episodes episodes.csv --observations observations.csv \\
      --programme family_partners --from 2024-04-01 --to 2025-03-31 --format html --output report.html

Small numbers are hidden unless you ask for them with --no-suppression, for your own service's eyes only. Two reports
can be subtracted from each other: give nobody a second one that differs by a few families."""

LARGE = 20_000_000
"""Bytes from which reading takes long enough to say that it goes on."""


def add_commands(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(required=True, metavar="report")
    part = parts.add_parser(
        "report",
        help="the outcome report of two tables",
        description="The outcome report of an extract or of a charity's own spreadsheets. Needs no database.",
        epilog=EXAMPLE,
        formatter_class=RawDescriptionHelpFormatter,
    )
    part.add_argument("--episodes", type=Path, required=True, metavar="FILE", help="CSV in UTF-8, or Parquet")
    part.add_argument("--observations", type=Path, required=True, metavar="FILE", help="CSV in UTF-8, or Parquet")
    part.add_argument("--programme", metavar="ID", help="only this programme, family_partners say")
    part.add_argument("--service", metavar="NAME", help="only episodes of this service")
    part.add_argument("--from", dest="since", type=_day, metavar="DAY", help="referred on this day or later")
    part.add_argument("--to", dest="until", type=_day, metavar="DAY", help="referred on this day or earlier")
    part.add_argument("--format", choices=("json", "html", "docx"), default="json")
    part.add_argument("--output", type=Path, metavar="FILE", help="write here, not to standard output")
    part.add_argument("--no-suppression", dest="suppress", action="store_false", help="show small numbers")
    part.set_defaults(run=run_report, database=False)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day; write it like 2024-01-31") from None


def run_report(arguments: Namespace) -> None:
    """Nothing is written until the whole report is there."""
    size = sum(path.stat().st_size for path in (arguments.episodes, arguments.observations) if path.exists())
    if size > LARGE:
        print(f"Reading and checking {size // 1_000_000:,} MB …", file=sys.stderr)
    made = report(
        arguments.episodes,
        arguments.observations,
        programme=arguments.programme,
        service=arguments.service,
        since=arguments.since,
        until=arguments.until,
        suppress=arguments.suppress,
    )
    written = _written(made, arguments.format)
    for note in made.notes:
        print(note, file=sys.stderr)
    if arguments.output:
        _save(arguments.output, written)
    else:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()


def _written(made: Report, format: str) -> bytes:
    """The drawing and writing libraries are slow to start, so only the format asked for brings its own."""
    if format == "html":
        from hearth.outcomes.document.html import as_html

        return as_html(made).encode()
    if format == "docx":
        from hearth.outcomes.document.word import as_word

        return as_word(made)
    return (json.dumps(made.as_json(), ensure_ascii=False, indent=2) + "\n").encode()


def _save(path: Path, written: bytes) -> None:
    """Under another name first, so that a report half written never stands in the place of a whole one."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(written)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)
    except OSError as error:
        raise Failure(
            f"The report cannot be written to {path}: {(error.strerror or 'no reason given').lower()}."
        ) from error
