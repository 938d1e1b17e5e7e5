"""The public route: one question a page, in plain words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE
from hearth.files.fields import FilesField
from hearth.practice.library import library
from hearth.ui.asked import Asked
from hearth.ui.fields import (
    AnyOf,
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
from hearth.ui.forms import QuestionForm
from hearth.ui.languages import translated

SIGNS = "signs_"
WHO_YOU_ARE = {
    "family": _("I am in the child’s family"),
    "parent": _("I am the child’s parent or carer"),
    "friend": _("I am a friend of the child or the family"),
    "neighbour": _("I am a neighbour"),
    "work": _("I know the child through my work"),
    "self": _("I am the child or young person"),
    "other": _("Somebody else"),
}


class Danger(QuestionForm):
    danger = OneOf(
        _("Is a child in danger right now?"),
        [
            Option("now", _("Yes, right now"), _("Somebody is hurt or about to be, or a small child is all alone.")),
            Option("today", _("Not this minute, but it cannot wait until tomorrow")),
            Option("no", _("No, it is a worry that has been growing")),
        ],
        missing=_("Choose whether a child is in danger right now"),
    )


class Where(QuestionForm):
    how = OneOf(
        _("What do you know?"),
        [
            Option("postcode", _("I know the postcode"), reveals="postcode"),
            Option("council", _("I know the council, the district or the town"), reveals="council"),
            Option("unknown", _("I do not know, or they have moved"), reveals="nearest"),
        ],
        missing=_("Choose what you know about where the child lives"),
    )
    postcode = PostcodeField(
        _("What is the postcode?"),
        hint=_("We look it up here, in our own list. We do not send it to anybody else."),
        missing=_("Enter the postcode, or choose another answer"),
    )
    council = ShortText(
        _("What is the council or district called?"),
        hint=_("For example, Leeds, Fife or Elmbridge. We know councils and districts, but not towns and villages."),
        required=False,
        max_length=100,
    )
    nearest = ShortText(
        _("Which council’s area did you last see them in?"),
        hint=_("Leave this empty to choose from a list."),
        required=False,
        max_length=100,
    )
    address = ShortText(_("House number and street, if you know them"), required=False, max_length=LONGEST_LINE)


def which_council(*, as_radios: bool) -> OneOf:
    """Radios are easier where there are few."""
    kind = OneOf if as_radios else OneFromList
    return kind(_("Which council is it?"), missing=_("Choose a council"))


class Council(QuestionForm):
    council = which_council(as_radios=False)


NOBODY_KNOWS = ("unknown", _("I do not know. Tell each of them."))


class NowCouncil(QuestionForm):
    council = OneOf(_("Which council is it?"), missing=_("Choose a council, or say that you do not know"))


class Now(QuestionForm):
    now = OneOf(
        _("Is the child there now?"),
        [
            Option("yes", _("Yes")),
            Option("elsewhere", _("No, they are somewhere else"), reveals="now_where"),
            Option("unknown", _("I do not know")),
        ],
        missing=_("Choose whether the child is there now"),
    )
    now_where = ShortText(
        _("Where are they now?"),
        hint=_("A postcode is best. An address or a place will do."),
        missing=_("Tell us where the child is now, or choose “I do not know”"),
        max_length=LONGEST_LINE,
    )


class Seen(QuestionForm):
    account = Words(
        _("What have you seen or heard?"),
        hint=_("Write it as you would say it. When did it happen? Has it happened before?"),
        missing=_("Tell us what worries you. A few words are enough."),
        max_length=LONGEST_ACCOUNT,
        rows=10,
    )
    attached = FilesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for band in library().indicators.bands:
            ticks = [(sign.id, translated(sign.text)) for sign in band.signs]
            self.fields[f"{SIGNS}{band.id}"] = AnyOf(translated(band.label), ticks, required=False)

    @property
    def questions(self) -> list[Asked]:
        """The signs stand apart: nobody has to tick one."""
        return [field for field in super().questions if not field.name.startswith(SIGNS)]

    @property
    def signs(self) -> list[Asked]:
        """One question an age band."""
        return [field for field in super().questions if field.name.startswith(SIGNS)]

    def signs_seen(self) -> tuple[str, ...]:
        return tuple(id for field in self.signs for id in self.cleaned_data[field.name])


class You(QuestionForm):
    relationship = OneOf(
        _("How do you know the child?"), list(WHO_YOU_ARE.items()), missing=_("Choose how you know the child")
    )
    name = ShortText(
        _("Your name"),
        hint=_("You do not have to say. We act on what you tell us either way."),
        required=False,
        max_length=LONGEST_LINE,
        autocomplete="name",
    )
    family_may_know = YesNo(
        _("If you gave your name, may the family know it was you?"),
        no=_("No, keep my name from them"),
        required=False,
    )


class Reach(QuestionForm):
    how = OneOf(
        _("May we contact you?"),
        [
            Option("no", _("No, do not contact me")),
            Option("phone", _("Yes, by telephone"), reveals="phone"),
            Option("email", _("Yes, by email"), reveals="email"),
        ],
        missing=_("Choose whether we may contact you"),
    )
    phone = PhoneNumber(_("Your telephone number"), missing=_("Enter your telephone number, or choose another answer"))
    email = EmailOrNothing(
        _("Your email address"), required=True, missing=_("Enter your email address, or choose another answer")
    )
    safely = ShortText(
        _("When and how is it safe to contact you?"),
        hint=_("For example: only in the morning, and do not leave a message."),
        required=False,
        max_length=LONGEST_LINE,
    )
