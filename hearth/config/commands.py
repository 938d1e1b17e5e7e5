"""`hearth`: one command for everything. Each package brings its own sub-commands in its `commands.py`."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from hearth.ui.errors import BadInput, Failure

OURS = {
    "concerns": ("hearth.concerns.commands", "pass on what an ended council has not decided"),
    "places": ("hearth.places.commands", "postcodes and the councils responsible for them"),
    "practice": ("hearth.practice.commands", "check, list and load the practice library"),
    "directory": ("hearth.directory.commands", "services that help families: read other directories, write ours"),
    "outcomes": ("hearth.outcomes.commands", "did it help: the outcome report"),
    "extract": ("hearth.outcomes.extracting", "write the two tables that figures are made from"),
    "chronology": ("hearth.chronology.commands", "what happened: check it against its stages, write it anew"),
    "files": ("hearth.files.commands", "the files that people send: check, seal anew, sweep"),
    "matching": ("hearth.triage.matching.commands", "who may be on record twice, and how that is weighed"),
    "audit": ("hearth.audit.commands", "the log: publish its heads, verify its chains"),
    "dbshell": ("hearth.config.shell", "PostgreSQL's own prompt"),
    "worker": ("hearth.post.commands", "deliver reports and messages"),
    "demo": ("hearth.config.demonstration", "a running Hearth with invented families"),
}
DJANGO_EXAMPLE = "\nAnything else is one of Django's own commands, such as `hearth migrate`."


def main(arguments: Sequence[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    words = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if words and words[0] not in OURS and not words[0].startswith("-"):
        _django(words)
    else:
        sys.exit(_ours(words))


def _ours(words: list[str]) -> int:
    chosen = _parser(words).parse_args(words)
    try:
        if getattr(chosen, "database", False):
            prepare_database()
        return int(chosen.run(chosen) or 0)
    except BadInput as problem:
        print(problem, file=sys.stderr)
        return 2
    except Failure as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(words: list[str]) -> argparse.ArgumentParser:
    """Only the package that is asked for is imported, so that a report needs no database to start."""
    parser = argparse.ArgumentParser(prog="hearth", description="Hearth." + DJANGO_EXAMPLE)
    rooms = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, meaning) in OURS.items():
        room = rooms.add_parser(name, help=meaning, formatter_class=argparse.RawDescriptionHelpFormatter)
        if words[:1] == [name]:
            importlib.import_module(module).add_commands(room)
    return parser


def prepare_database() -> None:
    """Start the embedded server when there is no other; set Django up; an embedded home migrates itself."""
    import django
    from django.conf import settings

    from hearth.config import embedded

    if settings.EMBEDDED:
        embedded.leave_on_terminate()
        embedded.start()
    django.setup()
    from hearth.config.migrating import is_up_to_date, migrate

    if settings.EMBEDDED:
        with embedded.locked("migrating"):  # two commands may meet a new home at once
            if not is_up_to_date():
                migrate()


def _django(words: list[str]) -> None:
    import django
    from django.conf import settings
    from django.core.management import execute_from_command_line

    from hearth.config import embedded

    if settings.EMBEDDED and words[0] not in ("help", "makemigrations", "collectstatic", "check"):
        embedded.start()
    if words == ["migrate"]:
        django.setup()
        from hearth.config.migrating import migrate

        migrate(verbosity=1)
    else:
        execute_from_command_line(["hearth", *words])


if __name__ == "__main__":
    main()
