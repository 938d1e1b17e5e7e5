"""The questions a form can ask. A form is a list of these; each says in a sentence what is wrong."""

from hearth.ui.choice_fields import AnyOf, OneFromList, OneOf, Option, YesNo
from hearth.ui.date_fields import Day, PartialDay
from hearth.ui.number_fields import Percentage, WholeNumber
from hearth.ui.text_fields import EmailOrNothing, PhoneNumber, PostcodeField, ShortText, Words

__all__ = [
    "AnyOf",
    "Day",
    "EmailOrNothing",
    "OneFromList",
    "OneOf",
    "Option",
    "PartialDay",
    "Percentage",
    "PhoneNumber",
    "PostcodeField",
    "ShortText",
    "WholeNumber",
    "Words",
    "YesNo",
]
