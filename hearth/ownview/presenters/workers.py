"""The words of the workers' pages about a family's own pages."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.ownview.models import Door, OwnView
from hearth.ownview.presenters.own import on_day
from hearth.ownview.queries.pieces import KINDS, Everything, Sees, everything_for
from hearth.ownview.queries.views import standing_of
from hearth.ownview.rules.doors import why_closed
from hearth.ownview.rules.showing import Piece, offered
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.fields import Option


@dataclass(frozen=True)
class PageLine:
    """For the worker's list: whose page, how it stands, and each way in that is open."""

    view: OwnView
    state: str
    ways_in: list[str]


def page_line(view: OwnView) -> PageLine:
    doors = list(view.doors.filter(closed_at=None).order_by("advocate"))
    closed = why_closed(standing_of(view))
    state = f"Closed. {closed}" if closed else "Invited" if doors else "Begun, nobody invited yet"
    return PageLine(view, state, [_way_in(door) for door in doors])


def _way_in(door: Door) -> str:
    until = f", advocate until {days.day(door.until)}" if door.advocate else ", by their own link"
    return f"{door.advocate or door.view.person}{until}"


def saved_meanwhile(view: OwnView) -> list[tuple[str, list[str]]]:
    """For whoever saved second: what stands now, kind by kind, in the words of the boxes."""
    marked = set(view.marked.values_list("kind", "source_id"))
    stored: list[tuple[str, list[str]]] = [
        (label, [str(option.label) for option in options if (kind, UUID(option.value)) in marked])
        for kind, label, options in offers(view, everything_for(view))
    ]
    latest = view.standings.order_by("-at", "-id").first()
    words = [latest.words] if latest and latest.words.strip() else []
    return [(label, lines) for label, lines in [("Where do we stand?", words), *stored] if lines]


def held_back(view: OwnView, seen: Sees) -> list[str]:
    """For the worker: what is not on the page though it was marked, written or is always there, and why."""
    marked = [f"{_called_short(each.piece)}: {each.why}" for each in seen.shown.withheld]
    standing = [f"Where we stand: {seen.standing_withheld}"] if seen.standing_withheld else []
    programme = programme_of(view.episode.programme_version).title
    title = [f"The name of the work, {programme}: {why}" for why in [seen.why_not(programme)] if why]
    answers = seen.withheld_answers(list(view.notes.order_by("-at", "-id")))
    return [*marked, *standing, *title, *(f"Your answer of {on_day(note.answered_at)}: {why}" for note, why in answers)]


def _called_short(piece: Piece) -> str:
    """A visit has no words of its own."""
    return f"{KINDS[piece.kind]}: {' '.join(word for word in piece.words if word)}"


def offers(view: OwnView, everything: Everything) -> list[tuple[str, str, list[Option]]]:
    """For the worker: each kind with what may be marked of it."""
    there: dict[str, list[Option]] = {kind: [] for kind in KINDS}
    for piece in offered(everything.pieces, view.person_id):
        there[piece.kind].append(Option(str(piece.id), _called(piece.kind, everything.rows[piece.kind, piece.id])))
    return [(kind, KINDS[kind], options) for kind, options in there.items() if options]


def _called(kind: str, row: Any) -> str:
    if kind == "visit":
        return f"{days.local(row.planned_for):%A} {days.day_and_time(row.planned_for)}"
    if kind == "review":
        return f"By {days.day(row.due)}"
    if kind == "helper":
        return ", ".join(part for part in (row.worker_name, row.agency_name, row.what) if part)
    if kind == "sharing":
        return f"{days.day(row.on)}, with {row.with_whom}: {row.what}"
    if kind == "summary":
        return f"The page written for them, approved {days.day(days.local(row.approved_at).date())}"
    return f"{row.who}: {row.words}" if kind == "action" else str(row.words)
