"""What an assessment still lacks, as sentences; nothing lacking is what makes it complete."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import is_flagged
from hearth.practice.definitions.instrument import Area, Instrument


@dataclass(frozen=True)
class Lack:
    """Something missing, and the page (with what it is about) where it is put right."""

    sentence: str
    page: str  # "grade", "four_questions" or "voice"
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One child with one carer: its id, its name in words, and each item's answer so far."""

    id: str
    name: str
    answers: Mapping[str, Answer]


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


def lacking_in_profile(instrument: Instrument, profile: Profile) -> Iterator[Lack]:
    for area in instrument.areas:
        where = (profile.id, area.id)
        for sentence in _lacking_in_area(instrument, area, profile):
            yield Lack(f"{area.label}, {profile.name}: {sentence}", "grade", where)


def _lacking_in_area(instrument: Instrument, area: Area, profile: Profile) -> Iterator[str]:
    nothing = Answer()
    open_items = sum(not profile.answers.get(item.id, nothing).given for item in area.items)
    if open_items:
        yield f"{open_items} of {len(area.items)} items have no grade and no reason why not."
    for item in area.items:
        answer = profile.answers.get(item.id, nothing)
        # A grade that asks people to look must say what was seen; a good one speaks for itself.
        if is_flagged(instrument, answer.value) and not answer.evidence.strip():
            yield f"“{item.label}” is graded {answer.value}. Write what you saw or heard."


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
