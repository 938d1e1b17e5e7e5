"""After the extract, what may be released of it: by agency and programme, beside all that was released before."""

from datetime import date
from uuid import UUID

from hearth.audit.actors import HEARTH
from hearth.outcomes.actions import release
from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.queries import releases_of
from hearth.outcomes.report import NothingMeasured, chosen_programmes
from hearth.outcomes.standing import standing_extract
from hearth.outcomes.tables import read_tables
from hearth.outcomes.telling import count
from hearth.outcomes.years import ByYear
from hearth.scope.opening import holder_scope


def release_figures(holder_id: UUID, today: date) -> None:
    """Raises `BadInput` where the tables cannot be read."""
    extract = standing_extract(holder_id)
    if extract is None:
        return
    tables = read_tables(extract.episodes, extract.observations, measured_programmes(), today=today)
    try:
        programmes = chosen_programmes(tables, None)
    except NothingMeasured:
        return
    for programme in programmes:
        with holder_scope(holder_id):
            earlier = releases_of(holder_id, programme)
        told = count(ByYear(programme, tables, today), earlier, extract.written)
        if told:
            with holder_scope(holder_id):
                release(programme=programme.id, told=told, by=HEARTH)
