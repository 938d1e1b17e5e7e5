"""Other instruments beside the graded profile: how a family gets on, their goals, the home, what a child wishes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hearth.access.rules import SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.assessments import actions
from hearth.assessments.models import Assessment, DriftAlarm, Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import Heard
from hearth.casework.models import Episode
from hearth.demo.words import EVIDENCE, VOICES
from hearth.demo.world import World
from hearth.families.models import Person
from hearth.practice.own.queries import in_use


@dataclass(frozen=True)
class Whom:
    """The people of a family whom its assessments are about."""

    children: Sequence[Person]
    carers: Sequence[Person]


ANSWERED = (
    "I have talked to mum about it. School sees the same. We look again in two weeks, and I ask for the dentist now."
)
READ = ("Clear, and I can hear the children in it.", "Thank you. Next time say more of what dad does.", "")
WISHES = {
    "waking_words": "I get me and Ben up. Mum sleeps.",
    "at_home_words": "it is ok when nobody shouts",
    "comfort_words": "Nan. or the dog",
    "wishes": "Mum gets better. A trampoline. That we stay together.",
    "tell_the_grown_ups": "dont tell mum I said",
    "how_they_told": "While drawing, at school.",
}


def assess_further(episode: Episode, stage: str, worst: int, by: Viewer, on: date, whom: Whom) -> None:
    """`worst` is that of the graded profile, 1 to 5: the others fit it."""
    chance = Random(f"{episode.family.name} {stage}")
    _family_functioning(episode, stage, worst, by, on, whom, chance)
    _goals(episode, stage, worst, by, on, whom)
    if stage == "first":
        _home(episode, worst, by, on, whom, chance)
        _wishes(episode, by, on, whom)


def read_and_answer(world: World, assessment: Assessment, by: Viewer) -> None:
    """What was asked about is answered, and the team's supervisor signs."""
    for alarm in DriftAlarm.objects.filter(holder_id=assessment.holder_id, assessment=assessment, answered_at=None):
        actions.answer_alarm(alarm=alarm, answer=ANSWERED, by=by)
    for person in world.people.values():
        if person.role == SUPERVISOR and person.team_id == by.team_id and person.id != by.id:
            comments = Random(str(assessment.family.name)).choice(READ)
            actions.sign(assessment=assessment, comments=comments, version=assessment.version, by=person)
            return


def _begin(id: str, episode: Episode, stage: str, by: Viewer, on: date, whom: Whom, informant: str = "") -> Assessment:
    return actions.begin(
        family=episode.family,
        practice_version=in_use(episode.holder_id, "instrument", id),
        beginning=actions.Beginning(stage, on, True, whom.children, whom.carers, episode.pk, informant),
        by=by,
    )


def _answer(assessment: Assessment, answers: Mapping[str, Answer], by: Viewer, child: Person | None = None) -> None:
    subject = Subject.objects.get(holder_id=assessment.holder_id, assessment=assessment, child=child, carer=None)
    actions.grade(subject=subject, answers=answers, seen={}, by=by)


def _hear(assessment: Assessment, whom: Whom, by: Viewer) -> None:
    for number, child in enumerate(whom.children):
        heard = Heard(VOICES[number % len(VOICES)], True, "At the kitchen table")
        actions.hear_child(assessment=assessment, child=child, heard=heard, version=0, by=by)


def _family_functioning(
    episode: Episode, stage: str, worst: int, by: Viewer, on: date, whom: Whom, chance: Random
) -> None:
    assessment = _begin("family_functioning", episode, stage, by, on, whom)
    middle = {5: -2, 4: -1, 3: -1, 2: 0, 1: 1}[worst]
    answers = {}
    for area in assessment.instrument.areas:
        at = max(-3, min(2, middle + chance.choice([-1, 0, 0, 1])))
        for item in area.items:
            code = max(-3, min(2, at + chance.choice([-1, 0, 0, 1])))
            answers[item.id] = Answer(str(code), evidence=chance.choice(EVIDENCE) if code < -1 else "")
        answers[f"{area.id}_judged"] = Answer(str(at), evidence=chance.choice(EVIDENCE))
    _answer(assessment, answers, by)
    _hear(assessment, whom, by)
    actions.complete(assessment=assessment, by=by)


def _goals(episode: Episode, stage: str, worst: int, by: Viewer, on: date, whom: Whom) -> None:
    """One child's, in their words; near or far as the profile is good or bad."""
    of_one = Whom(whom.children[:1], ())
    assessment = _begin("goal_rating", episode, stage, by, on, of_one, "child")
    near = {"goal_1": "That we have breakfast all together", "goal_2": "That mum comes to my assembly"}
    answers = {id: Answer(words) for id, words in near.items()}
    answers |= {"near_1": Answer(str(9 - worst)), "near_2": Answer(str(max(1, 8 - worst)))}
    _answer(assessment, answers, by, of_one.children[0])
    _hear(assessment, of_one, by)
    actions.complete(assessment=assessment, by=by)


def _home(episode: Episode, worst: int, by: Viewer, on: date, whom: Whom, chance: Random) -> None:
    assessment = _begin("home_walk_through", episode, "first", by, on, whom)
    codes = ["fine", "fine", "attention"] if worst < 4 else ["fine", "attention", "attention", "danger"]
    answers: dict[str, Answer] = {}
    for item in assessment.instrument.items:
        scale = assessment.instrument.scale_of(item)
        answers[item.id] = Answer(chance.choice(codes)) if scale else Answer("Seen together with mum, room by room.")
    _answer(assessment, answers, by)
    _hear(assessment, whom, by)
    actions.complete(assessment=assessment, by=by)


def _wishes(episode: Episode, by: Viewer, on: date, whom: Whom) -> None:
    of_one = Whom(whom.children[:1], ())
    assessment = _begin("wishes_and_feelings", episode, "first", by, on, of_one)
    faces = {
        "waking": "so_so",
        "eating": "sad",
        "bedtime": "good",
        "at_home": "so_so",
        "cross": "awful",
        "comfort": "great",
    }
    answers = {id: Answer(code) for id, code in faces.items()} | {id: Answer(said) for id, said in WISHES.items()}
    _answer(assessment, answers | {"seen_alone": Answer("yes")}, by, of_one.children[0])
    actions.complete(assessment=assessment, by=by)
