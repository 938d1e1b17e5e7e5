"""What staff write down for somebody who rang, wrote or came to the desk."""

from datetime import datetime, time

from django.utils import timezone

from hearth.concerns.forms.professional import SentOnce
from hearth.concerns.rules import CHANNELS, LONGEST_ACCOUNT, LONGEST_LINE
from hearth.files.fields import FilesField
from hearth.ui import days
from hearth.ui.fields import Day, EmailOrNothing, OneOf, PhoneNumber, PostcodeField, ShortText, Words, YesNo

OFFICE_OPENS = time(9)


class Contact(SentOnce):
    channel = OneOf(
        "How did it come?",
        [(channel, label) for channel, label in CHANNELS.items() if channel != "web"],
        missing="Choose how it came",
    )
    came_on = Day(
        "When did it come?",
        hint="Leave this empty for today.",
        called="The day it came",
        latest=days.today,
        required=False,
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
    now_where = ShortText("Where the child is now, if somewhere else", required=False, max_length=LONGEST_LINE)
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

    def received_at(self) -> datetime | None:
        """Now; or, if it came on an earlier day, when the office opened then: the clock began that day."""
        day = self.cleaned_data["came_on"]
        if day is None or day == days.today():
            return None
        return datetime.combine(day, OFFICE_OPENS, timezone.get_default_timezone())
