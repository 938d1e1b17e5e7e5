"""The professional's route: one longer page, kept as it is typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, HiddenInput

from hearth.concerns.forms.children import WithChildren
from hearth.concerns.rules import LAWFUL_BASES, LONGEST_ACCOUNT, LONGEST_LINE, LONGEST_WORDS
from hearth.concerns.telling import KeyUsedTwice
from hearth.concerns.way_back import new_key
from hearth.practice.library import library
from hearth.ui.fields import (
    AnyOf,
    OneFromList,
    OneOf,
    Option,
    PhoneNumber,
    PostcodeField,
    ShortText,
    Words,
    YesNo,
)

NO_COUNCIL = "Enter the postcode, or choose the council"


class SentOnce(WithChildren):
    """The key is made with the form, so that pressing the button twice sends one report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"] = CharField(widget=HiddenInput, initial=new_key, max_length=LONGEST_LINE)

    def was_sent_before(self, problem: KeyUsedTwice) -> None:
        """An old page with new words, from the Back button: asked once more, now under a key of its own."""
        sentence = f"{problem} To send this as another report, press the button again."
        self.add_error(None, ValidationError(sentence, code="sent_before"))
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed["key"] = new_key()
        self.data = typed


class Referral(SentOnce):
    lives_postcode = PostcodeField("Postcode where the child lives", required=False)
    council = OneFromList("Or the council, if you do not know the postcode", required=False)
    lives_address = ShortText("House number and street", required=False, max_length=LONGEST_LINE)
    now_where = ShortText(
        "Where the child is now, if somewhere else",
        hint="A postcode is best.",
        required=False,
        max_length=LONGEST_LINE,
    )
    account = Words(
        "What have you seen or been told?",
        hint="Facts, dates and the child’s own words. Say what is fact and what is your opinion.",
        missing="Say what you have seen or been told",
        max_length=LONGEST_ACCOUNT,
        rows=12,
    )
    danger = YesNo(
        "Must somebody look at this today?",
        hint="If a child is in danger right now, ring 999 first.",
        missing="Say whether somebody must look at this today",
    )
    already_done = Words("What has your agency done so far?", required=False, rows=4, max_length=LONGEST_WORDS)
    can_do = Words("What can your agency do now?", required=False, rows=4, max_length=LONGEST_WORDS)
    lawful_basis = OneOf(
        "Why you may share this",
        list(LAWFUL_BASES.items()),
        hint="You do not need the family’s consent to share a worry about a child’s safety.",
        missing="Choose why you may share this",
    )
    family_told = OneOf(
        "Does the family know that you are telling us?",
        [Option("yes", "Yes"), Option("no", "No", reveals="why_not_told")],
        hint="Tell them if it is safe to. If it is not, tell us anyway.",
        missing="Choose whether the family knows",
    )
    why_not_told = ShortText("Why not?", required=False, max_length=LONGEST_WORDS)
    reporter_phone = PhoneNumber("Your direct telephone number", required=False)
    contact_safe = ShortText("When can we reach you?", required=False, max_length=LONGEST_LINE)

    def __init__(self, *args: Any, councils: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].options = councils  # type: ignore[attr-defined]
        for band in library().indicators.bands:
            signs = [(sign.id, sign.text) for sign in band.signs]
            self.fields[f"signs_{band.id}"] = AnyOf(band.label, signs, required=False)

    @property
    def signs(self) -> list[Any]:
        """For the page: one question an age band."""
        return [self[f"signs_{band.id}"] for band in library().indicators.bands]

    def signs_seen(self) -> tuple[str, ...]:
        chosen = [self.cleaned_data[f"signs_{band.id}"] for band in library().indicators.bands]
        return tuple(sign for signs in chosen for sign in signs)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        nowhere = not cleaned.get("lives_postcode") and not cleaned.get("council")
        if nowhere and "lives_postcode" not in self.errors:
            self.add_error("lives_postcode", NO_COUNCIL)
        return cleaned
