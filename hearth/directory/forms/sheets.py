from typing import Any

from hearth.directory.place import NotFound, Place, by_postcode
from hearth.ui.fields import OneOf, Option, Words
from hearth.ui.forms import QuestionForm

MOST = 40


class ManyPlaces(QuestionForm):
    postcodes = Words(
        "Which postcodes?",
        hint="One on a line. The families of a clinic live in few areas, so one for each part of town is enough.",
        missing="Write at least one postcode",
        max_length=600,
        rows=6,
    )
    language = OneOf(
        "In which language?", [Option("en", "English"), Option("cy", "Welsh")], missing="Choose a language"
    )
    places: list[Place]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        self.places = []
        lines = [line.strip() for line in said.get("postcodes", "").splitlines() if line.strip()]
        if len(lines) > MOST:
            self.add_error("postcodes", f"Write at most {MOST} at a time.")
            return said
        for line in lines:
            try:
                self.places.append(by_postcode(line))
            except NotFound as problem:
                self.add_error("postcodes", f"{line[:20]}: {problem}")
        return said
