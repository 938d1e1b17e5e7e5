"""Everything known of one family, in as few questions as can be. All begin with the family as the viewer may see it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import connection
from django.utils import timezone

from hearth.access.rules import AT_TRIAGE, AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.chronology.rules import seen_by
from hearth.families.models import Family, Person
from hearth.familyfile import questions
from hearth.familyfile.found import Assessed, Counted, Elsewhere, Happening, Help, Member, StatusTold, Work

# What the page says of somebody, in the order of the model's fields.
OF_THE_PERSON = (
    *"id given_names family_name known_as born born_earliest born_latest born_as_told died".split(),
    *"first_language interpreter".split(),
)
Before = tuple[date, UUID]
AFTER_ALL: Before = (date.max, UUID(int=2**128 - 1))


def family_for(viewer: Viewer, family_id: UUID) -> Family | None:
    """The family, if it is among those this viewer may see."""
    rows = _ask(questions.FAMILY, holder=viewer.holder_id, family=family_id, **_who_asks(viewer))
    return Family.from_db(connection.alias, list(rows[0]), list(rows[0].values())) if rows else None


def _who_asks(viewer: Viewer) -> dict[str, Any]:
    """What the rule about whose families asks of a viewer."""
    return {
        "team": viewer.team_id,
        "agency": viewer.agency_id,
        "granted": list(viewer.granted),
        "every_team": viewer.sees_every_team,
        "sees_restricted": viewer.sees_restricted,
        "at_triage": viewer.role in AT_TRIAGE,
        "at_work": viewer.role in AT_WORK_WITH_FAMILIES,
    }


def _who_sees(viewer: Viewer) -> dict[str, Any]:
    return {**_who_asks(viewer), "seen_by": list(seen_by(viewer.role)), "today": timezone.localdate()}


def counted_of(viewer: Viewer, family: Family, joined: bool) -> Counted:
    """`joined` where somebody of the family is on record elsewhere too: what is told there counts, once."""
    year_ago = timezone.localdate() - relativedelta(years=1)
    (row,) = _ask_of(family, questions.facts(joined), year_ago=year_ago, **_who_sees(viewer))
    return Counted(**row | {"elsewhere": [Elsewhere(UUID(id), *names) for id, *names in row["elsewhere"]]})


def members_of(family: Family) -> list[Member]:
    """Children first, oldest first."""
    return [_member(row) for row in _ask_of(family, questions.PEOPLE, today=timezone.localdate())]


def _member(row: Mapping[str, Any]) -> Member:
    return Member(
        person=Person.from_db(connection.alias, OF_THE_PERSON, [row[name] for name in OF_THE_PERSON]),
        is_child=row["is_child"],
        role=row["role"],
        home=row["home"] or "",
        home_postcode=row["home_postcode"] or "",
        home_secret=bool(row["home_secret"]),
        home_since=row["home_since"],
        kin=row["kin"],
        joined=row["joined"],
    )


def statuses_of(family: Family) -> list[StatusTold]:
    """Every status of everybody in the family, the current ones first."""
    return [StatusTold(**row) for row in _ask_of(family, questions.STATUSES)]


def help_of(family: Family) -> list[Help]:
    """Who helps now, then who helped."""
    return [Help(**row) for row in _ask_of(family, questions.HELP)]


def assessments_of(family: Family) -> list[Assessed]:
    return [Assessed(**row) for row in _ask_of(family, questions.ASSESSMENTS)]


def episodes_of(family: Family) -> list[Work]:
    return [Work(**row) for row in _ask_of(family, questions.EPISODES)]


def happenings_of(
    viewer: Viewer, family: Family, strand: str, before: Before | None, many: int, *, joined: bool = False
) -> list[Happening]:
    """The newest first, and one more than asked for, which says that there are older ones."""
    day, entry_id = before or AFTER_ALL
    asked = {**_who_sees(viewer), "strand": strand, "before": day, "before_id": entry_id, "many": many + 1}
    return [Happening(**row) for row in _ask_of(family, questions.happenings(joined), **asked)]


def _ask_of(family: Family, question: str, **more: Any) -> list[dict[str, Any]]:
    return _ask(question, holder=family.holder_id, family=family.pk, **more)


def _ask(question: str, **values: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
