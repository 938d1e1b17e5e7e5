"""`hearth directory`: read other directories, write ours, say how good it is."""

import argparse
import sys
from pathlib import Path
from typing import Any

from hearth.ui.errors import BadInput, Failure


def add_commands(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="WHAT")
    reading = parts.add_parser(
        "import",
        help="read another directory, from an address or a file",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Examples:\n"
        '  hearth directory import https://example.org/o/ORUKv3 --keeper "Northmoor Council"\n'
        '  hearth directory import county.ndjson --keeper "Northmoor Council" --licence "OGL 3.0, seen on their page"',
    )
    reading.add_argument("source", help="an https address with /services under it, or a file")
    reading.add_argument("--keeper", required=True, help="the agency that keeps what comes, by its name")
    reading.add_argument("--name", help="what to call the feed (default: its address or file name)")
    reading.add_argument("--licence", help="the terms on which it may be republished; without them nothing is shown")
    reading.set_defaults(run=import_feed, database=True)
    writing = parts.add_parser(
        "export",
        help="write everything that is listed, a service a line",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Example:\n  hearth directory export services.ndjson",
    )
    writing.add_argument("file", nargs="?", default="-", help="where to (default: standard output)")
    writing.set_defaults(run=export, database=True)
    checking = parts.add_parser(
        "check",
        help="whether everything that is published is what other systems expect",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Example:\n  hearth directory check",
    )
    checking.set_defaults(run=check, database=True)
    quality = parts.add_parser(
        "quality",
        help="how complete and how fresh the directory is",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Example:\n  hearth directory quality",
    )
    quality.set_defaults(run=show_quality, database=True)


def import_feed(chosen: argparse.Namespace) -> int:
    from django.conf import settings

    from hearth.audit.actors import HEARTH
    from hearth.directory.feeds.fetching import Source
    from hearth.directory.feeds.files import records_in
    from hearth.directory.feeds.importing import note_licence, read_feed, read_records
    from hearth.scope.opening import holder_scope

    feed = _feed(chosen)
    if chosen.licence and chosen.licence != feed.licence:
        with holder_scope(feed.keeper_id):
            note_licence(feed=feed, licence=chosen.licence, by=HEARTH)
    if feed.url:
        fetch = read_feed(feed, Source(feed.url, settings.FEED_HOSTS), HEARTH)
    else:
        fetch = read_records(feed, records_in(Path(chosen.source)), HEARTH)
    print(_told(fetch))
    for line in _reasons(feed):
        print(line)
    if fetch.problem:
        raise Failure(f"{fetch.problem} What is kept stays; run it again to go on.")
    return 0


def _feed(chosen: argparse.Namespace) -> Any:
    from hearth.access.models import Agency
    from hearth.directory.models import Feed

    keeper = Agency.objects.filter(name=chosen.keeper, is_holder=True).first()
    if keeper is None:
        raise BadInput(f"No agency called “{chosen.keeper}” keeps a register here.")
    is_address = "://" in chosen.source
    if not is_address and not Path(chosen.source).is_file():
        raise BadInput(f"There is no file {chosen.source}.")
    name = chosen.name or (chosen.source if is_address else Path(chosen.source).name)
    feed, _ = Feed.objects.get_or_create(
        name=name, defaults={"keeper": keeper, "url": chosen.source if is_address else ""}
    )
    if feed.keeper_id != keeper.pk:
        raise BadInput(f"The feed “{name}” is kept by another agency. Give this one another --name.")
    return feed


def _told(fetch: Any) -> str:
    whole = "read to its end" if fetch.whole else "not read to its end"
    return (
        f"{fetch.feed.name}: {whole}. {fetch.listed:,} records: {fetch.added:,} added, {fetch.changed:,} changed, "
        f"{fetch.unchanged:,} unchanged, {fetch.rejected:,} not shown, {fetch.gone:,} gone."
    )


def _reasons(feed: Any) -> list[str]:
    from hearth.directory.queries.quality import left_out_of, reasons_of

    hidden = [f"  {many:,} not shown: {reason}" for reason, many in reasons_of(feed)]
    return hidden + [f"  {many:,} shown, with something left out: {note}" for note, many in left_out_of(feed)]


def export(chosen: argparse.Namespace) -> int:
    from hearth.directory.feeds.files import export_to

    if chosen.file == "-":
        export_to(sys.stdout)
        return 0
    try:
        with Path(chosen.file).open("w", encoding="utf-8") as file:
            many = export_to(file)
    except OSError as problem:
        raise BadInput(f"{chosen.file} cannot be written: {problem.strerror}.") from None
    print(f"{many:,} services written to {chosen.file}.", file=sys.stderr)
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Each service as it is published, against what the standard asks in prose and its schema does not."""
    from hearth.directory.feeds.files import published
    from hearth.directory.openreferral.strict import wrong_in

    checked = wrong = 0
    for shape in published():
        problems = list(wrong_in(shape))
        checked, wrong = checked + 1, wrong + bool(problems)
        for problem in problems:
            print(f"{shape['id']} “{shape['name']}”: {problem}")
    print(f"{checked:,} services checked, {wrong:,} with something wrong.")
    return 1 if wrong else 0


def show_quality(chosen: argparse.Namespace) -> int:
    from hearth.directory.queries.quality import quality

    for each in quality():
        print(f"{each.share:>6}  {each.many:,} of {each.of:,}  {each.what}")
    return 0
