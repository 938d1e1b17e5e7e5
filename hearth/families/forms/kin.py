"""Who is who to whom."""

from collections.abc import Iterable
from typing import Any

from hearth.families.forms.asked import SureForm, named, past_day, version
from hearth.families.models import Person
from hearth.families.models.person import SEXES
from hearth.families.models.relationship import KINDS, TIES
from hearth.ui.fields import OneFromList, OneOf, ShortText, Words
from hearth.ui.forms import QuestionForm


class RelationshipForm(SureForm):
    person = OneFromList("Who", missing="Choose who it is")
    kind = OneFromList("is the", list(KINDS.items()), missing="Choose what they are to the other")
    other = OneFromList("of whom", missing="Choose to whom they are that")
    tie = OneOf("How?", list(TIES.items()), missing="Choose whether by birth, in law or in daily life")
    starts = past_day("Since when?", required=False)
    as_told_by = ShortText("If nobody has checked this: who told you?", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = named(people)
        self.fields["person"].options = options  # type: ignore[attr-defined]
        self.fields["other"].options = options  # type: ignore[attr-defined]


class EndRelationshipForm(QuestionForm):
    version = version()
    ends = past_day("When did it end?")


class WrongForm(QuestionForm):
    version = version()
    why = Words(
        "Why is it wrong?", hint="It stays on record with your reason, and counts for nothing.", max_length=2_000
    )


KIN_ELSEWHERE = {
    "parent": "A parent",
    "sibling": "A brother or sister",
    "half_sibling": "A half-brother or half-sister",
    "partner": "A partner",
    "grandparent": "A grandparent",
    "other_kin": "Other kin",
    "carer": "Somebody who cares for them",
}


class ToldKinForm(QuestionForm):
    name = ShortText("What are they called?", hint="As you were told it")
    kind = OneOf("What are they to this person?", list(KIN_ELSEWHERE.items()))
    sex = OneOf("Sex", list(SEXES.items()))
    born_as_told = ShortText("How old are they?", required=False)
    where = ShortText("Where do they live?", required=False, hint="For example: with her aunt, in care")
    known_to = ShortText("Which council or agency knows them?", required=False)
    told_by = ShortText("Who told you?")
    told_on = past_day("When?")
