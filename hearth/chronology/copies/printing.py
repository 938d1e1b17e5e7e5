"""A made copy as PDF: laid out from its own lines, so that what is hidden is nowhere in the file."""

from typing import Any

from hearth.chronology.copies.drafting import day_of
from hearth.chronology.copies.rules import AUDIENCES
from hearth.chronology.models import Copy
from hearth.ui.days import day, day_and_time, month_and_year
from hearth.ui.printing import laid_out, printed


def as_pdf(copy: Copy) -> bytes:
    context = {
        "copy": copy,
        "audience": AUDIENCES[copy.audience],
        "made": day_and_time(copy.made_at),
        "months": months_of(copy.lines),
    }
    return printed(laid_out("chronology/copies/printed.html", context))


def months_of(content: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Lines under the month in which they happened, oldest first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in content:
        on = day_of(line)
        found.setdefault(month_and_year(on), []).append({**line, "when": day(on)})
    return list(found.items())
