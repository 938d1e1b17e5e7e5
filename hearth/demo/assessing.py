"""A graded profile in the stories: grades that fit each other, get better or not, with evidence and a child's words."""

from datetime import date
from uuid import UUID

from hearth.access.viewer import Viewer
from hearth.assessments.actions.beginning import Beginning, begin
from hearth.assessments.actions.completing import complete
from hearth.assessments.actions.four_questions import analyse
from hearth.assessments.actions.grading import grade
from hearth.assessments.actions.hearing import hear_child
from hearth.assessments.actions.sharing import PlainWords, share_summary, write_summary
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import FourAnswers, Heard
from hearth.casework.models import Episode
from hearth.demo.instruments import Whom, assess_further, read_and_answer
from hearth.demo.words import EVIDENCE, VOICES
from hearth.demo.world import World
from hearth.families.models import Person
from hearth.families.queries import members_of
from hearth.practice.own.queries import in_use


def assess(world: World, episode: Episode, stage: str, worst: int, by: Viewer, on: date) -> Assessment:
    """Each child with the first carer. `worst` is the worst grade anywhere; most grades lie below it."""
    people = members_of(episode.family)
    children = [person for person in people if person.memberships.first().is_child]  # type: ignore[union-attr]
    carers = [person for person in people if person not in children][:1]
    assessment = begin(
        family=episode.family,
        practice_version=in_use(episode.holder_id, "instrument", "graded_neglect_profile"),
        beginning=Beginning(stage, on, True, children[:2], carers, episode.pk),
        by=by,
    )
    for subject in Subject.objects.filter(holder_id=assessment.holder_id, assessment=assessment):
        grade(subject=subject, answers=_answers(world, assessment, worst, episode.pk), seen={}, by=by)
    _four_questions(world, assessment, worst, by)
    for child in children[:2]:
        heard = Heard(world.rng.choice(VOICES), True, "Talking while drawing")
        hear_child(assessment=assessment, child=child, heard=heard, version=0, by=by)
    complete(assessment=assessment, by=by)
    _tell_parent(assessment, carers, by)
    assess_further(episode, stage, worst, by, on, Whom(children[:2], carers))
    for each in Assessment.objects.filter(holder_id=episode.holder_id, family=episode.family, signed_at=None):
        read_and_answer(world, each, by)
    return assessment


def _answers(world: World, assessment: Assessment, worst: int, seed: UUID) -> dict[str, Answer]:
    """Physical care is where neglect shows first in these families; love holds longest."""
    limits = {"physical_care": worst, "safety": worst, "love": max(worst - 1, 1), "esteem": max(worst - 1, 1)}
    found: dict[str, Answer] = {}
    for area in assessment.instrument.areas:
        most = limits.get(area.id, worst)
        for item in area.items:
            value = max(1, min(most, most - world.rng.choice([0, 0, 1, 1, 2])))
            found[item.id] = Answer(str(value), evidence=world.rng.choice(EVIDENCE))
    return found


def _four_questions(world: World, assessment: Assessment, worst: int, by: Viewer) -> None:
    bad = worst >= 3
    answers = FourAnswers(
        kind_of_neglect=("not_fed", "lack_of_supervision") if bad else (),
        no_neglect_found=not bad,
        scale="Most weeks, for about a year; both children." if bad else "None seen now.",
        impact_physical="Tired, often hungry, teeth untreated." if bad else "Growing and well.",
        impact_emotional="Watchful; worries about mum." if bad else "At ease; asks for comfort and gets it.",
        present_or_potential="present" if bad else "potential",
        reason="Mum's depression after the birth, debt, and nobody near to help.",
        symptoms="Missed school and appointments, an untidy home.",
    )
    analyse(assessment=assessment, answers=answers, version=0, by=by)


def _tell_parent(assessment: Assessment, carers: list[Person], by: Viewer) -> None:
    words = PlainWords(
        worries="The children are sometimes hungry and tired, and the dentist has been put off.",
        going_well="You make time for stories, and the children come to you for a cuddle.",
        must_change="Breakfast every day, the dentist this month, and somebody you trust with them when you are out.",
        who_helps="Your key worker comes every week. School keeps breakfast club free.",
    )
    for carer in carers:
        summary = write_summary(assessment=assessment, for_person=carer, words=words, version=0, by=by)
        share_summary(summary=summary, version=summary.version, by=by)
