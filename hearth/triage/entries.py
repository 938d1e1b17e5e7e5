"""What triage writes in the chronology of a family: the worry as it was told, and what was decided."""

from collections.abc import Iterator, Sequence

from hearth.chronology.rules import CHILDS_ACCOUNT, REPORTER, STAFF
from hearth.chronology.rules import TRIAGE as TRIAGE_ALONE
from hearth.chronology.telling import Happening
from hearth.concerns.models import Concern
from hearth.families.models import Family, Person
from hearth.triage.document import decided_by
from hearth.triage.models import Decision, Finding
from hearth.triage.rules.deciding import ALLEGATION, Document
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
    """An allegation against somebody who works with children is kept from all who may be their colleagues."""
    return TRIAGE_ALONE if decision.outcome == ALLEGATION else STAFF


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
        needs=needs_of(decision.indicators, document),
        source_name=decision.decided_by,
        people=people,
        seen_by=seen_by(decision),
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
    for decision in family.decisions.select_related("concern", "thresholds", "nation").order_by("decided_at", "id"):
        document, people = decided_by(decision), recognised(decision.concern)
        yield worry(decision, needs_of(decision.indicators, document), people)
        yield decided(decision, document, people)
    findings = Finding.objects.filter(holder_id=family.holder_id, concern__confirmed_family__family=family)
    yield from map(found, findings.select_related("concern").order_by("found_at", "id"))


def recognised(concern: Concern) -> list[Person]:
    """The people whom somebody confirmed the described children to be."""
    matches = {"matches__reported_child__concern": concern, "matches__refused": False}
    return list(Person.objects.filter(holder_id=concern.holder_id, **matches).distinct().order_by("id"))
