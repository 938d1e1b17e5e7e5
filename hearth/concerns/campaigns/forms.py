"""What an administrator says of a campaign."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from hearth.concerns.campaigns.actions import CampaignWords
from hearth.concerns.rules import LONGEST_LINE
from hearth.ui.fields import Day, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST_HEADING, LONGEST_WORDS = 80, 600


class CampaignForm(QuestionForm):
    heading = ShortText(
        "Heading",
        hint="What the poster says in large letters. For example: Seen something? Say something.",
        missing="Write a heading",
        max_length=LONGEST_HEADING,
    )
    words = Words(
        "Words under it",
        hint="One or two short sentences. Do not name a school or a street where a family could be guessed at.",
        missing="Write a sentence or two",
        max_length=LONGEST_WORDS,
        rows=4,
    )
    heading_cy = ShortText("Heading in Welsh", required=False, max_length=LONGEST_HEADING)
    words_cy = Words("Words under it, in Welsh", required=False, max_length=LONGEST_WORDS, rows=4)
    starts = Day("First day", hint="Leave this empty for today.", called="The first day", required=False)
    ends = Day("Last day", hint="Leave this empty if it has no end.", called="The last day", required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        starts, ends = said.get("starts"), said.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day must not be before the first day")
        if bool(said.get("heading_cy")) != bool(said.get("words_cy", "").strip()):
            empty = "words_cy" if said.get("heading_cy") else "heading_cy"
            self.add_error(empty, "Write both the heading and the words in Welsh, or neither")
        return said

    def campaign_words(self) -> CampaignWords:
        names = CampaignWords.__dataclass_fields__
        return CampaignWords(**{name: self.cleaned_data[name] for name in names})


class NewCampaign(CampaignForm):
    name = ShortText(
        "A short name for its link",
        hint="Small letters, numbers and dashes, such as spring-schools. It cannot be changed once posters hang.",
        missing="Write a short name for the link",
        max_length=LONGEST_LINE,
        width=20,
    )
    field_order = ["name"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].lower()
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or not 3 <= len(name) <= 40:
            raise ValidationError("Use 3 to 40 small letters, numbers and dashes, such as spring-schools")
        return name
