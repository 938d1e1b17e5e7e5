"""`hearth practice export` and `import`: instruments to and from other people's formats."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from hearth.practice.checking import PracticeFile, examine
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.exchange import fhir, xlsform_shape
from hearth.practice.library import library, shipped
from hearth.ui.errors import BadInput

Part = Callable[[Any, str, str, str], ArgumentParser]


def add_exchange(parts: Any, part: Part) -> None:
    out = part(parts, "export", "an instrument as XLSForm or FHIR", "goal_rating --format xlsform --to goals.xlsx")
    out.add_argument("instrument", help="an instrument's id, or its file")
    out.add_argument("--format", choices=["xlsform", "fhir"], default="xlsform")
    out.add_argument("--to", type=Path, help="the file to write; FHIR goes to standard output without it")
    out.add_argument("--with-licensed-text", action="store_true", help="also text that belongs to a licence")
    out.set_defaults(run=run_export, database=False)
    read = part(parts, "import", "an XLSForm workbook as a practice file", "goals.xlsx --to goals.yaml")
    read.add_argument("path", type=Path, help="an .xlsx workbook")
    read.add_argument("--to", type=Path, help="the file to write; else standard output")
    read.set_defaults(run=run_import, database=False)


def run_export(arguments: Namespace) -> None:
    instrument = _instrument(arguments.instrument)
    if arguments.format == "fhir":
        told = fhir.questionnaire(instrument, with_licensed_text=arguments.with_licensed_text)
        _give(json.dumps(told, ensure_ascii=False, indent=2) + "\n", arguments.to)
        lost: tuple[str, ...] = fhir.LOST
    else:
        from hearth.practice.exchange.xlsform_out import spreadsheet_of  # openpyxl is slow to load

        if arguments.to is None:
            raise BadInput("A workbook needs a file: say --to FILE.xlsx.")
        arguments.to.write_bytes(spreadsheet_of(instrument, with_licensed_text=arguments.with_licensed_text))
        lost = xlsform_shape.LOST_OUTSIDE
    _tell("What other tools will not see:", lost)


def run_import(arguments: Namespace) -> None:
    from hearth.practice.exchange.xlsform_in import read_spreadsheet

    read = read_spreadsheet(arguments.path)
    yaml, stream = YAML(), StringIO()
    yaml.width = 120
    yaml.dump(read.content, stream)
    _give(stream.getvalue(), arguments.to)
    if read.lost:
        _tell("What was lost or is still missing:", read.lost)
    if arguments.to is not None:
        beside = () if arguments.to.is_relative_to(Path("practice")) else shipped().files
        for problem in examine([arguments.to], beside=beside).problems:
            print(problem, file=sys.stderr)


def _instrument(asked: str) -> Instrument:
    path = Path(asked)
    if path.suffix in (".yaml", ".yml"):
        examination = examine([path], beside=[file for file in shipped().files if file.document.path != path])
        if examination.problems:
            raise BadInput("\n".join(map(str, examination.problems)))
        return _as_instrument(examination.files[0])
    try:
        return library().instrument(asked)
    except KeyError as unknown:
        known = ", ".join(each.id for each in library().instruments())
        raise BadInput(f"{unknown.args[0]} There are {known}.") from None


def _as_instrument(file: PracticeFile) -> Instrument:
    if not isinstance(file.definition, Instrument):
        raise BadInput(f"{file.document.path} is no instrument; only instruments are exported.")
    return file.definition


def _give(text: str, to: Path | None) -> None:
    if to is None:
        sys.stdout.write(text)
    else:
        to.write_text(text, encoding="utf-8")


def _tell(heading: str, sentences: tuple[str, ...]) -> None:
    print("\n".join([heading, *(f"- {sentence}" for sentence in sentences)]), file=sys.stderr)
