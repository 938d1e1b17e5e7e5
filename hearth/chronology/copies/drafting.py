"""What a copy would hold today: each entry with what is proposed, what was decided, and how it would read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from hearth.access.viewer import Viewer
from hearth.chronology.copies.rules import LEFT_OUT, NO_WORDS, SHOWN, Asker, Proposal, Told, proposal, without
from hearth.chronology.models import Copy, CopyChoice, CopyWords, Entry, EntryPerson
from hearth.chronology.presenters.strands import by_line
from hearth.chronology.queries import entries_of
from hearth.chronology.rules import REPORTER, STRANDS
from hearth.families.models import FamilyMember, Household
from hearth.families.rules import age_on
from hearth.ui import days

NOBODY_NAMED = {"The child", "Somebody who gave no name"}
SHORTEST = 3  # letters: shorter names would take apart other words


@dataclass(frozen=True)
class Drafted:
    """One entry of a copy."""

    entry: Entry
    proposal: Proposal
    choice: CopyChoice | None

    @property
    def part(self) -> str:
        return self.choice.part if self.choice else self.proposal.part


@dataclass(frozen=True)
class Masked:
    """Words that are hidden wherever they stand, or that somebody has let stand."""

    words: str
    reason: str
    hidden: bool
    decided: CopyWords | None


def drafted(viewer: Viewer, copy: Copy) -> list[Drafted]:
    """Oldest first, as it will be read. Only what the viewer may see themselves can be in it."""
    entries = entries_of(viewer, copy.family)
    if copy.earliest:
        entries = entries.filter(happened__gte=copy.earliest)
    if copy.latest:
        entries = entries.filter(happened__lte=copy.latest)
    people = Prefetch("people", EntryPerson.objects.select_related("person"))
    choices = {choice.entry_id: choice for choice in copy.choices.all()}
    asker, adults = _asker(copy), _adults(copy)
    return [
        Drafted(entry, proposal(_told(entry, adults), asker), choices.get(entry.pk))
        for entry in entries.prefetch_related(people).order_by("happened", "id")
    ]


def _told(entry: Entry, adults: frozenset[str]) -> Told:
    people = frozenset(str(each.person_id) for each in entry.people.all())
    return Told(entry.strand, frozenset(entry.holds.split()), people, adults, entry.seen_by)


def _asker(copy: Copy) -> Asker:
    born = copy.person.born if copy.person else None
    age = age_on(born, days.today()) if born else None
    return Asker(copy.audience, str(copy.person_id or ""), age)


def _adults(copy: Copy) -> frozenset[str]:
    members = FamilyMember.objects.filter(holder_id=copy.holder_id, family=copy.family_id, is_child=False)
    return frozenset(str(id) for id in members.values_list("person_id", flat=True))


def masks(copy: Copy, entries: Sequence[Drafted]) -> list[Masked]:
    """Who told us and secret addresses, taken out of everybody's words; and what a person added."""
    decided = {each.words.casefold(): each for each in copy.words.all()}
    found: dict[str, Masked] = {}
    for words, reason in _proposed(copy, entries):
        own = decided.pop(words.casefold(), None)
        found.setdefault(words.casefold(), Masked(words, reason, not (own and own.shown), own))
    for own in decided.values():
        found[own.words.casefold()] = Masked(own.words, "", not own.shown, own)
    return list(found.values())


def _proposed(copy: Copy, entries: Sequence[Drafted]) -> list[tuple[str, str]]:
    if copy.audience == "worker":
        return []
    found = []
    for each in entries:
        name = each.entry.source_name.split(",")[0].strip()
        if REPORTER in each.entry.holds.split() and len(name) >= SHORTEST and name not in NOBODY_NAMED:
            found.append((name, "The name of somebody who told us."))
    secret = Household.objects.filter(holder_id=copy.holder_id, family=copy.family_id, secret=True)
    for address, postcode in secret.values_list("address", "postcode"):
        found += [(each, "An address that is kept secret.") for each in (address, postcode) if len(each) >= SHORTEST]
    return found


def lines(entries: Sequence[Drafted], masked: Sequence[Masked]) -> list[dict[str, str]]:
    """What the copy says. Nothing of what is hidden is in it."""
    hidden = [each.words for each in masked if each.hidden]
    return [_line(each, hidden) for each in entries if each.part != LEFT_OUT]


def _line(drafted: Drafted, hidden: Sequence[str]) -> dict[str, str]:
    entry, part = drafted.entry, drafted.part
    return {
        "happened": entry.happened.isoformat(),
        "strand": STRANDS[entry.strand],
        "title": without(entry.title, hidden),
        "words": "" if part == NO_WORDS else without(entry.words, hidden),
        "by": without(by_line(entry), hidden) if part == SHOWN else "",
        "hidden": "yes" if part != SHOWN else "",
    }


def digest_of(content: Sequence[dict[str, str]]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def day_of(line: dict[str, Any]) -> date:
    return date.fromisoformat(line["happened"])
