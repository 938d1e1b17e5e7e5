"""The same measures once more, naively: dictionaries and loops, written from the design.

Slow and plain on purpose. Each measure gives (numerator, denominator, missing, families), a median (middle,
n, families).
"""

from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from hearth.outcomes.tests.spreadsheets import Spreadsheets

Case = tuple[str, str]
INDICATORS = {
    "neglect_addressed": ("neglect_concern", True),
    "child_wellbeing": ("child_wellbeing", False),
    "safer_in_family": ("safety_in_family", False),
    "parent_mental_health": ("parent_mental_health", True),
    "domestic_abuse_addressed": ("domestic_abuse", True),
    "relationships_improved": ("significant_relationships", False),
}
STAGES = {"": "closure", "_3m": "followup_3m", "_6m": "followup_6m"}


class Naive:
    def __init__(self, sheets: Spreadsheets) -> None:
        self.values = {
            (row["episode"], row["person"], row["measure"], row["stage"]): row["value"] for row in sheets.observations
        }
        self.closed = {row["episode"]: row for row in sheets.episodes if row.get("closed")}
        people = {(row["episode"], row["person"]) for row in sheets.observations if row["person"]}
        self.children = sorted(case for case in people if case[0] in self.closed)

    def value(self, case: Case, measure: str, stage: str) -> str | None:
        return self.values.get((*case, measure, stage))

    def families(self, cases: list[Case]) -> int:
        return len({self.closed[episode].get("family") or f"only {episode}" for episode, _ in cases})

    def before_and_after(
        self,
        cases: list[Case],
        first: str,
        second: str,
        eligible: Callable[[str], bool],
        better: Callable[[str, str], bool],
    ) -> tuple[int, int, int, int]:
        counted, improved, missing = [], 0, 0
        for case in cases:
            before, after = self.value(case, first, "referral"), self.value(case, second, "closure")
            if before is not None and not eligible(before):
                continue
            if before is None or after is None:
                missing += (before is None) != (after is None)
                continue
            counted.append(case)
            improved += better(before, after)
        return improved, len(counted), missing, self.families(counted)

    def intensive_family_support(self) -> dict[str, Any]:
        families = [(episode, "") for episode in self.closed]
        steps = [self.value(case, "work_step", "closure") for case in families]
        known = [case for case, step in zip(families, steps, strict=True) if step]
        work = (steps.count("yes"), len(known), steps.count(None), self.families(known))
        ended = {
            id: self.before_and_after(
                self.children, measure, measure, "yes".__eq__, lambda before, after: after == "no"
            )
            for id, measure in (
                ("cpp_no_longer", "child_protection_plan"),
                ("cin_no_longer", "child_in_need"),
            )
        }
        return ended | {
            "progress_to_work": work,
            "offending_reduced": self._fewer(self.children, "proven_offences", 67),
            "asb_reduced": self._fewer(families, "asb_incidents", 40),
            "attendance_change": self._attendance(),
        }

    def _fewer(self, cases: list[Case], what: str, percent: int) -> tuple[int, int, int, int]:
        return self.before_and_after(
            cases,
            f"{what}_12m",
            f"{what}_6m",
            lambda before: int(before) > 0,
            lambda before, after: 100 * 2 * int(after) <= percent * int(before),
        )

    def _attendance(self) -> tuple[float | None, int, int]:
        changes, cases = [], []
        for case in self.children:
            before, after = (self.value(case, "school_attendance", stage) for stage in ("referral", "closure"))
            reasons = [reason.strip() for reason in self.closed[case[0]].get("referral_reasons", "").split(";")]
            if before and after and float(before) < 85 and "education" in reasons:
                changes.append(float(after) - float(before))
                cases.append(case)
        return (median(changes) if changes else None), len(changes), self.families(cases)

    def family_partners(self) -> dict[str, Any]:
        figures: dict[str, Any] = {}
        for suffix, stage in STAGES.items():
            for id in INDICATORS:
                figures[id + suffix] = self._indicator(id, stage)
            figures[f"any_positive_outcome{suffix}"] = self._any(stage)
            figures[f"goal_outcomes_improved{suffix}"] = self._goals(stage)
        return figures

    def met(self, case: Case, id: str, stage: str) -> bool | None:
        """Whether this child met the indicator's rule; None where an end of it was not observed."""
        measure, compound = INDICATORS[id]
        before, after = self.value(case, measure, "referral"), self.value(case, measure, stage)
        levels = [self.value(case, "concern_level", when) for when in ("referral", stage)]
        if before is None or after is None or (compound and None in levels):
            return None
        return after == "improved" and (not compound or int(levels[1] or 0) < int(levels[0] or 0))

    def _indicator(self, id: str, stage: str) -> tuple[int, int, int, int]:
        measure, _ = INDICATORS[id]
        met = {case: self.met(case, id, stage) for case in self.children}
        seen = [case for case in met if self.value(case, measure, "referral") or self.value(case, measure, stage)]
        counted = [case for case in met if stage != "closure" or met[case] is not None]
        missing = [case for case in met if met[case] is None and (stage != "closure" or case in seen)]
        return list(met.values()).count(True), len(counted), len(missing), self.families(counted)

    def _goals(self, stage: str) -> tuple[int, int]:
        goals = [
            self.met(case, id, stage)
            for id, (measure, _) in INDICATORS.items()
            for case in self.children
            if self.value(case, measure, "referral") == "goal"
        ]
        return goals.count(True), len(goals) - (goals.count(None) if stage == "closure" else 0)

    def _any(self, stage: str) -> tuple[int, int, int, int]:
        completed = [episode for episode, row in self.closed.items() if row.get("ending") == "completed"]
        met = {episode: list(self._met_in(episode, stage)) for episode in completed}
        seen = [(episode, "") for episode in completed if set(met[episode]) - {None}]
        counted = [(episode, "") for episode in completed] if stage != "closure" else seen
        positive = sum(True in found for found in met.values())
        return positive, len(counted), len(completed) - len(seen), self.families(counted)

    def _met_in(self, episode: str, stage: str) -> Iterator[bool | None]:
        return (self.met(case, id, stage) for case in self.children if case[0] == episode for id in INDICATORS)
