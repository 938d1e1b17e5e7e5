"""The two ways a check ends."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cleaned:
    """A file that may be kept: what it is, and its bytes without place, author or script."""

    content: bytes
    kind: str  # picture, document or sound
    media_type: str
    extension: str


class Refused(Exception):
    """It cannot be kept. `why` is a code; `hearth.files.sentences` has the sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
