"""A completed assessment, to be read: answers with what shows them, and scores with what they are made of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.assessments.forms.four_questions import question_of
from hearth.assessments.models import Assessment, FamilyHistory
from hearth.assessments.queries import Contents
from hearth.assessments.queries.history import lines_open
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import AreaResult, area_results, over_all
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.rules.profiles import Profile
from hearth.assessments.rules.stages import IMPACTS
from hearth.assessments.wording import answer_words, plain, result_words
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.scoring import Score
from hearth.practice.library import library
from hearth.practice.presenters import METHODS
from hearth.practice.scoring import Result, score
from hearth.practice.scoring.plan import plan_of
from hearth.ui.days import day, plural

Row = dict[str, str]


@dataclass(frozen=True)
class ScoreRead:
    """A score, what it is, and how it came about."""

    label: str
    said: str
    how: str


@dataclass(frozen=True)
class AreaRead:
    label: str
    grade: str
    prompt: str  # why people are asked to look, or nothing
    rows: list[list[str]]  # question, answer, evidence
    scores: list[ScoreRead]


@dataclass(frozen=True)
class ProfileRead:
    name: str
    areas: list[AreaRead]
    scores: list[ScoreRead]  # of several areas together


@dataclass(frozen=True)
class VoiceRead:
    child: str
    words: str
    by: str


def profiles_read(contents: Contents) -> list[ProfileRead]:
    return [_profile(contents, profile) for profile in contents.profiles]


def _profile(contents: Contents, profile: Profile) -> ProfileRead:
    instrument = contents.assessment.instrument
    scores = score(instrument, profile.answers, profile.about)
    return ProfileRead(
        name=profile.name,
        areas=[_area(instrument, profile, result) for result in area_results(instrument, profile)],
        scores=[explained(instrument, each) for each in over_all(instrument, scores)],
    )


def _area(instrument: Instrument, profile: Profile, result: AreaResult) -> AreaRead:
    answers, nothing = profile.answers_of(result.whom), Answer()
    rows = []
    for question in result.questions:
        answer = answers.get(question.id, nothing)
        judged = isinstance(question, Score) and question.judged
        if answer.given or answer.evidence or question.id in result.needed:
            label = f"{question.label}" if not judged else f"As a whole: {question.label.lower()}"
            rows.append([label, answer_words(instrument, question, answer), answer.evidence])
    row = profile.rows.get(result.whom) or profile.rows[""]
    label = f"{result.area.label}, {row.name}" if result.whom and row.id != profile.id else result.area.label
    grade = result_words(instrument, result.own) if result.own else ("Not known" if result.scores else "")
    return AreaRead(label, grade, _prompt(result), rows, _worth_telling(instrument, result))


def _worth_telling(instrument: Instrument, result: AreaResult) -> list[ScoreRead]:
    """The area's one worst item is said in its heading and its prompt already."""
    only_worst = instrument.area_rule is not None
    return [] if only_worst else [explained(instrument, each) for each in result.scores]


def _prompt(result: AreaResult) -> str:
    """A prompt for people who talk to each other; it decides nothing."""
    if result.flagged and result.speaking:
        return "Look at: " + ", ".join(item.label.lower() for item in result.speaking)
    if result.flagged:
        return "Look at this."
    return f"{plural(result.missing, 'question')} without an answer" if result.missing else ""


def explained(instrument: Instrument, result: Result) -> ScoreRead:
    """Which answers made it, how, and what its band is worth."""
    scored = instrument.score(result.id)
    if not result.known:
        return ScoreRead(result.label, "No score", result.why_not)
    parts = [_method(instrument, scored)]
    if result.asked:
        parts.append(f"From {result.answered} of {plural(result.asked, 'answer')}.")
    if result.prorated:
        parts.append("The answers that are missing were filled in with the mean of the others.")
    if result.speaking:
        items = [instrument.item(id).label.lower() for id in result.speaking]
        parts.append(f"Decided by: {', '.join(items)}.")
    if result.source:
        parts.append(f"Worked out: {result.source}.")
    if result.band:
        meaning = f" {result.band.meaning}" if result.band.meaning else ""
        span = f"{plain(result.band.at_least)} to {plain(result.band.at_most)}"
        parts.append(f"“{result.band.label}” is from {span}.{meaning} The bands’ source: {result.band_source}.")
    if result.flagged:
        parts.append("It asks people to look.")
    return ScoreRead(result.label, result_words(instrument, result), " ".join(parts))


def _method(instrument: Instrument, scored: Score) -> str:
    """How many are “Danger” or beyond; else the method's own words."""
    if scored.level is None:
        return METHODS[scored.method].capitalize() + "."
    planned = next(each for each in plan_of(instrument).scores if each.score.id == scored.id)
    options = planned.scale.options if planned.scale else ()
    label = next((option.label for option in options if option.number == scored.level), plain(scored.level))
    return f"How many are “{label}” or beyond."


def four_questions_read(assessment: Assessment, answers: FourAnswers) -> list[Row]:
    words = {id: question_of(assessment.instrument, id).label for id in ("type", "scale", "impact", "reason")}
    kinds = [library().need(id).label for id in answers.kind_of_neglect]
    if answers.no_neglect_found:
        return [{"question": words["type"], "answer": "No neglect was found."}]
    return [
        {"question": words["type"], "answer": "\n".join(kinds)},
        {"question": words["scale"], "answer": answers.scale},
        {"question": f"{words['impact']} Body and health", "answer": answers.impact_physical},
        {"question": f"{words['impact']} Feelings and behaviour", "answer": answers.impact_emotional},
        {"question": "Is the harm there already?", "answer": IMPACTS.get(answers.present_or_potential, "")},
        {"question": words["reason"], "answer": answers.reason},
        {"question": "Signs of it, and not the cause", "answer": answers.symptoms},
    ]


def voices_read(contents: Contents) -> list[VoiceRead]:
    """Word for word; only the line beneath is ours."""
    names = {child.pk: str(child) or "A child without a name yet" for child in contents.children}
    voices = [contents.voices[child_id] for child_id in names if child_id in contents.voices]
    return [
        VoiceRead(
            names[voice.child_id],
            voice.words,
            f"{'Seen alone' if voice.seen_alone else 'Not seen alone'}. {voice.how}".strip(),
        )
        for voice in voices
    ]


def history_rows(lines: list[dict[str, Any]]) -> list[list[str]]:
    """When, what, and where it stands or who said it."""
    return [
        [
            day(date.fromisoformat(line["on"])),
            line["words"],
            f"Told by {line['source']}" if line["told"] else line["source"],
        ]
        for line in lines
    ]


def history_read(history: FamilyHistory | None) -> list[list[str]]:
    return history_rows(lines_open(history)) if history else []
