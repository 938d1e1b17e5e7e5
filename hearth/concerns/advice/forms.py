"""What is asked of somebody who asks; and of the staff who answer."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.concerns.advice.rules import LONGEST_QUESTION, TOLD
from hearth.concerns.forms.sent_once import Keyed
from hearth.concerns.portal.routing import NotFound, Routed, by_name, by_postcode, postcode_in
from hearth.concerns.rules import LONGEST_LINE, LONGEST_WORDS
from hearth.ui.fields import (
    AnyOf,
    EmailOrNothing,
    OneFromList,
    OneOf,
    Option,
    PhoneNumber,
    ShortText,
    Words,
    YesNo,
)
from hearth.ui.forms import QuestionForm


class Where(QuestionForm):
    """`place` is where the words lead, once they are good."""

    place = Routed()
    where = ShortText(
        _("Where does the family live?"),
        hint=_("A postcode, or the name of the council. It tells us who answers you."),
        missing=_("Enter a postcode or the name of a council"),
        max_length=100,
    )

    def clean_where(self) -> str:
        typed: str = self.cleaned_data["where"]
        try:
            postcode = postcode_in(typed)
            self.place = by_postcode(postcode) if postcode else by_name(typed)
        except NotFound as problem:
            raise ValidationError(str(problem)) from None
        return typed


class Council(QuestionForm):
    council = OneFromList(_("Which council is it?"), missing=_("Choose a council from the list"))


class Ask(QuestionForm):
    words = Words(
        _("What would you like advice on?"),
        hint=_("Say what you have noticed and what you are not sure of. You need not name anybody."),
        missing=_("Write what you would like to ask. A few words are enough."),
        max_length=LONGEST_QUESTION,
        rows=10,
    )


class Reach(QuestionForm):
    way = OneOf(
        _("How shall we answer?"),
        [
            Option(
                "message", _("In writing"), _("You read it here, with a reference and a secret. No name is needed.")
            ),
            Option("call_back", _("Please ring me"), reveals="phone"),
        ],
        missing=_("Choose how we shall answer"),
    )
    phone = PhoneNumber(
        _("Your telephone number"), missing=_("Enter your telephone number, or choose to read the answer")
    )
    times = AnyOf(
        _("If we ring: when?"),
        [
            Option("day", _("On a weekday, by day")),
            Option("evening", _("On a weekday, in the evening")),
            Option("weekend", _("At the weekend")),
        ],
        required=False,
    )
    safely = ShortText(
        _("If we ring: what must we be careful of?"),
        hint=_("For example: leave no message; ask for Sam."),
        required=False,
        max_length=LONGEST_LINE,
    )
    name = ShortText(_("Your name, if you want to give it"), required=False, max_length=LONGEST_LINE)
    email = EmailOrNothing(
        _("Your email address, if you want to hear that there is an answer"),
        hint=_("The email says that there is an answer, and nothing else."),
    )


FORMS: dict[str, type[QuestionForm]] = {"where": Where, "council": Council, "ask": Ask, "reach": Reach}


class ComingBack(QuestionForm):
    reference = ShortText(
        _("Reference"), hint=_("It looks like ASK-7K3M-Q2XW."), missing=_("Enter the reference"), width=20
    )
    secret = ShortText(
        _("Secret"),
        hint=_("The four groups of letters and numbers that were under the reference."),
        missing=_("Enter the secret"),
        width=20,
    )


class AskOn(Keyed):
    words = Words(
        _("Ask on, or answer what the council asked"),
        missing=_("Write what you would like to ask"),
        max_length=LONGEST_QUESTION,
        rows=5,
    )


class Answer(QuestionForm):
    words = Words("Your answer", missing="Write your answer", rows=8, max_length=LONGEST_WORDS)


class Call(QuestionForm):
    reached = YesNo("Did you reach them?", missing="Say whether you reached them")
    words = Words(
        "What was said, or what you will try next",
        hint="Staff read this. Whoever asked sees only that you rang.",
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
    )


class PassOn(QuestionForm):
    told = OneOf("Have you told whoever asked that you are passing it on?", list(TOLD.items()), missing="Choose one")
    danger = YesNo("Must somebody act today?", missing="Say whether somebody must act today")
