"""Whose record this is, on every page of it."""

from dataclasses import dataclass

from django.urls import reverse

from hearth.assessments.models import Assessment
from hearth.assessments.rules.stages import STAGES
from hearth.families.models import Family
from hearth.ui.days import day


@dataclass(frozen=True)
class Heading:
    name: str
    href: str
    facts: list[tuple[str, str]]
    alerts: list[str]


def heading_of(family: Family, facts: list[tuple[str, str]] | None = None) -> Heading:
    alerts = ["This record is restricted."] if family.restricted else []
    return Heading(family.name, reverse("familyfile:family", args=[family.pk]), facts or [], alerts)


def heading_for(assessment: Assessment) -> Heading:
    with_parent = "With a parent" if assessment.done_with_parent else "Without a parent so far"
    instrument = assessment.instrument
    who = next((each.label for each in instrument.informants if each.id == assessment.informant), "")
    facts = [
        ("Assessment", f"{instrument.title}, {STAGES[assessment.stage].lower()}"),
        *([("Who answers", who)] if who else []),
        ("Begun", day(assessment.started_on)),
        ("By", assessment.by_name),
        ("Done", with_parent),
    ]
    return heading_of(assessment.family, facts)
