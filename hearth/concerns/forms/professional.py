"""The sections of a professional's referral. What is required is asked for at the end, not at each page."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from hearth.concerns.forms.children import child_as_told, child_questions
from hearth.concerns.rules import (
    LAWFUL_BASES,
    LAWFUL_BASES_MEAN,
    LONGEST_ACCOUNT,
    LONGEST_LINE,
    LONGEST_WORDS,
    PARTS,
)
from hearth.concerns.telling import ChildAsTold
from hearth.files.fields import FilesField
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.library import library
from hearth.ui import days
from hearth.ui.asked import Asked
from hearth.ui.fields import (
    AnyOf,
    Day,
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

NO_COUNCIL = "Enter the postcode, or choose the council"
ONE_THING = "Say one thing about this child: a name, an age, or what they look like"
MISSING = "required"  # the code of every error that only says that something is not there yet
TELL_EACH = ("unknown", "I do not know which of the two: tell both")
OVERDUE, A_PREGNANCY = timedelta(days=42), timedelta(days=300)


def _may_be_overdue() -> date:
    return days.today() - OVERDUE


def _within_a_pregnancy() -> date:
    return days.today() + A_PREGNANCY


class Section(QuestionForm):
    @property
    def lacks_only(self) -> bool:
        """Whether nothing is wrong except that something is not there yet."""
        return all(error.code == MISSING for errors in self.errors.as_data().values() for error in errors)

    def not_there_yet(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, ValidationError(sentence, code=MISSING))


class Where(Section):
    lives_postcode = PostcodeField("Postcode where the child lives", required=False)
    council = OneFromList(
        "Or the council, if you do not know the postcode",
        hint="Also where a postcode lies in two councils’ areas.",
        required=False,
    )
    lives_address = ShortText("House number and street", required=False, max_length=LONGEST_LINE)
    now_where = ShortText(
        "Where the child is now, if somewhere else",
        hint="At your school, on a ward, with a grandparent. A postcode is best: if it is in another council’s area, "
        "that council is told as well.",
        required=False,
        max_length=LONGEST_LINE,
    )
    now_council = OneFromList(
        "Or the council of that place, if you do not know its postcode",
        hint="Also where its postcode lies in two councils’ areas.",
        required=False,
    )

    def __init__(self, *args: Any, councils: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].options = councils  # type: ignore[attr-defined]
        self.fields["now_council"].options = [TELL_EACH, *councils]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("lives_postcode") and not self.cleaned_data.get("council"):
            self.not_there_yet("lives_postcode", NO_COUNCIL)
        return self.cleaned_data


class Child(Section):
    """One child a page."""

    part = OneOf(
        "Who is this?",
        [
            Option("child", PARTS["child"]),
            Option("sibling", PARTS["sibling"], "Say so even if you have no worry about them."),
            Option("unborn", PARTS["unborn"], "Give the mother’s name below.", reveals="due"),
        ],
        missing="Choose who this is",
    )
    due = Day(
        "When is the baby due?",
        hint="Leave it empty if nobody knows.",
        called="The day the baby is due",
        earliest=_may_be_overdue,
        latest=_within_a_pregnancy,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(child_questions())
        self.fields["born"].help_text = "Fill in what you know. A year, or an age, is better than nothing."

    def clean(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "sex": ""}
        if not self.errors and self.cleaned_data["part"] != "unborn" and child_as_told(said) == ChildAsTold():
            raise ValidationError(ONE_THING, code=MISSING)
        return self.cleaned_data


class Household(Section):
    household = Words(
        "Who else lives there, or looks after the child?",
        hint="Names, ages and who they are to the child. Who has parental responsibility, if you know. "
        "The languages they speak, and whether they need an interpreter.",
        required=False,
        rows=8,
        max_length=LONGEST_WORDS,
    )


class Seen(Section):
    danger = YesNo(
        "Must somebody look at this today?",
        hint="If a child is in danger right now, ring 999 first.",
        missing="Say whether somebody must look at this today",
    )
    account = Words(
        "What have you seen, heard or been told?",
        hint="Facts only: what, when, how often, who was there. Say who told you what you did not see yourself.",
        missing="Say what you have seen, heard or been told",
        max_length=LONGEST_ACCOUNT,
        rows=12,
    )
    attached = FilesField("Photos, documents or recordings, if you have any")
    child_words = Words(
        "What has the child said?",
        hint="In the child’s own words, not in yours. Leave it empty if the child has said nothing, or cannot yet.",
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
    )
    opinion = Words(
        "What do you think it means?",
        hint="Your professional opinion, kept apart from the facts. What is it like to be this child?",
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
    )


class Signs(Section):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for band in library().indicators.bands:
            signs = [(sign.id, sign.text) for sign in band.signs]
            self.fields[f"signs_{band.id}"] = AnyOf(band.label, signs, required=False)

    def by_age(self) -> list[tuple[Any, Asked]]:
        """For the page: each age band with its question."""
        return [(band, self[f"signs_{band.id}"]) for band in library().indicators.bands]

    def seen(self) -> tuple[str, ...]:
        chosen = [self.cleaned_data[f"signs_{band.id}"] for band in library().indicators.bands]
        return tuple(sign for signs in chosen for sign in signs)


class Level(Section):
    level = OneOf("Which level is nearest?", required=False)

    def __init__(self, *args: Any, document: Thresholds, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        options = [Option(level.id, f"{level.number}. {level.label}", level.description) for level in document.levels]
        unsure = Option("unsure", "I am not sure", "That is a good answer. The council decides the level.")
        self.fields["level"].options = [*options, unsure]  # type: ignore[attr-defined]


class Help(Section):
    already_done = Words(
        "What has your agency done so far?",
        hint="With dates, and what came of it. Who else is helping?",
        required=False,
        rows=6,
        max_length=LONGEST_WORDS,
    )
    can_do = Words(
        "What can you do next, or go on doing?",
        hint="Whatever the council decides. For example: see the child each morning, visit again on Tuesday.",
        required=False,
        rows=6,
        max_length=LONGEST_WORDS,
    )


class Family(Section):
    knows = OneOf(
        "Does the family know that you are telling the council, and do they agree?",
        [
            Option("agrees", "They know, and agree"),
            Option("refuses", "They know, and do not agree", reveals="family_said"),
            Option("not_asked", "They know, and were not asked whether they agree"),
            Option("not_told", "They do not know", reveals="why_not_told"),
        ],
        hint="Tell them first, unless that could harm the child or somebody else, or would hold you up too long.",
        missing="Choose what the family knows",
    )
    family_said = Words("What did they say?", required=False, rows=3, max_length=LONGEST_WORDS)
    why_not_told = Words(
        "Why do they not know?",
        hint="For example: it could put the child at risk, or nobody could reach them.",
        required=False,
        rows=3,
        max_length=LONGEST_WORDS,
    )


class Basis(Section):
    lawful_basis = OneOf(
        "Why may you share this?",
        [Option(id, label, LAWFUL_BASES_MEAN[id]) for id, label in LAWFUL_BASES.items()],
        missing="Choose why you may share this",
    )


class You(Section):
    reporter_name = ShortText("Your name", missing="Enter your name", max_length=LONGEST_LINE, autocomplete="name")
    reporter_relationship = ShortText(
        "Your job",
        hint="For example: class teacher, community midwife, response officer.",
        missing="Enter your job",
        max_length=LONGEST_LINE,
        autocomplete="organization-title",
    )
    reporter_agency_name = ShortText(
        "Where you work", missing="Enter where you work", max_length=LONGEST_LINE, autocomplete="organization"
    )
    reporter_phone = PhoneNumber("Your direct telephone number", required=False)
    tell_decision = YesNo(
        "Shall we email you when the council has decided?",
        hint="To your work address: only that there is a decision, with the reference. No name and no word of it.",
        required=False,
    )
    contact_safe = ShortText(
        "When and how are you best reached?",
        hint="For example: not between nine and three; ask for me at the office.",
        required=False,
        max_length=LONGEST_LINE,
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        """`known`: whoever signed in need not say who they are."""
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["reporter_name"], self.fields["reporter_agency_name"]


FORMS: dict[str, type[Section]] = {
    "where": Where,
    "household": Household,
    "seen": Seen,
    "signs": Signs,
    "level": Level,
    "help": Help,
    "family": Family,
    "basis": Basis,
    "you": You,
}
