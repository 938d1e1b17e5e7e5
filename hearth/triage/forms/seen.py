"""A form about what somebody else may change meanwhile: it knows what stood on the page, and what stands now."""

from typing import Any, ClassVar

from django import forms

from hearth.ui.forms import QuestionForm


class SeenForm(QuestionForm):
    """Where the two differ it says so once, and keeps what was typed. Sent again, it is sent with open eyes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    changed: ClassVar[str]

    def __init__(self, *args: Any, now: object, **kwargs: Any) -> None:
        self.now = str(now or "")
        kwargs["initial"] = (kwargs.get("initial") or {}) | {"seen": self.now}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "seen" in self.data and cleaned.get("seen", "") != self.now:
            self.add_error(None, self.changed)
            self._now_seen()
        return cleaned

    def _now_seen(self) -> None:
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed["seen"] = self.now
        self.data = typed
