"""What a parent is asked who wants help for the family."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE
from hearth.ui.fields import AnyOf, EmailOrNothing, OneOf, Option, PhoneNumber, PostcodeField, ShortText, Words
from hearth.ui.forms import QuestionForm

# What is kept are the ids. Plain words about what is hard, and none about what anybody is.
HELP = {
    "money": _("Money, food or bills"),
    "home": _("Our home: repairs, heating, getting it straight"),
    "routines": _("Bedtimes, mealtimes, getting to school"),
    "behaviour": _("My child’s behaviour or feelings"),
    "learning": _("Nursery, school or learning"),
    "childs_health": _("My child’s health or disability"),
    "my_health": _("My own health, or how I feel"),
    "drink_or_drugs": _("Drinking or drugs"),
    "safety": _("Rows, or not feeling safe at home"),
    "baby": _("A new baby, or one on the way"),
    "company": _("Somebody to talk to"),
}
TIMES = {
    "mornings": _("Weekday mornings"),
    "afternoons": _("Weekday afternoons"),
    "evenings": _("Evenings"),
    "weekends": _("Weekends"),
}
NEEDS = {
    "interpreter": _("An interpreter"),
    "sign_language": _("Sign language"),
    "easy_read": _("Easy words and pictures"),
    "large_print": _("Large print"),
    "read_aloud": _("Somebody to go through papers with me"),
}


class Danger(QuestionForm):
    danger = OneOf(
        _("Is anybody in your family in danger right now?"),
        [
            Option("now", _("Yes, right now"), _("Somebody is hurt, or about to be.")),
            Option("today", _("Not this minute, but it cannot wait until tomorrow")),
            Option("no", _("No")),
        ],
        missing=_("Choose one, so that we know how fast to be"),
    )


class Where(QuestionForm):
    how = OneOf(
        _("What do you want to tell us?"),
        [
            Option("postcode", _("Our postcode"), reveals="postcode"),
            Option("council", _("Our council or town"), reveals="council"),
            Option("unknown", _("We have no address just now, or I am not sure"), reveals="nearest"),
        ],
        missing=_("Choose what you want to tell us"),
    )
    postcode = PostcodeField(_("Your postcode"), missing=_("Enter your postcode, or choose another answer"))
    council = ShortText(_("Your council or town"), required=False, max_length=100)
    nearest = ShortText(
        _("Which town are you in or near?"),
        hint=_("Leave this empty to choose from a list."),
        required=False,
        max_length=100,
    )
    address = ShortText(_("House number and street"), required=False, max_length=LONGEST_LINE)


class Help(QuestionForm):
    account = Words(
        _("What would help your family?"),
        hint=_("Say it your own way. What is hard? What is going well? What have you tried?"),
        required=False,
        max_length=LONGEST_ACCOUNT,
        rows=8,
    )
    help_wanted = AnyOf(_("Is it about any of these?"), list(HELP.items()), required=False)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not told["account"].strip() and not told["help_wanted"]:
            raise ValidationError(_("Write a few words, or tick what it is about"))
        return told


class Child(QuestionForm):
    given_names = ShortText(_("First name"), required=False, max_length=LONGEST_LINE)
    family_name = ShortText(_("Family name"), required=False, max_length=LONGEST_LINE)
    age = ShortText(
        _("How old are they?"),
        hint=_("Or “not born yet”."),
        required=False,
        max_length=40,
        width=10,
    )


class You(QuestionForm):
    name = ShortText(_("Your name"), required=False, max_length=LONGEST_LINE, autocomplete="name")
    language = ShortText(
        _("Which language is easiest for you?"),
        hint=_("Leave this empty if English is fine."),
        required=False,
        max_length=100,
    )
    needs = AnyOf(_("Would any of these help?"), list(NEEDS.items()), required=False)


class Reach(QuestionForm):
    how = OneOf(
        _("How may we reach you?"),
        [
            Option("phone", _("Ring me"), reveals="phone"),
            Option("text", _("Send me a text"), reveals="text_number"),
            Option("email", _("Send me an email"), reveals="email"),
            Option("no", _("Do not contact me"), _("You can come back here and read what they say.")),
        ],
        missing=_("Choose how we may reach you"),
    )
    phone = PhoneNumber(_("Your telephone number"), missing=_("Enter your number, or choose another answer"))
    text_number = PhoneNumber(_("Your mobile number"), missing=_("Enter your number, or choose another answer"))
    email = EmailOrNothing(
        _("Your email address"), required=True, missing=_("Enter your email address, or choose another answer")
    )
    times = AnyOf(_("When suits you?"), list(TIMES.items()), required=False)
    message = OneOf(
        _("Is it safe to leave a message?"),
        [Option("yes", _("Yes")), Option("no", _("No. Somebody else could hear or see it"))],
        required=False,
    )
    not_to_know = ShortText(
        _("Is there anybody who must not find out that you asked?"), required=False, max_length=LONGEST_LINE
    )
