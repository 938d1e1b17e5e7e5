"""`hearth practice`: check, list, describe, exchange and load what practitioners know."""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from hearth.practice.checking import PracticeFile, examine, practice_files
from hearth.practice.exchange.commands import add_exchange
from hearth.practice.kinds import KINDS, Kind, kind_named
from hearth.practice.library import folder, library, shipped
from hearth.ui.days import today
from hearth.ui.errors import BadInput

NAMES = ", ".join(kind.folder for kind in KINDS)


def add_commands(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(required=True, metavar="check|list|reviews|schema|schemas|export|import|load")
    check = _part(parts, "check", "say what is wrong in practice files, and where", "practice/programmes")
    check.add_argument("path", type=Path, help="a practice file, or a folder of them")
    check.set_defaults(run=run_check, database=False)
    listing = _part(parts, "list", "what the library holds", "programmes --json")
    listing.add_argument("kind", help=f"one of {NAMES}")
    listing.add_argument("--json", action="store_true", help="everything about each, as a JSON list")
    listing.set_defaults(run=run_list, database=False)
    schema = _part(parts, "schema", "the JSON Schema of a kind of file, for editors", "programme > x.json")
    schema.add_argument("kind", help=f"one of {NAMES}")
    schema.set_defaults(run=run_schema, database=False)
    schemas = _part(parts, "schemas", "the JSON Schema of every kind, into a folder, for editors", "var/schemas")
    schemas.add_argument("folder", type=Path)
    schemas.set_defaults(run=run_schemas, database=False)
    reviews = _part(parts, "reviews", "files whose review is overdue", "--by 2027-12-31")
    reviews.add_argument("--by", type=date.fromisoformat, default=None, help="a day; today, where none is given")
    reviews.set_defaults(run=run_reviews, database=False)
    add_exchange(parts, _part)
    load = _part(parts, "load", "keep the library's present versions in the database", "")
    load.set_defaults(run=run_load, database=True)


def _part(parts: Any, name: str, meaning: str, example: str) -> ArgumentParser:
    part: ArgumentParser = parts.add_parser(
        name,
        help=meaning,
        description=f"{meaning[0].upper()}{meaning[1:]}.",
        epilog=f"Example: hearth practice {name} {example}".rstrip(),
        formatter_class=RawDescriptionHelpFormatter,
    )
    return part


def run_check(arguments: Namespace) -> None:
    path: Path = arguments.path
    if not path.exists():
        raise BadInput(f"There is no file or folder at {path}.")
    paths = practice_files(path)
    if not paths:
        raise BadInput(f"There are no practice files (names ending in .yaml) in {path}.")
    examination = examine(paths, beside=_shipped_beside(paths))
    if examination.problems:
        found = _counted(len(examination.problems), "problem")
        raise BadInput("\n".join([*map(str, examination.problems), f"{found} found."]))
    print(f"{_counted(len(paths), 'file')} read, nothing wrong.")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _shipped_beside(paths: list[Path]) -> tuple[PracticeFile, ...]:
    """The shipped files that are not themselves being checked: an agency's own files may refer to them."""
    asked = {path.resolve() for path in paths}
    if asked.issuperset(path.resolve() for path in practice_files(folder())):
        return ()
    return tuple(file for file in shipped().files if file.document.path.resolve() not in asked)


def run_list(arguments: Namespace) -> None:
    kind = _kind(arguments.kind)
    entries = [entry for file in library().files if file.kind == kind for entry in _entries(file)]
    if arguments.json:
        json.dump(entries, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for entry in entries:
            print(f"{entry['id']}  {_headline(entry)}")


def _headline(entry: dict[str, Any]) -> str:
    return str(entry.get("title") or entry.get("label") or entry.get("text"))


def _entries(file: PracticeFile) -> list[dict[str, Any]]:
    """A file is one entry, but for needs, signs, measures and costs, where each of the many in it is one."""
    whole = file.definition.model_dump(mode="json")
    match file.kind.name:
        case "needs" | "measures":
            return list(whole[file.kind.name])
        case "unit_costs":
            return list(whole["costs"])
        case "indicators":
            return [{**sign, "band": band["id"]} for band in whole["bands"] for sign in band["signs"]]
    return [whole]


def run_schema(arguments: Namespace) -> None:
    json.dump(_kind(arguments.kind).model.model_json_schema(), sys.stdout, ensure_ascii=False, indent=2)
    print()


def run_schemas(arguments: Namespace) -> None:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        schema = json.dumps(kind.model.model_json_schema(), ensure_ascii=False, indent=2)
        (arguments.folder / f"{kind.name}.schema.json").write_text(schema + "\n", encoding="utf-8")
    print(f"{_counted(len(KINDS), 'schema')} in {arguments.folder}.")


def run_reviews(arguments: Namespace) -> None:
    by = arguments.by or today()
    overdue = sorted(
        (file for file in library().files if file.definition.next_review <= by),
        key=lambda file: file.definition.next_review,
    )
    for file in overdue:
        print(f"{file.definition.next_review}  {file.document.path}  {file.definition.title}")
    print(f"{_counted(len(overdue), 'file')} to be reviewed by {by}.", file=sys.stderr)


def _kind(word: str) -> Kind:
    kind = kind_named(word)
    if kind is None:
        raise BadInput(f"“{word}” is not a kind of practice file. The kinds are {NAMES}.")
    return kind


def run_load(arguments: Namespace) -> None:
    from hearth.practice.loading import load_library  # models need Django set up, which check and list do not

    loaded = load_library()
    print(f"{_counted(loaded.new, 'new version')}, {loaded.unchanged} unchanged.")
