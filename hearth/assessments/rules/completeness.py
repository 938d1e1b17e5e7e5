"""What an assessment still lacks, as sentences; nothing lacking is what makes it complete."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import TOTALS, AreaResult, area_results, asks_to_look
from hearth.assessments.rules.profiles import Profile
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.scoring import lacking


@dataclass(frozen=True)
class Lack:
    """Something missing, and the page (with what it is about) where it is put right."""

    sentence: str
    page: str  # "grade", "four_questions" or "voice"
    about: tuple[str, ...] = ()
    question: str = ""  # the item next to which it is said, where it is one
    short: str = ""  # as it is said there


@dataclass(frozen=True)
class FourAnswers:
    """Type, scale, impact and reason; symptoms are what the causes are kept apart from."""

    kind_of_neglect: tuple[str, ...] = ()  # needs' ids in the practice library
    no_neglect_found: bool = False
    scale: str = ""
    impact_physical: str = ""
    impact_emotional: str = ""
    present_or_potential: str = ""
    reason: str = ""
    symptoms: str = ""


@dataclass(frozen=True)
class Heard:
    """A child's wishes and feelings, in their words, and whether they were seen alone; None: not said."""

    words: str = ""
    seen_alone: bool | None = None
    how: str = ""


MOST_NAMED = 3  # with more open questions than this, they are counted instead


def lacking_in_profile(instrument: Instrument, profile: Profile, counted: bool = True) -> Iterator[Lack]:
    """`counted`: many open questions of an area are one sentence with their number."""
    wrong = lacking(instrument, profile.answers, profile.about)
    for result in area_results(instrument, profile):
        row = profile.rows.get(result.whom) or profile.rows[""]
        said = {each.item: each.sentence for each in wrong if each.serious and each.subject == result.whom}
        for question, sentence in _lacking_in_area(instrument, result, row.answers, said, counted):
            label = f"{result.area.label}, {row.name}: {sentence}"
            yield Lack(label, "grade", (row.id, result.area.id), question, sentence)


def _lacking_in_area(
    instrument: Instrument, result: AreaResult, answers: Mapping[str, Answer], wrong: Mapping[str, str], counted: bool
) -> Iterator[tuple[str, str]]:
    """Each question that lacks something ("" for several), and what."""
    questions = {each.id: each.label for each in result.questions}
    nothing = Answer()
    unanswered = [id for id in questions if id in result.needed and not answers.get(id, nothing).given]
    if counted and len(unanswered) > MOST_NAMED:
        many = f"{len(unanswered)} of {len(questions)} questions"
        yield "", f"{many} have no answer and no reason why not."
    else:
        yield from ((id, f"“{questions[id]}” has no answer yet, and no reason why not.") for id in unanswered)
    for id in questions:
        answer = answers.get(id, nothing)
        if id in wrong:
            yield id, wrong[id]
        # An answer that asks people to look must say what was seen; a good one speaks for itself.
        elif asks_to_look(instrument, id, answer.said) and not answer.evidence.strip():
            yield id, f"“{questions[id]}” is {answer.said}. Write what you saw or heard."


def asks_four_questions(instrument: Instrument) -> bool:
    """Every neglect assessment does, whatever its file says; others where their file asks."""
    return instrument.graded or bool(instrument.questions)


def asks_for_voice(instrument: Instrument) -> bool:
    """Every assessment hears the children it is about; one that is said aloud to the child is itself their voice."""
    return not any(item.spoken for item in instrument.items)


def lacking_in_totals(instrument: Instrument, profile: Profile) -> Iterator[Lack]:
    """An instrument of which only totals may be kept wants at least one of them."""
    if instrument.is_stub and not any(answer.given for answer in profile.answers_of().values()):
        yield Lack(f"{profile.name}: Enter at least one total.", "grade", (profile.id, TOTALS.id))


def lacking_in_analysis(given: FourAnswers) -> Iterator[Lack]:
    if not given.kind_of_neglect and not given.no_neglect_found:
        yield Lack("Say what kind of neglect it is, or that you found none.", "four_questions")
    if given.no_neglect_found:
        return
    wanted = {
        "Say how bad it is.": given.scale,
        "Say what it does to the child's body and health.": given.impact_physical,
        "Say what it does to the child's feelings.": given.impact_emotional,
        "Say whether the harm is there already or could come.": given.present_or_potential,
        "Say what the reason behind it is.": given.reason,
    }
    yield from (Lack(sentence, "four_questions") for sentence, answer in wanted.items() if not answer.strip())


def lacking_in_voice(child_id: str, name: str, heard: Heard) -> Iterator[Lack]:
    if not heard.words.strip() and not heard.how.strip():
        yield Lack(f"Write what {name} says or shows, or why you could not find out.", "voice", (child_id,))
    if heard.seen_alone is None:
        yield Lack(f"Say whether {name} was seen alone.", "voice", (child_id,))
