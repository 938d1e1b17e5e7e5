"""How whoever does something is named to a family."""

from hearth.audit.actors import Actor


def called(by: Actor) -> str:
    """A worker's own name: a family knows people, and not their posts."""
    return str(getattr(by, "name", by.text))
