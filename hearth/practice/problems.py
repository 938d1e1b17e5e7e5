"""What is wrong in a practice file, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """Something wrong, in a sentence, with where to look. Line 0 is the file as a whole."""

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.sentence}"


class Unreadable(Exception):
    """The file is not YAML that Hearth can take; `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
