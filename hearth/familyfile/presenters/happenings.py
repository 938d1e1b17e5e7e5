"""What happened, newest first, and the ways through it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearth.chronology.rules import STRANDS
from hearth.families.models import Family
from hearth.familyfile.found import Elsewhere, Happening
from hearth.ui.addresses import address
from hearth.ui.days import day

STRAND_COLOURS = {"worries": "orange", "life": "blue", "agencies": "green"}


@dataclass(frozen=True)
class Told:
    """One happening as the page tells it: words as they were said; the strand as a coloured tag."""

    when: str
    title: str
    words: str
    by: str
    strand: str
    colour: str
    record: str = ""  # of which other family's, where it stands in that one
    record_href: str = ""


def timeline(entries: Iterable[Happening], elsewhere: Iterable[Elsewhere] = ()) -> list[Told]:
    records = {each.family: each for each in elsewhere}
    return [
        Told(
            when=day(each.happened),
            title=each.title,
            words=each.words,
            by=each.source_name,
            strand=STRANDS[each.strand],
            colour=STRAND_COLOURS[each.strand],
            **_record(records.get(each.family_id)),
        )
        for each in entries
    ]


def _record(elsewhere: Elsewhere | None) -> dict[str, str]:
    if elsewhere is None:
        return {}
    return {"record": elsewhere.name, "record_href": address("familyfile:family", elsewhere.family)}


def older(family: Family, entries: Sequence[Happening], strand: str, many: int) -> str:
    """Where the next page of happenings begins: by key, so the thousandth is as quick as the first."""
    if len(entries) <= many:
        return ""
    last = entries[many - 1]
    keep = f"&strand={strand}" if strand else ""
    return f"{address('familyfile:family', family.pk)}?before={last.happened}_{last.id}{keep}#chronology"


def strand_links(family: Family, chosen: str) -> list[dict[str, object]]:
    here = address("familyfile:family", family.pk)
    links = [{"text": "Everything", "href": f"{here}#chronology", "current": not chosen}]
    for key, text in STRANDS.items():
        links.append({"text": text, "href": f"{here}?strand={key}#chronology", "current": key == chosen})
    return links
