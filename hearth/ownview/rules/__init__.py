"""What one person of a family may see, how they come in, and until when. Plain Python, no Django."""


class NotPossible(ValueError):
    """Why something cannot be, as a sentence."""


class ChangedMeanwhile(NotPossible):
    """Somebody else saved since this page was opened. `version` is the one that stands now."""

    def __init__(self, version: int) -> None:
        super().__init__("Somebody else saved this while you were choosing. Both are here: choose, then save.")
        self.version = version


class AnsweredMeanwhile(NotPossible):
    """Somebody else has answered."""
