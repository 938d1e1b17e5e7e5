"""What a worker says when they give a link; and what whoever has it fills in."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.casework.models import Participant
from hearth.casework.outside.rules import first_name
from hearth.families.models import Person
from hearth.ui.fields import OneOf, Option, Words
from hearth.ui.forms import QuestionForm

NOBODY, BY_EMAIL, MYSELF = "nobody", "email", "myself"
USUAL = "What is better, what is not, and what worries you?"


class GiveLink(QuestionForm):
    child = OneOf("Which child do you ask about?", hint="They see the first name, and nothing else of the record.")
    asks = Words(
        "What do you ask them?",
        rows=3,
        max_length=1_000,
        hint="They read this. Name nobody else, and say nothing of what is on record.",
        missing="Write what you ask them",
    )
    way = OneOf("How do they get the link?", missing="Say how they get the link")

    def __init__(self, *args: Any, children: Sequence[Participant], email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(each.person_id): each.person for each in children}
        fields: dict[str, Any] = self.fields
        named = [Option(id, first_name(who.given_names, who.known_as)) for id, who in self.children.items()]
        fields["child"].options = [*named, Option(NOBODY, "I name no child")]
        if email:
            fields["way"].options = [Option(BY_EMAIL, f"By email to {email}"), Option(MYSELF, "I give it to them")]
        else:
            del fields["way"]

    @property
    def named(self) -> Person | None:
        return self.children.get(self.cleaned_data["child"])

    @property
    def by_email(self) -> bool:
        return self.cleaned_data.get("way") == BY_EMAIL


class WhatYouSee(QuestionForm):
    words = Words(
        _("What do you see?"),
        hint=_("In your own words. We keep them as you write them."),
        missing=_("Write what you see"),
        max_length=10_000,
        rows=10,
    )
