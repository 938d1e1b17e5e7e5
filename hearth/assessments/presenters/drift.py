"""Drift alarms as prompts: what was noticed, and what somebody answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from hearth.assessments.models import DriftAlarm
from hearth.ui.days import day


@dataclass(frozen=True)
class AlarmShown:
    about: str
    words: str
    href: str
    answer: str
    by: str


def alarms_shown(alarms: Iterable[DriftAlarm]) -> list[AlarmShown]:
    return [alarm_shown(each) for each in alarms]


def alarm_shown(alarm: DriftAlarm) -> AlarmShown:
    by = f"{alarm.answered_by}, {day(alarm.answered_at)}" if alarm.answered_at else ""
    return AlarmShown(
        about=alarm.subject.name,
        words=alarm.words,
        href="" if alarm.answered_at else reverse("assessments:alarm", args=[alarm.pk]),
        answer=alarm.answer,
        by=by,
    )
