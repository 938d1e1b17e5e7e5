"""What stops a change: life cannot be so, seldom is so, or somebody else was quicker."""

from typing import Any

from django.db.models import Model


class Impossible(ValueError):
    """What life cannot do. A sentence for the person who typed it; `about`: the answer beside which it stands."""

    def __init__(self, sentence: str, about: str = "") -> None:
        self.about = about
        super().__init__(sentence)


class Strange(ValueError):
    """What life seldom does. Each sentence is read, and then the same is sent again with `sure=True`."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


class ChangedElsewhere(ValueError):
    """Somebody else changed this while the page was open. Carries the row as it now stands."""

    def __init__(self, row: Model) -> None:
        self.row = row
        super().__init__(f"Somebody else has changed what is known of {_named(row)}. Theirs stands below beside yours.")


def _named(row: Any) -> str:
    named = getattr(row, "person", row)
    says_itself = "__str__" in vars(type(named))
    return str(named) if says_itself else f"this {named._meta.verbose_name}"


def refuse(problem: str, about: str = "") -> None:
    if problem:
        raise Impossible(problem, about)


def ask_about(sentences: list[str], sure: bool) -> None:
    """Once somebody has read them and is sure, they stop nothing."""
    if sentences and not sure:
        raise Strange(sentences)
