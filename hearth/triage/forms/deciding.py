"""The decision as a form. What must be there, and what goes with what, the rules say: here are only the questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from hearth.access.models import Agency, Team
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.concerns.rules import LAWFUL_BASES
from hearth.practice.definitions.nation import Outcome
from hearth.practice.own.added import Offered
from hearth.referrals.rules import Asking
from hearth.triage.models import Decision
from hearth.triage.rules.deciding import Choice, Document, Held, Problem, problems
from hearth.ui.fields import AnyOf, Day, OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST = 10_000
NOBODY, ME, COLLEAGUE, REPORTER, OTHER = "nobody", "me", "colleague", "reporter", "other"
NO_PROGRAMME = "none"


@dataclass(frozen=True)
class Setting:
    """What the form's answers are chosen from: who decides, by which document, and who could help."""

    viewer: Viewer
    concern: Concern
    document: Document
    colleagues: Sequence[Viewer]
    teams: Sequence[Team]
    family_id: UUID | None
    programmes: Sequence[Offered]
    bodies: Sequence[tuple[str, str]] = ()  # the other councils
    agencies: Sequence[Agency] = ()  # known to Hearth, but for their own
    replaced: Decision | None = None  # what is corrected


class DecisionForm(QuestionForm):
    about = forms.CharField(widget=forms.HiddenInput, required=False)  # the family that whoever decides had before them
    instead_of = forms.CharField(widget=forms.HiddenInput, required=False)  # and the decision that they correct
    level = OneOf("Which level of need?", missing="Choose a level of need")
    outcome = OneOf("What happens next?", missing="Choose what happens next")
    reasons = Words(
        "Your reasons",
        hint="What you know, what you do not, and why this is the right help now. The family may read this one day.",
        missing="Give your reasons",
        max_length=LONGEST,
        rows=8,
    )
    service = ShortText(
        "Which service, and how does the family reach it?",
        hint="For example: Beck Lane food club, Tuesdays, nobody has to ask first.",
        missing="Name the service, and how the family reaches it",
        max_length=400,
    )
    to_body = OneFromList("Where does the child live?", missing="Choose where the child lives, so that it is told")
    also = AnyOf("What is done beside it?", required=False)
    kept_from_agency = OneFromList(
        "If somebody who works with children is accused: in which agency do they work?",
        hint="None of its accounts and keys sees this worry any more, and only managers here do.",
        required=False,
    )
    kept_from = ShortText(
        "The agency, if it is not in the list",
        hint="Only managers here see this worry. See yourself that nobody there is told.",
        required=False,
        max_length=200,
    )
    barriers = AnyOf("What stood in the way of help?", required=False)
    held_by = OneOf("Who holds the child?", required=False)
    held_by_colleague = OneFromList("Which colleague?", missing="Choose the colleague")
    held_by_other = ShortText("Their name, what they do and how to reach them", missing="Name the person")
    held_doing = Words("What will they do?", required=False, max_length=LONGEST, rows=3)
    held_until = Day("Until when?", called="The day", required=False)
    held_told = OneOf(
        "Has the family been told who holds the child?",
        [Option("yes", "Yes"), Option("no", "No", reveals="held_why_not_told")],
        required=False,
    )
    held_why_not_told = ShortText("Why not?", missing="Say why the family has not been told")
    programme = OneOf("Which programme?", required=False)
    to_team = OneFromList("Which service do you ask?", required=False)
    asking_reason = Words("What do you ask of the service?", required=False, max_length=LONGEST, rows=4)
    history = Words(
        "What do you share of earlier worries?",
        hint="Only what the service needs.",
        required=False,
        max_length=LONGEST,
        rows=3,
    )
    asking_basis = OneOf("Why may you share this?", list(LAWFUL_BASES.items()), required=False)
    asking_told = OneOf(
        "Does the family know of the referral?",
        [Option("yes", "Yes"), Option("no", "No", reveals="asking_why_not_told")],
        required=False,
    )
    asking_why_not_told = ShortText("Why not?", missing="Say why the family does not know")
    why_replaced = Words(
        "Why is the decision replaced?",
        hint="What has come to light, or what was wrong. Both decisions stay to be read.",
        missing="Say why the decision is replaced",
        max_length=LONGEST,
        rows=3,
    )

    def __init__(self, *args: Any, setting: Setting, **kwargs: Any) -> None:
        kwargs["initial"] = first_answers(setting) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.setting = setting
        for name, options in answers(setting).items():
            self.fields[name].options = options  # type: ignore[attr-defined]
        for level in setting.document.thresholds.levels:
            document = setting.document.thresholds
            signs = [(sign.id, sign.text, document.wellbeing_of(sign)) for sign in level.indicators]
            self.fields[signs_at(level.id)] = AnyOf(f"Signs at level {level.number}", signs, required=False)
        for offered in setting.programmes:
            reasons = [(reason.id, reason.label) for reason in offered.programme.referral_reasons]
            self.fields[reasons_for(offered.id)] = AnyOf("Reasons", reasons, required=False)
        if setting.replaced is None:
            del self.fields["why_replaced"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("about", "") != str(self.setting.family_id or ""):
            self.add_error(None, "The family was changed while you wrote. Check that this still fits, and save again.")
            self._now("about", self.setting.family_id)
        if "instead_of" in self.data and cleaned.get("instead_of", "") != _replaced_by(self.setting):
            self.add_error(None, _quicker(self.setting))
            self._now("instead_of", _replaced_by(self.setting))
        if not self.errors:
            self._put_to_the_rules()
        return cleaned

    def _now(self, name: str, value: object) -> None:
        """As it stands now, so that saving again is saving with open eyes."""
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed[name] = str(value or "")
        self.data = typed

    def _put_to_the_rules(self) -> None:
        known = self.setting.family_id is not None
        for problem in problems(self.choice(), self.setting.document, timezone.localdate(), family_known=known):
            self.say(problem)

    def say(self, problem: Problem) -> None:
        """Put a sentence of the rules beside the question it is about."""
        first_signs = signs_at(self.setting.document.thresholds.levels[0].id)
        name = {"indicators": first_signs}.get(problem.about, problem.about)
        self.add_error(name if name in self.fields else None, problem.sentence)

    def choice(self) -> Choice:
        told = self.cleaned_data
        levels = self.setting.document.thresholds.levels
        return Choice(
            level=told["level"],
            outcome=told["outcome"],
            reasons=told["reasons"],
            indicators=tuple(sign for level in levels for sign in told[signs_at(level.id)]),
            barriers=tuple(told["barriers"]),
            held=self._held(),
            asking=self._asking(),
            to_team_id=UUID(told["to_team"]) if told["to_team"] else None,
            also=tuple(told["also"]),
            service=told["service"],
            to_body=told["to_body"],
            kept_from=told["kept_from"],
            kept_from_id=UUID(told["kept_from_agency"]) if told["kept_from_agency"] else None,
            asked_for_help=self.setting.concern.route == "parent",
        )

    def _held(self) -> Held | None:
        told = self.cleaned_data
        if told["held_by"] in ("", NOBODY):
            return None
        by_id, name, team_id = self._holder()
        until: date | None = told["held_until"]
        return Held(
            by_id=by_id,
            by_name=name,
            team_id=team_id,
            doing=told["held_doing"],
            until=until,
            family_told=_yes_or_no(told["held_told"]),
            why_not_told=told["held_why_not_told"],
        )

    def _holder(self) -> tuple[UUID | None, str, UUID | None]:
        """Their id and team, where they are of the council, and their name."""
        told, viewer = self.cleaned_data, self.setting.viewer
        if told["held_by"] == ME:
            return viewer.id, viewer.name, viewer.team_id
        if told["held_by"] == COLLEAGUE:
            colleague = next(each for each in self.setting.colleagues if str(each.id) == told["held_by_colleague"])
            return colleague.id, colleague.name, colleague.team_id
        if told["held_by"] == REPORTER:
            return None, who_told(self.setting.concern), None
        return None, told["held_by_other"], None

    def _asking(self) -> Asking | None:
        told = self.cleaned_data
        if told["programme"] in ("", NO_PROGRAMME):
            return None
        return Asking(
            programme=told["programme"],
            reason=told["asking_reason"],
            lawful_basis=LAWFUL_BASES.get(told["asking_basis"], ""),
            family_told=bool(_yes_or_no(told["asking_told"])),
            why_not_told=told["asking_why_not_told"],
            referral_reasons=tuple(told[reasons_for(told["programme"])]),
            history=told["history"],
        )


def _replaced_by(setting: Setting) -> str:
    return str(setting.replaced.pk) if setting.replaced else ""


def _quicker(setting: Setting) -> str:
    by = setting.replaced.decided_by if setting.replaced else "Somebody"
    return f"{by} has corrected this decision while you wrote. Read theirs first. Saved again, yours takes its place."


def signs_at(level: str) -> str:
    return f"signs_{level}"


def reasons_for(programme: str) -> str:
    return f"why_{programme}"


def _yes_or_no(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def who_told(concern: Concern) -> str:
    return ", ".join(part for part in (concern.reporter_name, concern.reporter_agency_name) if part)


def first_answers(setting: Setting) -> dict[str, Any]:
    """Nothing is chosen beforehand, unless a decision is corrected: then it begins from what was decided."""
    begun = {
        "about": str(setting.family_id or ""),
        "instead_of": _replaced_by(setting),
        "held_by": NOBODY,
        "programme": NO_PROGRAMME,
    }
    return begun | (_as_decided(setting.replaced, setting.document) if setting.replaced else {})


def _as_decided(decision: Decision, document: Document) -> dict[str, Any]:
    cited = set(decision.indicators)
    signs = {
        signs_at(level.id): [sign.id for sign in level.indicators if sign.id in cited]
        for level in document.thresholds.levels
    }
    kept = ("level", "outcome", "reasons", "barriers", "also", "service", "to_body", "kept_from")
    agency = str(decision.kept_from_agency_id or "")
    in_words = {"kept_from_agency": agency} | ({"kept_from": ""} if agency else {})
    return signs | {name: getattr(decision, name) for name in kept} | in_words


def answers(setting: Setting) -> dict[str, list[Option]]:
    """The answers to choose from, in the words of the document."""
    document = setting.document
    return {
        "level": [
            Option(level.id, f"{level.number}. {level.label}", level.description)
            for level in document.thresholds.levels
        ],
        "outcome": [_outcome(outcome) for outcome in document.nation.outcomes],
        "also": [Option(each.id, each.label, each.description) for each in document.nation.outcomes if each.beside],
        "kept_from_agency": [Option(str(agency.pk), agency.name) for agency in setting.agencies],
        "to_body": [Option(id, name) for id, name in setting.bodies],
        "barriers": [Option(each.id, each.label, each.description) for each in document.nation.barriers],
        "held_by": _holders(setting),
        "held_by_colleague": [Option(str(each.id), f"{each.name}, {each.team_name}") for each in setting.colleagues],
        "programme": [Option(NO_PROGRAMME, "None"), *_programmes(setting)],
        "to_team": [Option(str(team.pk), f"{team.name}, {team.agency.name}") for team in setting.teams],
    }


def _programmes(setting: Setting) -> list[Option]:
    return [
        Option(each.id, each.title, each.programme.for_whom, reveals=reasons_for(each.id))
        for each in setting.programmes
    ]


def _outcome(outcome: Outcome) -> Option:
    hold = " Say below who holds the child." if outcome.needs_holder else ""
    asks = "service" if outcome.names_service else "to_body" if outcome.passes_over else ""
    return Option(outcome.id, outcome.label, outcome.description + hold, reveals=asks)


def _holders(setting: Setting) -> list[Option]:
    holders = [
        Option(NOBODY, "Nobody"),
        Option(ME, f"I do: {setting.viewer.name}"),
        Option(COLLEAGUE, "A colleague in the council", reveals="held_by_colleague"),
        Option(OTHER, "Somebody else", "A teacher, a health visitor, a grandmother…", reveals="held_by_other"),
    ]
    if who := who_told(setting.concern):
        holders.insert(3, Option(REPORTER, f"Whoever told us: {who}"))
    return holders
