"""Small instruments for tests, as a practice lead would write them."""

from pathlib import Path

from hearth.practice.checking import examine
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.library import library

HEAD = """
id: example
version: "{version}"
title: Example
author: A practice lead
checked_by: Another
source: Own wording
licence: CC BY 4.0
next_review: 2027-05-31
unit: {unit}
about: An example.
missing_reasons:
  - {{id: not_observed, label: Not observed, meaning: Not seen yet.}}
  - {{id: not_applicable, label: Does not apply, meaning: Does not apply.}}
change: {{reliability_published: false, why: Nobody has measured it.}}
"""
SCALES = """
scales:
  - id: often
    order: worst_first
    options:
      - {code: never, label: Never, value: 0}
      - {code: sometimes, label: Sometimes, value: 1}
      - {code: always, label: Always, value: 2}
  - id: place
    order: none
    options: [{code: home, label: Home}, {code: school, label: School}]
"""


def written(tmp_path: Path, body: str, *, unit: str = "child", version: str = "1.0") -> Path:
    path = tmp_path / "instruments" / "example.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(unit=unit, version=version) + body, encoding="utf-8")
    return path


def instrument(tmp_path: Path, body: str, *, unit: str = "child", version: str = "1.0") -> Instrument:
    examination = examine([written(tmp_path, body, unit=unit, version=version)], beside=library().files)
    assert not examination.problems, "\n".join(map(str, examination.problems))
    definition = examination.files[0].definition
    assert isinstance(definition, Instrument)
    return definition


def told(tmp_path: Path, body: str) -> str:
    """What `practice check` says of it."""
    return "\n".join(map(str, examine([written(tmp_path, body)], beside=library().files).problems))


def area(items: str, id: str = "main", more: str = "") -> str:
    lines = "\n".join(f"          - {line}" for line in items.strip().splitlines())
    return f"""
  - id: {id}
    label: {id.title()}
    description: Questions.
    {more}
    sub_areas:
      - id: {id}_all
        label: All
        items:
{lines}
"""
