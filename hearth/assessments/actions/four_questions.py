from dataclasses import asdict

from hearth.assessments.actions.changing import as_it_was_seen, name_of, open_for_change
from hearth.assessments.models import Analysis, Assessment
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.rules.stages import IMPACTS
from hearth.audit.actors import Actor
from hearth.practice.library import library
from hearth.scope.actions import action, record


@action
def analyse(*, assessment: Assessment, answers: FourAnswers, version: int, by: Actor) -> Analysis:
    """Save the four questions, finished or not. `version` is the one on the writer's page, 0 at first."""
    assessment = open_for_change(assessment)
    _check(answers)
    analysis = Analysis.objects.filter(holder_id=assessment.holder_id, assessment=assessment).first()
    analysis = as_it_was_seen(analysis or Analysis(assessment=assessment, version=0), version)
    given = asdict(answers) | {"kind_of_neglect": list(answers.kind_of_neglect)}
    for name, value in given.items():
        setattr(analysis, name, value)
    analysis.by_name = name_of(by)
    analysis.save()
    record(by=by, verb="analysed", subject=analysis, fields=list(given))
    return analysis


def _check(answers: FourAnswers) -> None:
    if answers.no_neglect_found and answers.kind_of_neglect:
        raise NotPossible("Choose the kinds of neglect, or that you found none: not both.")
    unknown = set(answers.kind_of_neglect) - {need.id for need in library().needs.needs}
    if unknown:
        raise NotPossible(f"“{min(unknown)}” is not a need in the practice library.")
    if answers.present_or_potential not in {"", *IMPACTS}:
        raise NotPossible("Harm is present, potential, or both.")
