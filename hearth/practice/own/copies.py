"""A copy of what is in use, to be changed: its text as its author wrote it, with the next number that is free."""

import re
from collections.abc import Collection
from io import StringIO
from uuid import UUID

from ruamel.yaml import YAML

from hearth.practice.library import library
from hearth.practice.models import PracticeVersion, Proposal
from hearth.practice.own.rules import raised

NUMBER = re.compile(r"""^version:[ ]*["']?(\d+)\.(\d+)["']?""", re.MULTILINE)


def text_of(version: PracticeVersion, holder_id: UUID) -> str:
    """With its comments and layout where they are at hand, else from what was kept."""
    if version.agency_id:
        sent = Proposal.objects.filter(holder_id=holder_id, kind=version.kind, practice_id=version.practice_id)
        newest = sent.filter(hash=version.hash).order_by("-created_at").first()
        return newest.text if newest else _written_out(version)
    shipped = next((file for file in library().files if file.document.hash == version.hash), None)
    return shipped.document.path.read_text(encoding="utf-8-sig") if shipped else _written_out(version)


def _written_out(version: PracticeVersion) -> str:
    yaml, stream = YAML(), StringIO()
    yaml.width = 120
    yaml.dump(version.body, stream)
    return stream.getvalue()


def renumbered(text: str, taken: Collection[str]) -> str:
    """The same text under the next number that no version has."""
    found = NUMBER.search(text)
    if found is None:
        return text
    number = next_number(f"{found[1]}.{found[2]}", taken)
    return f'{text[: found.start()]}version: "{number}"{text[found.end() :]}'


def next_number(number: str, taken: Collection[str]) -> str:
    number = raised(number)
    while number in taken:
        number = raised(number)
    return number
