"""A time of day as people write it: 10:30, 10.30am, 2pm, 14:00."""

import re
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError

from hearth.ui.fields import ShortText

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?\s*m?\.?", re.IGNORECASE)


def time_of(typed: str) -> time | None:
    """The time that somebody wrote, or nothing. A lone "2" may mean two times, so it is none."""
    found = _TIME.fullmatch(typed.strip())
    if not found:
        return {"midday": time(12), "noon": time(12)}.get(typed.strip().lower())
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if not half and (found[2] is None or typed.strip().lower().endswith("m")):
        return None
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeOfDay(ShortText):
    """Cleaned to a time, or None where it may be left open."""

    def __init__(self, label: str = "What time?", **options: Any) -> None:
        usual: dict[str, Any] = {"max_length": 20, "width": 5, "hint": "Such as 10:30 or 2pm"}
        super().__init__(label, **(usual | options))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value: Any) -> Any:
        typed = self.to_python(value)
        self.validate(typed)
        if not typed:
            return None
        understood = time_of(typed)
        if understood is None:
            raise ValidationError("Enter a time like 10:30 or 2pm", code="not_a_time")
        return understood
