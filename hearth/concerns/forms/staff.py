"""What staff write down for somebody who rang, wrote, came to the desk or was visited; and for police notices."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from hearth.concerns.forms.professional import TELL_EACH
from hearth.concerns.forms.sent_once import SentOnce
from hearth.concerns.portal.routing import where_now
from hearth.concerns.rules import CHANNELS, LONGEST_ACCOUNT, LONGEST_LINE, LONGEST_WORDS
from hearth.files.fields import FilesField
from hearth.places.queries import bodies_on
from hearth.ui import days
from hearth.ui.fields import (
    Day,
    EmailOrNothing,
    OneFromList,
    OneOf,
    Option,
    PhoneNumber,
    PostcodeField,
    ShortText,
    Words,
    YesNo,
)
from hearth.ui.time_fields import TimeOfDay

OFFICE_OPENS = time(9)


class Contact(SentOnce):
    channel = OneOf(
        "How did it come?",
        [(channel, label) for channel, label in CHANNELS.items() if channel != "web"],
        missing="Choose how it came",
    )
    came_on = Day(
        "On which day did it come?",
        hint="Leave this empty for today.",
        called="The day it came",
        latest=days.today,
        required=False,
    )
    came_at = TimeOfDay("At what time?", hint="Such as 14:30. Leave this empty if it is just now.", required=False)
    their_reference = ShortText(
        "Their own reference",
        hint="The number of a police notice, or the number another system gave it.",
        required=False,
        max_length=LONGEST_LINE,
    )
    happened_on = Day(
        "If it is about something that happened: on which day?",
        called="The day it happened",
        latest=days.today,
        required=False,
    )
    happened_time = ShortText(
        "At what time did it happen?",
        hint="As you were told: “23:40”, “in the night”.",
        required=False,
        max_length=LONGEST_LINE,
        width=20,
    )
    account = Words(
        "What were you told?",
        hint="Word for word, as far as you can. For a letter, copy it.",
        missing="Write down what you were told",
        max_length=LONGEST_ACCOUNT,
        rows=12,
    )
    attached = FilesField("Photos, documents or recordings that came with it")
    danger = YesNo("Must somebody act today?", missing="Say whether somebody must act today")
    lives_postcode = PostcodeField("Postcode where the child lives", required=False)
    lives_address = ShortText("Address, or what is known of it", required=False, max_length=LONGEST_LINE)
    now_where = ShortText(
        "Where the child is now, if somewhere else",
        hint="A postcode is best: if it is in another council’s area, that council is told as well.",
        required=False,
        max_length=LONGEST_LINE,
    )
    now_council = OneFromList("Or the council of that place, if its postcode is not known or is split", required=False)
    reporter_name = ShortText(
        "Who told us?",
        hint="Leave this empty if they did not want to say.",
        required=False,
        max_length=LONGEST_LINE,
    )
    reporter_relationship = ShortText("Who are they to the child?", required=False, max_length=LONGEST_LINE)
    reporter_agency_name = ShortText("Their agency, if they have one", required=False, max_length=LONGEST_LINE)
    reporter_phone = PhoneNumber("Their telephone number", required=False)
    reporter_email = EmailOrNothing("Their email address")
    contact_safe = ShortText(
        "When and how is it safe to contact them?",
        hint="Leave this empty if they must not be contacted.",
        required=False,
        max_length=LONGEST_LINE,
    )
    family_may_know = YesNo("May the family know who told us?", required=False)
    family_told = OneOf(
        "Does the family know that we have been told?",
        [
            Option("yes", "Yes"),
            Option("no", "No", reveals="why_not_told"),
            Option("unknown", "Nobody said"),
        ],
        required=False,
    )
    why_not_told = ShortText("Why not, if they said?", required=False, max_length=LONGEST_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils = bodies_on(days.today()).values_list("id", "name")
        self.fields["now_council"].options = [TELL_EACH, *councils]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        there = where_now(self.cleaned_data.get("now_where") or "")
        if there.choices and self.cleaned_data.get("now_council") not in (*there.choices, TELL_EACH[0]):
            self.add_error("now_council", f"Choose the council where the child is now. {there.note}")
        at = self._came()
        if not self.errors and at and at > timezone.now():
            self.add_error("came_at", "The time it came must be in the past")
        return self.cleaned_data

    def received_at(self) -> datetime | None:
        """None for now. An earlier day without a time counts from when the office opened: the clock began that day."""
        return self._came()

    def _came(self) -> datetime | None:
        day, at = self.cleaned_data.get("came_on"), self.cleaned_data.get("came_at")
        if at is None and day in (None, days.today()):
            return None
        return datetime.combine(day or days.today(), at or OFFICE_OPENS, timezone.get_default_timezone())

    def now_councils(self) -> tuple[str, ...]:
        chosen = self.cleaned_data["now_council"]
        return (chosen,) if chosen and chosen != TELL_EACH[0] else ()

    def told(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["family_told"])
