"""A copy is begun, what it hides is decided, and it is made: then it stays as it was given out."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.chronology.copies.drafting import digest_of, drafted, lines, masks
from hearth.chronology.copies.rules import AUDIENCES, LEAVES, OF_THE_FAMILY, PARTS, SHOWN
from hearth.chronology.models import Copy, CopyChoice, CopyWords, Entry
from hearth.families.actions import record_sharing
from hearth.families.actions.life import Shared
from hearth.families.models import Family, Person
from hearth.scope.actions import action, record


class NotACopy(ValueError):
    """Something is missing, or it is too late. A sentence for the person who typed it."""


@dataclass(frozen=True)
class Wanted:
    """Who asks for a copy, what for, and of which time."""

    audience: str
    why: str
    person: Person | None = None
    with_whom: str = ""
    earliest: date | None = None
    latest: date | None = None


@action
def begin_copy(*, family: Family, wanted: Wanted, by: Viewer) -> Copy:
    """Nothing is given out yet: the rules propose, and a person decides."""
    if wanted.audience not in AUDIENCES:
        raise NotACopy("Say who the copy is for.")
    if wanted.audience in OF_THE_FAMILY and wanted.person is None:
        raise NotACopy("Say which person of the family asks.")
    if not wanted.why.strip():
        raise NotACopy("Say what the copy is for.")
    if wanted.audience not in OF_THE_FAMILY and not wanted.with_whom.strip():
        raise NotACopy("Say who it is for, by name.")
    if wanted.earliest and wanted.latest and wanted.earliest > wanted.latest:
        raise NotACopy("The first day must not be after the last.")
    person = wanted.person if wanted.audience in OF_THE_FAMILY else None
    copy = Copy.objects.create(
        family=family,
        audience=wanted.audience,
        person=person,
        with_whom=str(person) if person else wanted.with_whom,
        why=wanted.why,
        earliest=wanted.earliest,
        latest=wanted.latest,
        begun_by=by.name,
    )
    record(by=by, verb="began a copy of", subject=copy, fields=["audience", "person", "why"])
    return copy


@action
def decide_entry(*, copy: Copy, entry: Entry, part: str, why: str, by: Viewer) -> CopyChoice:
    """This entry reads otherwise than the rules propose."""
    _still_open(copy)
    if part not in PARTS:
        raise NotACopy("Choose how the entry is to read.")
    if not why.strip():
        raise NotACopy("Say why.")
    told = {"part": part, "why": why, "by_name": by.name}
    choice, _ = CopyChoice.objects.update_or_create(holder_id=copy.holder_id, copy=copy, entry=entry, defaults=told)
    record(by=by, verb="decided on an entry of", subject=copy, fields=["part", "why"])
    return choice


@action
def decide_words(*, copy: Copy, words: str, shown: bool, why: str, by: Viewer) -> CopyWords:
    """These words are hidden wherever they stand, or let stand."""
    _still_open(copy)
    words = " ".join(words.split())
    if not words:
        raise NotACopy("Write the words.")
    if not why.strip():
        raise NotACopy("Say why.")
    told = {"shown": shown, "why": why, "by_name": by.name}
    decided, _ = CopyWords.objects.update_or_create(holder_id=copy.holder_id, copy=copy, words=words, defaults=told)
    record(by=by, verb="decided on words of", subject=copy, fields=["shown", "why"])
    return decided


@dataclass(frozen=True)
class Footing:
    """On what footing the copy leaves the agency."""

    lawful_basis: str
    told: bool
    why_not_told: str = ""


@action
def make_copy(*, copy: Copy, footing: Footing | None, by: Viewer) -> Copy:
    """From now on it stays as it is. Where it leaves the agency, that is written down as shared."""
    copy = (
        Copy.objects.select_for_update(of=("self",))
        .select_related("family", "person")
        .get(holder_id=copy.holder_id, pk=copy.pk)
    )
    _still_open(copy)
    entries = drafted(by, copy)
    copy.lines = lines(entries, masks(copy, entries))
    copy.digest = digest_of(copy.lines)
    copy.hidden = sum(each.part != SHOWN for each in entries)
    copy.made_at, copy.made_by = timezone.now(), by.name
    copy.save(update_fields=["lines", "digest", "hidden", "made_at", "made_by"])
    if copy.audience in LEAVES:
        _share(copy, footing, by)
    record(by=by, verb="made", subject=copy, fields=["lines", "hidden"])
    return copy


def _share(copy: Copy, footing: Footing | None, by: Viewer) -> None:
    if footing is None or not footing.lawful_basis.strip():
        raise NotACopy("Say on which lawful basis it is given out.")
    if not footing.told and not footing.why_not_told.strip():
        raise NotACopy("Say why the family is not told.")
    kept_back = f"{copy.hidden} of its entries hidden or shortened" if copy.hidden else "nothing hidden"
    told = Shared(
        with_whom=f"{copy.with_whom} ({AUDIENCES[copy.audience].lower()})",
        what=f"A copy of the chronology: {len(copy.lines)} entries, {kept_back}",
        lawful_basis=footing.lawful_basis,
        told=footing.told,
        why_not_told=footing.why_not_told,
    )
    record_sharing(family=copy.family, shared=told, on=timezone.localdate(), by=by)


def _still_open(copy: Copy) -> None:
    if copy.made_at:
        raise NotACopy("This copy was made already. Begin another.")
