"""Disagreements in finished words."""

from collections.abc import Iterable, Sequence

from hearth.practice.definitions.nation import ChallengeLevel, Nation
from hearth.triage.challenge_levels import level_of, read
from hearth.triage.models import Challenge, ChallengeLevels
from hearth.triage.rules.challenging import next_level
from hearth.ui.days import day_and_time, plural

Row = dict[str, str]


def timeline(challenges: Sequence[Challenge], nation: Nation) -> list[Row]:
    rows = []
    for each in challenges:
        level = level_of(each, nation)
        rows.append(
            {
                "when": day_and_time(each.raised_at),
                "title": f"Disagreed: {level.label}",
                "text": each.reasons,
                "by": each.raised_by,
            }
        )
        if each.answered_at:
            rows.append(
                {
                    "when": day_and_time(each.answered_at),
                    "title": "The decision is made anew" if each.changes else "The decision stands",
                    "text": each.answer,
                    "by": each.answered_for or each.answered_by,
                }
            )
        else:
            rows.append({"when": f"By {day_and_time(each.due)}", "title": f"{level.who_answers} answers", "text": ""})
    return rows


def next_in_words(challenges: Sequence[Challenge], levels: Sequence[ChallengeLevel]) -> str:
    """Whom the next disagreement goes to; nothing where nobody is left, or where the last still has time."""
    level = next_level(levels, [each.level for each in challenges])
    return f"{level.who_answers}, within {plural(level.working_days, 'working day')}" if level else ""


def in_order(levels: Sequence[ChallengeLevel]) -> list[str]:
    return [f"{each.label}: within {plural(each.working_days, 'working day')}" for each in levels]


def settings(set_before: Iterable[ChallengeLevels]) -> list[Row]:
    """What was set, the latest first."""
    return [
        {
            "when": day_and_time(each.set_at),
            "title": "; ".join(in_order(read(each, None))) or "The nation’s own levels",
            "text": each.why,
            "by": each.set_by,
        }
        for each in set_before
    ]
