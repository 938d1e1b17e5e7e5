"""From a practice file's text to YAML's tree, or to a sentence on why not."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import Node

from hearth.practice.problems import Problem, Unreadable

DEEPEST = 20


class _PlainComposer(Composer):  # type: ignore[misc]  # ruamel's own annotations are Any
    """Builds the tree of a file without ever unfolding an alias."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            event = self.parser.get_event()
            raise MarkedYAMLError(problem=f"alias {event.anchor}", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def compose(path: Path, text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _PlainComposer
    yaml.max_depth = DEEPEST
    try:
        return yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(Problem(path, mark.line + 1 if mark else 0, _explained(error))) from error
    except (YAMLError, ValueError) as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        sentence = "There is a character or a shape here that YAML does not allow; retype the line."
        raise Unreadable(Problem(path, line, sentence)) from error


QUOTE_IT = "put quotes around the words."
EXPLAINED = {
    "alias": f"“*” repeats another part of the file, which Hearth does not allow: write it out or {QUOTE_IT}",
    "mapping values are not allowed": f"A colon followed by a space has a meaning of its own: {QUOTE_IT}",
    "cannot start any token": f"A line begins with a tab, or words with a character like @ or %: {QUOTE_IT}",
    "maximum depth": f"Things are nested more than {DEEPEST} deep here.",
    "could not find expected ':'": "A colon is missing on this line, or on the one before it.",
    "expected <block end>": "The indentation of this line does not match the lines above it.",
    "expected a single document": "“---” begins a second document: put it in a file of its own.",
    "unexpected end of stream": "A quotation mark is opened and never closed.",
}


def _explained(error: Exception) -> str:
    """YAML's own complaint in a practice lead's words, or as it came where we have none better."""
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')} {getattr(error, 'note', '')}"
    for complaint, sentence in EXPLAINED.items():
        if complaint in said:
            return sentence
    return f"This is not YAML that can be read: {getattr(error, 'problem', None) or 'its shape is broken'}."
