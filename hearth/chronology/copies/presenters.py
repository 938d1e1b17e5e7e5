"""Copies in finished words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.chronology.copies.drafting import Drafted, Masked
from hearth.chronology.copies.rules import AUDIENCES, LEFT_OUT, NO_WORDS, PARTS, SHOWN, without
from hearth.chronology.models import Copy
from hearth.chronology.presenters.strands import by_line
from hearth.chronology.rules import STRANDS
from hearth.ui.days import day, day_and_time, plural

COLOURS = {SHOWN: "green", "no_source": "blue", NO_WORDS: "orange", LEFT_OUT: "red"}


@dataclass(frozen=True)
class Shown:
    """An entry on the preview: how it will read, and why."""

    when: str
    title: str
    words: str
    by: str
    strand: str
    part: str
    colour: str
    left_out: bool
    reasons: Sequence[str]
    decided: str
    change: str
    anchor: str  # where somebody who has decided comes back to


def preview(copy: Copy, entries: Iterable[Drafted], masks: Sequence[Masked]) -> list[Shown]:
    hidden = [each.words for each in masks if each.hidden]
    return [_shown(copy, each, hidden) for each in entries]


def _shown(copy: Copy, each: Drafted, hidden: Sequence[str]) -> Shown:
    entry, choice = each.entry, each.choice
    return Shown(
        when=day(entry.happened),
        title=without(entry.title, hidden),
        words=without(entry.words, hidden) if each.part not in (NO_WORDS, LEFT_OUT) else "",
        by=without(by_line(entry), hidden) if each.part == SHOWN else "",
        strand=STRANDS[entry.strand],
        part=PARTS[each.part],
        colour=COLOURS[each.part],
        left_out=each.part == LEFT_OUT,
        reasons=each.proposal.reasons,
        decided=f"{choice.by_name} decided: {choice.why}" if choice else "",
        change=reverse("chronology:copy_entry", args=[copy.pk, entry.pk]),
        anchor=f"entry-{entry.pk}",
    )


def mask_rows(masks: Iterable[Masked]) -> list[list[str]]:
    return [[each.words, "Hidden" if each.hidden else "Let stand", each.reason, _who_says(each)] for each in masks]


def _who_says(mask: Masked) -> str:
    return f"{mask.decided.by_name}: {mask.decided.why}" if mask.decided else "Proposed by rule"


def summary(copy: Copy, entries: Sequence[Drafted]) -> str:
    """ "41 entries: 30 as they stand, 4 shortened, 7 left out" """
    parts = [each.part for each in entries]
    stand, out = parts.count(SHOWN), parts.count(LEFT_OUT)
    shortened = len(parts) - stand - out
    return f"{plural(len(parts), 'entry', 'entries')}: {stand} as they stand, {shortened} shortened, {out} left out"


def facts(copy: Copy) -> list[dict[str, str]]:
    rows = [
        ("For", f"{copy.with_whom} ({AUDIENCES[copy.audience].lower()})"),
        ("What it is for", copy.why),
        ("Of the time", _period(copy)),
        ("Begun by", f"{copy.begun_by}, {day(copy.created_at)}"),
        ("Made", f"{copy.made_by}, {day_and_time(copy.made_at)}" if copy.made_at else "Not yet"),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows]


def _period(copy: Copy) -> str:
    if not copy.earliest and not copy.latest:
        return "All of it"
    return f"{day(copy.earliest) or 'The beginning'} to {day(copy.latest) or 'today'}"


def copy_rows(copies: Iterable[Copy]) -> list[list[Any]]:
    return [
        [
            {"text": f"{each.with_whom}, {day(each.created_at)}", "href": reverse("chronology:copy", args=[each.pk])},
            AUDIENCES[each.audience],
            f"{day_and_time(each.made_at)}, {each.made_by}" if each.made_at else "Begun, not made",
            f"{plural(len(each.lines), 'entry', 'entries')}, {each.hidden} hidden or shortened" if each.made_at else "",
        ]
        for each in copies
    ]
