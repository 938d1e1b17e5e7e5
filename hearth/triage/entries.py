"""What triage writes in the chronology of a family: the worry as it was told, and what was decided."""

from collections.abc import Iterator, Sequence

from hearth.chronology.rules import CHILDS_ACCOUNT, FEW, REPORTER, STAFF
from hearth.chronology.telling import Happening
from hearth.concerns.models import Concern
from hearth.families.models import Family, Person
from hearth.triage.challenge_levels import level_of
from hearth.triage.document import decided_by
from hearth.triage.models import Challenge, Decision, Finding, Step
from hearth.triage.rules.deciding import Document
from hearth.ui.days import day, local

TITLES = {"parent": "A parent asked for help", "child": "A child or young person told us"}


def worry(decision: Decision, needs: Sequence[str], people: Sequence[Person]) -> Happening:
    """Word for word. The reporter's name is for staff alone, and stands there so that sources can be told apart."""
    concern = decision.concern
    asked = concern.route == "parent"  # for help: that is no worry about them, and is not counted as one
    return Happening(
        happened=local(concern.received_at).date(),
        strand="life" if asked else "worries",
        title=TITLES.get(concern.route, "A worry was reported"),
        source=concern,
        words=concern.account,
        needs=needs,
        source_name=source_name(concern),
        agency_name=concern.reporter_agency_name,
        people=people,
        seen_by=seen_by(decision),
        holds=[] if asked else [CHILDS_ACCOUNT if concern.route == "child" else REPORTER],
    )


def seen_by(decision: Decision) -> str:
    """An allegation against somebody who works with children writes nothing here: its reader may be a colleague.
    What was written before somebody saw that it is one is closed to all but a few.
    """
    confined = Decision.objects.filter(
        holder_id=decision.holder_id, concern=decision.concern_id, confined=True, replaced_at=None
    )
    return FEW if confined.exists() else STAFF


def source_name(concern: Concern) -> str:
    """Who told us. Two people without a name may be one: they are counted as one source, never made into more."""
    if concern.about_self:
        return "The child"
    if concern.anonymous or not (concern.reporter_name or concern.reporter_agency_name):
        return "Somebody who gave no name"
    return ", ".join(part for part in (concern.reporter_name, concern.reporter_agency_name) if part)


def decided(decision: Decision, document: Document, people: Sequence[Person]) -> Happening:
    return Happening(
        happened=local(decision.decided_at).date(),
        strand="agencies",
        title=f"Decision: {in_short(decision, document)}",
        source=decision,
        words=decision.reasons,
        needs=needs_of(decision.indicators, document),
        source_name=decision.decided_by,
        people=people,
        seen_by=seen_by(decision),
    )


def in_short(decision: Decision, document: Document) -> str:
    level = document.thresholds.level(decision.level)
    outcomes = ", ".join(document.nation.outcome(id).label for id in (decision.outcome, *decision.also))
    return f"{outcomes} (level {level.number}, {level.label})"


def replaced(decision: Decision, why: str) -> Happening:
    """The decision that no longer stands: its words stay, and why it was replaced stands under them."""
    document = decided_by(decision)
    return Happening(
        happened=local(decision.decided_at).date(),
        strand="agencies",
        title=f"Decision, replaced since: {in_short(decision, document)}",
        source=decision,
        words=f"{decision.reasons}\n\nReplaced: {why}",
        needs=needs_of(decision.indicators, document),
        source_name=decision.decided_by,
        people=recognised(decision.concern),
        seen_by=seen_by(decision),
    )


def step(step: Step) -> Happening:
    """What a decision set going, and what came of it."""
    defined = decided_by(step.decision).nation.outcome(step.outcome).sets_going
    assert defined is not None
    assert step.happened_at is not None
    return Happening(
        happened=local(step.happened_at).date(),
        strand="agencies",
        title=defined.label,
        source=step,
        words=f"{step.with_whom}\n\n{step.came_of_it}",
        source_name=step.recorded_by,
        people=recognised(step.decision.concern),
        seen_by=seen_by(step.decision),
    )


def challenged(challenge: Challenge) -> Happening:
    """Somebody disagreed, and what they were answered: both sides in their own words."""
    assert challenge.answered_at is not None
    level = level_of(challenge, decided_by(challenge.decision).nation)
    came = "the decision is made anew" if challenge.changes else "the decision stands"
    return Happening(
        happened=local(challenge.answered_at).date(),
        strand="agencies",
        title=f"A professional disagreed with a decision; {level.label.lower()}: {came}",
        source=challenge,
        words=f"{challenge.raised_by}: {challenge.reasons}\n\n{challenge.answered_by}: {challenge.answer}",
        source_name=challenge.answered_by,
        people=recognised(challenge.concern),
        seen_by=seen_by(challenge.decision),
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


def needs_of(indicators: Sequence[str], document: Document) -> list[str]:
    """The needs behind the signs that were cited, the first one first."""
    return list(dict.fromkeys(document.thresholds.indicator(id).need for id in indicators))


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that triage should have in this family's chronology."""
    rows = family.decisions.filter(confined=False).select_related("concern", "thresholds", "nation")
    for decision in rows.order_by("decided_at", "id"):
        yield from _of_one(decision)
    findings = Finding.objects.filter(holder_id=family.holder_id, concern__confirmed_family__family=family)
    yield from map(found, findings.select_related("concern").order_by("found_at", "id"))


def _of_one(decision: Decision) -> Iterator[Happening]:
    document, people = decided_by(decision), recognised(decision.concern)
    followed = decision.replacements.first()
    if followed is None or followed.confined:
        yield worry(decision, needs_of(decision.indicators, document), people)
    yield replaced(decision, followed.replaces_why) if followed else decided(decision, document, people)
    answered = decision.challenges.filter(answered_at__isnull=False)
    yield from map(challenged, answered.select_related("concern", "decision__nation", "decision__thresholds"))
    yield from map(step, decision.steps.filter(recorded_at__isnull=False).select_related("decision__concern"))


def recognised(concern: Concern) -> list[Person]:
    """The people whom somebody confirmed the described children to be."""
    matches = {"matches__reported_child__concern": concern, "matches__refused": False}
    return list(Person.objects.filter(holder_id=concern.holder_id, **matches).distinct().order_by("id"))
