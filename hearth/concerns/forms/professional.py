"""The sections of a professional's referral. What is required is asked for at the end, not at each page."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
from hearth.ui.languages import translated
from hearth.ui.questions import Wording

NO_COUNCIL = _("Enter the postcode, or choose the council")
ONE_THING = _("Say one thing about this child: a name, an age, or what they look like")
MISSING = "required"  # the code of every error that only says that something is not there yet
TELL_EACH = ("unknown", _("I do not know which of the two: tell both"))
WHO = {part: _(words) for part, words in PARTS.items()}
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

    def not_there_yet(self, name: str, sentence: Wording) -> None:
        if name not in self.errors:
            self.add_error(name, ValidationError(sentence, code=MISSING))


class Where(Section):
    lives_postcode = PostcodeField(_("Postcode where the child lives"), required=False)
    council = OneFromList(
        _("Or the council, if you do not know the postcode"),
        hint=_("Also where a postcode lies in two councils’ areas."),
        required=False,
    )
    lives_address = ShortText(_("House number and street"), required=False, max_length=LONGEST_LINE)
    now_where = ShortText(
        _("Where the child is now, if somewhere else"),
        hint=_(
            "At your school, on a ward, with a grandparent. A postcode is best: if it is in another council’s area, "
            "that council is told as well."
        ),
        required=False,
        max_length=LONGEST_LINE,
    )
    now_council = OneFromList(
        _("Or the council of that place, if you do not know its postcode"),
        hint=_("Also where its postcode lies in two councils’ areas."),
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
        _("Who is this?"),
        [
            Option("child", WHO["child"]),
            Option("sibling", WHO["sibling"], _("Say so even if you have no worry about them.")),
            Option("unborn", WHO["unborn"], _("Give the mother’s name below."), reveals="due"),
        ],
        missing=_("Choose who this is"),
    )
    due = Day(
        _("When is the baby due?"),
        hint=_("Leave it empty if nobody knows."),
        called=_("The day the baby is due"),
        earliest=_may_be_overdue,
        latest=_within_a_pregnancy,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(child_questions())
        self.fields["born"].help_text = _("Fill in what you know. A year, or an age, is better than nothing.")

    def clean(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "sex": ""}
        if not self.errors and self.cleaned_data["part"] != "unborn" and child_as_told(said) == ChildAsTold():
            raise ValidationError(ONE_THING, code=MISSING)
        return self.cleaned_data


class Household(Section):
    household = Words(
        _("Who else lives there, or looks after the child?"),
        hint=_(
            "Names, ages and who they are to the child. Who has parental responsibility, if you know. "
            "The languages they speak, and whether they need an interpreter."
        ),
        required=False,
        rows=8,
        max_length=LONGEST_WORDS,
    )


class Seen(Section):
    danger = YesNo(
        _("Must somebody look at this today?"),
        hint=_("If a child is in danger right now, ring 999 first."),
        missing=_("Say whether somebody must look at this today"),
    )
    account = Words(
        _("What have you seen, heard or been told?"),
        hint=_("Facts only: what, when, how often, who was there. Say who told you what you did not see yourself."),
        missing=_("Say what you have seen, heard or been told"),
        max_length=LONGEST_ACCOUNT,
        rows=12,
    )
    attached = FilesField(_("Photos, documents or recordings, if you have any"))
    child_words = Words(
        _("What has the child said?"),
        hint=_("In the child’s own words, not in yours. Leave it empty if the child has said nothing, or cannot yet."),
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
    )
    opinion = Words(
        _("What do you think it means?"),
        hint=_("Your professional opinion, kept apart from the facts. What is it like to be this child?"),
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
    )


class Signs(Section):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for band in library().indicators.bands:
            signs = [(sign.id, _(sign.text)) for sign in band.signs]
            self.fields[f"signs_{band.id}"] = AnyOf(_(band.label), signs, required=False)

    def by_age(self) -> list[tuple[Any, Asked]]:
        """For the page: each age band with its question."""
        return [(band, self[f"signs_{band.id}"]) for band in library().indicators.bands]

    def seen(self) -> tuple[str, ...]:
        chosen = [self.cleaned_data[f"signs_{band.id}"] for band in library().indicators.bands]
        return tuple(sign for signs in chosen for sign in signs)


class Level(Section):
    level = OneOf(_("Which level is nearest?"), required=False)

    def __init__(self, *args: Any, document: Thresholds, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        options = [
            Option(level.id, f"{level.number}. {translated(level.label)}", _(level.description))
            for level in document.levels
        ]
        unsure = Option("unsure", _("I am not sure"), _("That is a good answer. The council decides the level."))
        self.fields["level"].options = [*options, unsure]  # type: ignore[attr-defined]


class Help(Section):
    already_done = Words(
        _("What has your agency done so far?"),
        hint=_("With dates, and what came of it. Who else is helping?"),
        required=False,
        rows=6,
        max_length=LONGEST_WORDS,
    )
    can_do = Words(
        _("What can you do next, or go on doing?"),
        hint=_("Whatever the council decides. For example: see the child each morning, visit again on Tuesday."),
        required=False,
        rows=6,
        max_length=LONGEST_WORDS,
    )


class Family(Section):
    knows = OneOf(
        _("Does the family know that you are telling the council, and do they agree?"),
        [
            Option("agrees", _("They know, and agree")),
            Option("refuses", _("They know, and do not agree"), reveals="family_said"),
            Option("not_asked", _("They know, and were not asked whether they agree")),
            Option("not_told", _("They do not know"), reveals="why_not_told"),
        ],
        hint=_("Tell them first, unless that could harm the child or somebody else, or would hold you up too long."),
        missing=_("Choose what the family knows"),
    )
    family_said = Words(_("What did they say?"), required=False, rows=3, max_length=LONGEST_WORDS)
    why_not_told = Words(
        _("Why do they not know?"),
        hint=_("For example: it could put the child at risk, or nobody could reach them."),
        required=False,
        rows=3,
        max_length=LONGEST_WORDS,
    )


class Basis(Section):
    lawful_basis = OneOf(
        _("Why may you share this?"),
        [Option(id, _(label), _(LAWFUL_BASES_MEAN[id])) for id, label in LAWFUL_BASES.items()],
        missing=_("Choose why you may share this"),
    )


class You(Section):
    reporter_name = ShortText(
        _("Your name"), missing=_("Enter your name"), max_length=LONGEST_LINE, autocomplete="name"
    )
    reporter_relationship = ShortText(
        _("Your job"),
        hint=_("For example: class teacher, community midwife, response officer."),
        missing=_("Enter your job"),
        max_length=LONGEST_LINE,
        autocomplete="organization-title",
    )
    reporter_agency_name = ShortText(
        _("Where you work"), missing=_("Enter where you work"), max_length=LONGEST_LINE, autocomplete="organization"
    )
    reporter_phone = PhoneNumber(_("Your direct telephone number"), required=False)
    tell_decision = YesNo(
        _("Shall we email you when the council has decided?"),
        hint=_("To your work address: only that there is a decision, with the reference. No name and no word of it."),
        required=False,
    )
    contact_safe = ShortText(
        _("When and how are you best reached?"),
        hint=_("For example: not between nine and three; ask for me at the office."),
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
