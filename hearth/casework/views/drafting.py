"""What a worker is still typing, by the name that casework's pages have always known."""

from hearth.drafts.typing import Typing

__all__ = ["Typing"]
