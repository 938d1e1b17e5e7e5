"""What a long table says again in every row is put together once."""

from collections.abc import Collection, Sequence

from markupsafe import Markup, escape


def cell_tags(columns: Sequence[object], numbers: Collection[int]) -> list[Markup]:
    """The tag that a cell begins with, for each column after the first, whose cells are headers.

    `numbers` says which columns, counted from 0, are figures.
    """
    return [
        Markup('<td role="cell" data-label="%s" class="govuk-table__cell%s">')
        % (escape(column), " govuk-table__cell--numeric" if place in numbers else "")
        for place, column in enumerate(columns)
        if place
    ]
