"""What was released of an agency's work, and what stands of it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from hearth.outcomes.definitions import Measured, measured_programmes
from hearth.outcomes.figures import Figure, Median, Share, Who
from hearth.outcomes.kept import read
from hearth.outcomes.models import Release
from hearth.outcomes.report import Report
from hearth.outcomes.telling import Told, Year
from hearth.outcomes.years import asked_of
from hearth.practice.definitions.measure import Measure
from hearth.ui import days


def releases_of(holder_id: UUID, programme: Measured) -> list[Told]:
    """The oldest first."""
    rows = Release.objects.filter(holder_id=holder_id, programme=programme.id).order_by("counted_at")
    return [Told(row.counted_at, row.families, read(row.tables, programme)) for row in rows]


def standing_figures(holder_id: UUID, programme: str | None, year: Year) -> Report | None:
    """The figures that stand, of one programme or of all; None where nothing was released yet."""
    chosen = [each for each in measured_programmes().values() if programme in (None, each.id)]
    told = [(each, releases) for each in chosen if (releases := releases_of(holder_id, each))]
    who = tuple(_size(each, releases[-1], year) for each, releases in told)
    figures = tuple(_stands(each, measure, releases, year) for each, releases in told for measure in each.measures)
    return Report(asked_of(year), who, figures) if told else None


def _size(programme: Measured, newest: Told, year: Year) -> Who:
    table = newest.tables.get(year)
    who = table.who if table else Who(programme.id, programme.title, programme.version, None, None, None)
    return replace(who, counted_on=days.local(newest.on).date())


def _stands(programme: Measured, measure: Measure, releases: Sequence[Told], year: Year) -> Figure:
    """As it was told last, with the day since which it has been told so.

    A day that moved each time that nothing changed would say, by standing still, that something did.
    """
    told = [
        (release.on, table.figures[measure.id])
        for release in releases
        if (table := release.tables.get(year)) and measure.id in table.figures
    ]
    if not told:
        nothing = Median(None, None) if measure.median_change else Share(None, None)
        return Figure(programme.id, measure, nothing, None, None, None, suppressed=True)
    since, figure = told.pop()
    while told and told[-1][1] == figure:
        since, _ = told.pop()
    return figure if since == releases[-1].on else replace(figure, counted_on=days.local(since).date())
