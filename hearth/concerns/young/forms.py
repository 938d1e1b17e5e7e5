"""What a child or young person is asked about themselves: a few short screens."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE, LONGEST_WORDS
from hearth.ui.fields import OneOf, Option, PhoneNumber, PostcodeField, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST_AGE = 40


class Danger(QuestionForm):
    danger = OneOf(
        _("Are you hurt or in danger right now?"),
        [
            Option("now", _("Yes, right now"), _("Somebody is hurting me, or I am ill, or alone and scared.")),
            Option("today", _("Not this minute, but I do not feel safe today")),
            Option("no", _("No, it is something that goes on and on")),
        ],
        missing=_("Choose one, so that we know how fast to be"),
    )


class Where(QuestionForm):
    """The school will do: children know it better than their postcode."""

    how = OneOf(
        _("What do you know?"),
        [
            Option("postcode", _("My postcode"), reveals="postcode"),
            Option("school", _("The name of my school"), reveals="school"),
            Option("council", _("My town or council"), reveals="council"),
            Option("unknown", _("I do not know")),
        ],
        missing=_("Choose one. “I do not know” is fine."),
    )
    postcode = PostcodeField(_("Your postcode"), missing=_("Write your postcode, or choose another answer"))
    school = ShortText(
        _("Your school, and the town it is in"),
        hint=_("For example: Hillside School, Leeds"),
        missing=_("Write the name of your school, or choose another answer"),
        max_length=LONGEST_LINE,
    )
    council = ShortText(_("Your town or council"), required=False, max_length=100)
    now_where = ShortText(
        _("Are you somewhere else right now? Where?"),
        hint=_("Leave this empty if you are at home, or do not want to say."),
        required=False,
        max_length=LONGEST_LINE,
    )

    def clean(self) -> dict[str, Any]:
        """Named as whoever looks up the place expects it."""
        school = self.cleaned_data.get("school", "")
        return self.cleaned_data | {"nearest": town_of(school), "address": school}


def town_of(school: str) -> str:
    """What stands after the last comma, or else the last word."""
    name, comma, town = school.rpartition(",")
    return town.strip() if comma else (name or town).split(" ")[-1].strip()


class Happening(QuestionForm):
    account = Words(
        _("What is happening?"),
        hint=_("Write it how you like. Spelling does not matter. A few words are enough."),
        missing=_("Write something, even if it is only a few words"),
        max_length=LONGEST_ACCOUNT,
        rows=8,
    )


class You(QuestionForm):
    given_names = ShortText(_("First name, or what you like to be called"), required=False, max_length=LONGEST_LINE)
    family_name = ShortText(_("Family name"), required=False, max_length=LONGEST_LINE)
    age = ShortText(_("How old are you?"), required=False, max_length=LONGEST_AGE, width=10)
    school = ShortText(_("Your school"), required=False, max_length=LONGEST_LINE)


class Adult(QuestionForm):
    adult = OneOf(
        _("Do you want a grown-up you trust to be with you?"),
        [
            Option("yes", _("Yes"), reveals="who"),
            Option("no", _("No")),
            Option("unsure", _("I do not know yet")),
        ],
        missing=_("Choose one. “I do not know yet” is fine."),
    )
    who = ShortText(
        _("Who is it?"),
        hint=_("For example: Miss Hall, my form teacher. Or: my aunt, who lives next door."),
        missing=_("Write who it is, or choose another answer"),
        max_length=LONGEST_LINE,
    )


class Talk(QuestionForm):
    how = OneOf(
        _("How can we talk to you?"),
        [
            Option("school", _("At school")),
            Option("text", _("Send me a text"), reveals="text_number"),
            Option("phone", _("Ring me"), reveals="phone_number"),
            Option("adult", _("Through a grown-up I trust")),
            Option("no", _("Not at all"), _("You can still come back here and write to us.")),
        ],
        missing=_("Choose one. “Not at all” is fine."),
    )
    text_number = PhoneNumber(_("The number for texts"), missing=_("Write the number, or choose another answer"))
    phone_number = PhoneNumber(_("The number to ring"), missing=_("Write the number, or choose another answer"))
    seen = OneOf(
        _("Could somebody else see your messages or answer your phone?"),
        [Option("yes", _("Yes")), Option("unsure", _("I am not sure")), Option("no", _("No"))],
        required=False,
    )
    when = ShortText(
        _("When is it safe?"),
        hint=_("For example: at lunch, or before 5."),
        required=False,
        max_length=LONGEST_LINE,
    )
    not_to_know = ShortText(
        _("Is there anybody who must not find out that you wrote?"), required=False, max_length=LONGEST_LINE
    )


class Wish(QuestionForm):
    wants = Words(
        _("What would you like to happen?"),
        hint=_("It is fine not to know."),
        required=False,
        max_length=LONGEST_WORDS,
        rows=4,
    )
