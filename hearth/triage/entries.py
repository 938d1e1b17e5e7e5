"""What triage writes in the chronology of a family: the worry as it was told, and what was decided."""

from collections.abc import Sequence

from hearth.chronology.actions import Happening
from hearth.concerns.models import Concern
from hearth.families.models import Person
from hearth.triage.models import Decision, Finding
from hearth.triage.rules.deciding import Document
from hearth.ui.days import day, local

TITLES = {"parent": "A parent asked for help", "child": "A child or young person told us"}


def worry(concern: Concern, need: str, people: Sequence[Person]) -> Happening:
    """Word for word. The reporter's name is for staff alone, and stands there so that sources can be told apart."""
    asked = concern.route == "parent"  # for help: that is no worry about them, and is not counted as one
    return Happening(
        happened=local(concern.received_at).date(),
        strand="life" if asked else "worries",
        title=TITLES.get(concern.route, "A worry was reported"),
        source=concern,
        words=concern.account,
        need=need,
        source_name=source_name(concern),
        people=people,
    )


def source_name(concern: Concern) -> str:
    """Who told us. Two people without a name may be one: they are counted as one source, never made into more."""
    if concern.about_self:
        return "The child"
    if concern.anonymous or not (concern.reporter_name or concern.reporter_agency_name):
        return "Somebody who gave no name"
    return ", ".join(part for part in (concern.reporter_name, concern.reporter_agency_name) if part)


def decided(decision: Decision, document: Document, people: Sequence[Person]) -> Happening:
    level = document.thresholds.level(decision.level)
    outcome = document.nation.outcome(decision.outcome)
    return Happening(
        happened=local(decision.decided_at).date(),
        strand="agencies",
        title=f"Decision: {outcome.label} (level {level.number}, {level.label})",
        source=decision,
        words=decision.reasons,
        need=need_of(decision.indicators, document),
        source_name=decision.decided_by,
        people=people,
    )


def found(finding: Finding) -> Happening:
    """Beside the worry, never in its place."""
    day_of_worry = day(finding.concern.received_at)
    aside = f"Set aside by {finding.set_aside_by}: {finding.set_aside_why}" if finding.set_aside_at else ""
    return Happening(
        happened=local(finding.found_at).date(),
        strand="agencies",
        title=f"The worry of {day_of_worry} was found to be unsubstantiated"
        + (", and the finding was set aside" if aside else ""),
        source=finding,
        words="\n\n".join(part for part in (finding.reasons, aside) if part),
        source_name=finding.found_by,
    )


def need_of(indicators: Sequence[str], document: Document) -> str:
    """The need behind the first sign that was cited."""
    return document.thresholds.indicator(indicators[0]).need if indicators else ""
