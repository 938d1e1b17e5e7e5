"""What a child or young person is asked about a friend."""

from django.utils.translation import gettext_lazy as _

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE
from hearth.concerns.young import forms as about_me
from hearth.concerns.young.forms import LONGEST_AGE
from hearth.ui.fields import OneOf, Option, PostcodeField, ShortText, Words, YesNo
from hearth.ui.forms import QuestionForm


class Danger(QuestionForm):
    danger = OneOf(
        _("Is your friend hurt or in danger right now?"),
        [
            Option("now", _("Yes, right now")),
            Option("today", _("Not this minute, but they are not safe today")),
            Option("no", _("No, it is something that goes on and on")),
        ],
        missing=_("Choose one, so that we know how fast to be"),
    )


class Where(about_me.Where):
    how = OneOf(
        _("What do you know?"),
        [
            Option("postcode", _("Their postcode"), reveals="postcode"),
            Option("school", _("The name of their school"), reveals="school"),
            Option("council", _("Their town or council"), reveals="council"),
            Option("unknown", _("I do not know")),
        ],
        missing=_("Choose one. “I do not know” is fine."),
    )
    postcode = PostcodeField(_("Their postcode"), missing=_("Write the postcode, or choose another answer"))
    school = ShortText(
        _("Their school, and the town it is in"),
        hint=_("For example: Hillside School, Leeds"),
        missing=_("Write the name of the school, or choose another answer"),
        max_length=LONGEST_LINE,
    )
    council = ShortText(_("Their town or council"), required=False, max_length=100)
    now_where = ShortText(
        _("Are they somewhere else right now? Where?"),
        hint=_("Leave this empty if you do not know."),
        required=False,
        max_length=LONGEST_LINE,
    )


class Friend(QuestionForm):
    given_names = ShortText(
        _("Their first name, or what they are called"),
        missing=_("Write what your friend is called. A nickname will do."),
        max_length=LONGEST_LINE,
    )
    family_name = ShortText(_("Their family name"), required=False, max_length=LONGEST_LINE)
    age = ShortText(_("How old are they?"), required=False, max_length=LONGEST_AGE, width=10)
    school = ShortText(_("Their school"), required=False, max_length=LONGEST_LINE)


class Happening(QuestionForm):
    account = Words(
        _("What is happening to your friend?"),
        hint=_("What have you seen? What have they told you? Spelling does not matter."),
        missing=_("Write something, even if it is only a few words"),
        max_length=LONGEST_ACCOUNT,
        rows=8,
    )


class You(QuestionForm):
    name = ShortText(_("Your name"), required=False, max_length=LONGEST_LINE)
    age = ShortText(_("How old are you?"), required=False, max_length=LONGEST_AGE, width=10)
    family_may_know = YesNo(
        _("May we tell your friend or their family that it was you?"), no=_("No, keep it secret"), required=False
    )
