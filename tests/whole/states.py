"""What a family's record can become, and who may open it then: each state is put on for one request and taken off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearth.access.grants import KEPT
from hearth.access.models import Grant
from hearth.families.models import Family, Involvement, Sharing
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.whole.routes import FAMILY, ROWS, SHARED, TEAM, Row
from tests.whole.visiting import Visitor, forget_scope
from tests.world import Records

ABOUT_A_FAMILY = [row for row in ROWS if row.who in (FAMILY, TEAM)]
READ_OF_A_FAMILY = [row for row in ABOUT_A_FAMILY if "POST" not in row.methods]
ABOUT_A_SHARING = [row for row in ROWS if row.who == SHARED]
OUR_PEOPLE = "tess dev kemi sol mara other"


@dataclass(frozen=True)
class State:
    """`put_on` changes the records, in their register's scope; `may` names who opens a row then, by which method."""

    name: str
    of: str  # whose records: "council" or "council_restricted"
    rows: list[Row]
    visitors: str
    may: Callable[[Row, str], str]
    put_on: Callable[[Records, dict[str, Visitor]], object]

    @contextmanager
    def worn(self, records: Records, visitors: dict[str, Visitor], holder_id: Any) -> Iterator[None]:
        with transaction.atomic():
            with holder_scope(holder_id):
                self.put_on(records, visitors)
            forget_scope()
            yield
            transaction.set_rollback(True)


def _sealed(records: Records, visitors: dict[str, Visitor]) -> None:
    Family.objects.filter(pk=records.family_id).update(sealed_at=timezone.now())


def _closed(records: Records, visitors: dict[str, Visitor]) -> None:
    Family.objects.filter(pk=records.family_id).update(restricted=True)


def _granted(records: Records, visitors: dict[str, Visitor], *, minutes: int = 30) -> None:
    """Owen, of another team, broke the glass so long ago, in the browser that he has before him."""
    owen = visitors["other"]
    begins = timezone.now() - timedelta(minutes=minutes)
    grant = Grant.objects.create(
        family_id=records.family_id,
        user_id=owen.viewer.id,
        user_text="",
        reason="The baby does not wake.",
        begins=begins,
        until=begins + timedelta(hours=1),
    )
    session = owen.client.session
    session[KEPT] = [str(grant.pk)]
    session.save()


def _grant_over(records: Records, visitors: dict[str, Visitor]) -> None:
    _granted(records, visitors, minutes=60)


def _day_past(records: Records, visitors: dict[str, Visitor]) -> None:
    Sharing.objects.filter(pk=records.sharing_id).update(until=days.today() - timedelta(days=1))


def _withdrawn(records: Records, visitors: dict[str, Visitor]) -> None:
    Sharing.objects.filter(pk=records.sharing_id).update(withdrawn_at=timezone.now())


def _helped_no_longer(records: Records, visitors: dict[str, Visitor]) -> None:
    yesterday = days.today() - timedelta(days=1)
    Involvement.objects.filter(family_id=records.family_id).update(starts=yesterday, ends=yesterday)


def nobody(row: Row, method: str) -> str:
    return ""


def as_before(row: Row, method: str) -> str:
    assert not isinstance(row.who, str)
    return row.who.council


PARTNERS = "pia pat gus kemi"
STATES = [
    State("sealed", "council", ABOUT_A_FAMILY, OUR_PEOPLE, nobody, _sealed),
    State(
        "opened in an emergency, for reading",
        "council_restricted",
        ABOUT_A_FAMILY,
        "other",
        lambda row, method: "other" if method == "GET" else "",
        _granted,
    ),
    State("helped no longer", "council", READ_OF_A_FAMILY, OUR_PEOPLE, as_before, _helped_no_longer),
    State("an hour after an emergency", "council_restricted", ABOUT_A_FAMILY, "other", nobody, _grant_over),
    State("shared, and sealed since", "council", ABOUT_A_SHARING, PARTNERS, nobody, _sealed),
    State("shared, and closed since", "council", ABOUT_A_SHARING, PARTNERS, nobody, _closed),
    State("shared until yesterday", "council", ABOUT_A_SHARING, PARTNERS, nobody, _day_past),
    State("shared, and withdrawn", "council", ABOUT_A_SHARING, PARTNERS, nobody, _withdrawn),
]
CASES = [(state, row) for state in STATES for row in state.rows]
