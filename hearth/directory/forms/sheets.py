from typing import Any

from hearth.directory.place import NotFound, Place, by_postcode
from hearth.practice.library import library
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
    language = OneOf("In which language?", missing="Choose a language")
    places: list[Place]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"].options = [Option("en", "English"), Option("cy", "Welsh"), *_others()]

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


def _others() -> list[Option]:
    return [
        Option(each.language, each.called[0], "" if each.checked_by_a_speaker else "Not yet checked by a speaker.")
        for each in library().translations()
        if each.printed
    ]
