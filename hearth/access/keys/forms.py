"""Making a key: three questions."""

from typing import Any

from hearth.access.keys.queries import in_use, not_revoked
from hearth.access.keys.rules import LONGEST_NAME, MONTHS, MOST_KEYS, SCOPES
from hearth.access.viewer import Viewer
from hearth.ui.fields import AnyOf, OneOf, ShortText
from hearth.ui.forms import QuestionForm


class MakeKey(QuestionForm):
    name = ShortText(
        "What is the key for?",
        hint="The system that will use it, such as “School records”. The name stands in the log.",
        missing="Give the key a name",
        max_length=LONGEST_NAME,
    )
    scopes = AnyOf("What may it do?", list(SCOPES.items()), missing="Choose what the key may do")
    months = OneOf(
        "For how long?",
        list(MONTHS.items()),
        hint="After this it stops working. You can make the next one before then.",
        missing="Choose for how long the key works",
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        name = said.get("name", "")
        if name and not_revoked(self.viewer).filter(name__iexact=name).exists():
            self.add_error("name", "There is a key of this name. Give another name, or revoke that key first")
        if in_use(self.viewer).count() >= MOST_KEYS:
            self.add_error(None, f"Your agency has {MOST_KEYS} keys. Revoke one that is not used")
        return said
