"""The kinds of practice file: where each lives, the model that reads it, and what others refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearth.practice.definitions.code_list import CodeList
from hearth.practice.definitions.evidence import Evidence
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.help import HelpWords
from hearth.practice.definitions.indicators import Indicators
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.match_weights import MatchWeights
from hearth.practice.definitions.measure import Measures
from hearth.practice.definitions.nation import Nation
from hearth.practice.definitions.needs import Needs
from hearth.practice.definitions.programme import Programme
from hearth.practice.definitions.prompts import Prompts
from hearth.practice.definitions.short_names import ShortNames
from hearth.practice.definitions.thresholds import Thresholds
from hearth.practice.definitions.translation import Translation
from hearth.practice.definitions.unit_costs import UnitCosts
from hearth.practice.definitions.work_addresses import WorkAddresses


@dataclass(frozen=True)
class Kind:
    """`provides` are the kinds of id that other files link to; a file's own id is a `links_as`."""

    name: str
    folder: str
    model: type[Header]
    links_as: str
    provides: tuple[str, ...] = ()

    @property
    def own_keys(self) -> frozenset[str]:
        return frozenset(self.model.model_fields) - frozenset(Header.model_fields)


KINDS = (
    Kind("needs", "needs", Needs, "list of needs", ("need", "group of needs")),
    Kind("indicators", "indicators", Indicators, "list of indicators", ("sign",)),
    Kind("thresholds", "thresholds", Thresholds, "thresholds document"),
    Kind("instrument", "instruments", Instrument, "instrument"),
    Kind("programme", "programmes", Programme, "programme"),
    Kind("prompts", "prompts", Prompts, "list of prompts"),
    Kind("measures", "measures", Measures, "list of measures", ("measure",)),
    Kind("nation", "nations", Nation, "nation", ("outcome",)),
    Kind("evidence", "evidence", Evidence, "programme with evidence"),
    Kind("unit_costs", "unit_costs", UnitCosts, "list of unit costs", ("unit cost",)),
    Kind("code_list", "code_lists", CodeList, "code list"),
    Kind("help", "help", HelpWords, "words for help", ("group of help", "kind of help", "circumstance", "access need")),
    Kind("family_terms", "family_terms", FamilyTerms, "list of family terms"),
    Kind("work_addresses", "work_addresses", WorkAddresses, "list of work addresses"),
    Kind("match_weights", "match_weights", MatchWeights, "list of match weights"),
    Kind("short_names", "short_names", ShortNames, "list of short names"),
    Kind("translation", "translations", Translation, "translation"),
)


def kind_named(word: str) -> Kind | None:
    """The kind with this name or folder: programme and programmes are the same."""
    return next((kind for kind in KINDS if word in (kind.name, kind.folder)), None)


def kind_of(path: Path, content: Mapping[str, Any]) -> Kind | None:
    """Told by the file's folder; a loose file by what it holds, so that one sent by email can be checked."""
    places = (path.parent.name, path.stem, path.parent.parent.name)  # code_lists/children_in_need/2026.yaml
    if by_place := next(filter(None, map(kind_named, places)), None):
        return by_place
    likeliest = max(KINDS, key=lambda kind: len(kind.own_keys & content.keys()))
    return likeliest if likeliest.own_keys & content.keys() else None
