"""The shipped practice library, read once a process: `library().programme("family_partners")`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from hearth.practice.checking import Examination, PracticeFile, by_kind, examine, practice_files
from hearth.practice.definitions.code_list import CodeList
from hearth.practice.definitions.evidence import Evidence
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.help import HelpWords
from hearth.practice.definitions.indicators import Indicators
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.match_weights import MatchWeights
from hearth.practice.definitions.measure import Measure, Measures
from hearth.practice.definitions.nation import Nation
from hearth.practice.definitions.needs import Need, Needs
from hearth.practice.definitions.programme import Programme
from hearth.practice.definitions.prompts import Prompts
from hearth.practice.definitions.short_names import ShortNames
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.definitions.translation import Translation
from hearth.practice.definitions.unit_costs import UnitCost, UnitCosts
from hearth.practice.definitions.work_addresses import WorkAddresses
from hearth.ui.errors import Failure

BESIDE_THE_CODE = Path(__file__).resolve().parents[2] / "practice"
Definition = TypeVar("Definition", bound=Header)


def folder() -> Path:
    """The folder named by HEARTH_PRACTICE, else `practice/` beside the code."""
    return Path(os.environ.get("HEARTH_PRACTICE") or BESIDE_THE_CODE)


@dataclass(frozen=True)
class Library:
    """Every definition of a folder. Asking for an id that it lacks raises `KeyError` with a sentence."""

    files: tuple[PracticeFile, ...]

    @cached_property
    def _by_kind(self) -> Mapping[str, dict[str, PracticeFile]]:
        return by_kind(self.files)

    def file(self, kind: str, id: str) -> PracticeFile:
        found = self._by_kind[kind].get(id)
        if found is None:
            raise KeyError(f"There is no {kind} called “{id}” in the practice library.")
        return found

    def _one(self, kind: str, id: str, model: type[Definition]) -> Definition:
        definition = self.file(kind, id).definition
        assert isinstance(definition, model)
        return definition

    def _all(self, kind: str, model: type[Definition]) -> tuple[Definition, ...]:
        return tuple(self._one(kind, id, model) for id in self._by_kind[kind])

    @property
    def needs(self) -> Needs:
        return self._all("needs", Needs)[0]

    def need(self, id: str) -> Need:
        return self.needs.need(id)

    @property
    def indicators(self) -> Indicators:
        """Signs of neglect by age."""
        return self._one("indicators", "neglect_by_age", Indicators)

    def thresholds(self, id: str) -> Thresholds:
        return self._one("thresholds", id, Thresholds)

    @property
    def work_addresses(self) -> WorkAddresses:
        return self._all("work_addresses", WorkAddresses)[0]

    @property
    def help(self) -> HelpWords:
        """Kinds of help, circumstances and access needs: the words of the directory."""
        return self._all("help", HelpWords)[0]

    @property
    def match_weights(self) -> MatchWeights:
        return self._all("match_weights", MatchWeights)[0]

    @property
    def short_names(self) -> ShortNames:
        return self._all("short_names", ShortNames)[0]

    def instrument(self, id: str) -> Instrument:
        return self._one("instrument", id, Instrument)

    def instruments(self) -> tuple[Instrument, ...]:
        return self._all("instrument", Instrument)

    def programme(self, id: str) -> Programme:
        return self._one("programme", id, Programme)

    def programmes(self) -> tuple[Programme, ...]:
        return self._all("programme", Programme)

    def prompts(self, id: str) -> Prompts:
        return self._one("prompts", id, Prompts)

    def nation(self, id: str) -> Nation:
        return self._one("nation", id, Nation)

    def nations(self) -> tuple[Nation, ...]:
        return self._all("nation", Nation)

    def family_terms(self) -> tuple[FamilyTerms, ...]:
        """What each nation's law and census call people and families."""
        return self._all("family_terms", FamilyTerms)

    def measures_files(self) -> tuple[Measures, ...]:
        """The measures of each programme, with the programme they are of."""
        return self._all("measures", Measures)

    def measures(self) -> tuple[Measure, ...]:
        """Every measure of every file, in the order of files and lines."""
        return tuple(measure for file in self.measures_files() for measure in file.measures)

    def measure(self, id: str) -> Measure:
        for measure in self.measures():
            if measure.id == id:
                return measure
        raise KeyError(f"There is no measure called “{id}” in the practice library.")

    def evidence(self) -> tuple[Evidence, ...]:
        """What studies found, one definition a programme."""
        return self._all("evidence", Evidence)

    def evidence_on(self, id: str) -> Evidence:
        return self._one("evidence", id, Evidence)

    def unit_cost(self, id: str) -> UnitCost:
        for file in self._all("unit_costs", UnitCosts):
            if any(cost.id == id for cost in file.costs):
                return file.cost(id)
        raise KeyError(f"There is no unit cost called “{id}” in the practice library.")

    def unit_costs(self) -> tuple[UnitCost, ...]:
        return tuple(cost for file in self._all("unit_costs", UnitCosts) for cost in file.costs)

    def translations(self) -> tuple[Translation, ...]:
        """Fixed words for parents in further languages, by the names the languages have themselves."""
        return tuple(sorted(self._all("translation", Translation), key=lambda each: each.name))

    def code_list(self, id: str) -> CodeList:
        return self._one("code_list", id, CodeList)

    def code_lists(self) -> tuple[CodeList, ...]:
        return self._all("code_list", CodeList)


@cache
def shipped() -> Examination:
    """The shipped files and whatever is wrong with them, as they stood when this process first asked."""
    return examine(practice_files(folder()))


@cache
def library() -> Library:
    """The shipped library. Raises `Failure`, with every problem, when any file of it cannot be used."""
    examination = shipped()
    if examination.problems:
        raise Failure("\n".join(map(str, examination.problems)))
    if not examination.files:
        raise Failure(f"There are no practice files in {folder()}. HEARTH_PRACTICE names the folder of them.")
    return Library(examination.files)
