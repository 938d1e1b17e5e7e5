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
from hearth.concerns.models import Concern
from hearth.families.likeness.models import SamePerson
from hearth.families.models import Family, FamilyMember, Involvement, Person, Sharing
from hearth.scope.opening import holder_scope
from hearth.triage.models import Decision
from hearth.ui import days
from tests.whole.routes import CONCERN, FAMILY, ROWS, SHARED, TEAM, Row, Whose
from tests.whole.visiting import Visitor, forget_scope
from tests.world import Records

ABOUT_A_FAMILY = [row for row in ROWS if row.who in (FAMILY, TEAM)]
READ_OF_A_FAMILY = [row for row in ABOUT_A_FAMILY if "POST" not in row.methods]
STEP = "triage:step"  # that the decision set going
ABOUT_A_RECORD = [row for row in ROWS if isinstance(row.who, Whose)]
ANSWER = [row for row in ROWS if row.route == "triage:answer"]
OF_A_DECIDED_WORRY = [
    row
    for row in ROWS
    if row.who == CONCERN and (row.args.get("concern_id") == "decided_id" or row.route == STEP) and row not in ANSWER
]
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


def _joined(records: Records, visitors: dict[str, Visitor], *, restricted: bool) -> None:
    """Somebody of theirs is on record a second time, in a family that fewer may open, or that more may."""
    person = FamilyMember.objects.filter(family_id=records.family_id).earliest("id").person
    other = Family.objects.create(name="The other", body_id="northmoor", restricted=restricted)
    again = Person.objects.create(given_names="Again", family_name="Joined")
    FamilyMember.objects.create(family=other, person=again, role="child", is_child=True)
    SamePerson.objects.create(
        person=again,
        same_as=person,
        why="One birth certificate.",
        joined_by="Dev Malhotra",
        joined_by_id=visitors["dev"].viewer.id,
        joined_at=timezone.now(),
    )


def _joined_with_restricted(records: Records, visitors: dict[str, Visitor]) -> None:
    _joined(records, visitors, restricted=True)


def _joined_with_open(records: Records, visitors: dict[str, Visitor]) -> None:
    _joined(records, visitors, restricted=False)


def _parted_again(records: Records, visitors: dict[str, Visitor]) -> None:
    _joined_with_open(records, visitors)
    SamePerson.objects.update(parted_at=timezone.now(), parted_by="Dev Malhotra", parted_why="Two cousins.")


def _told_by_the_school(records: Records, visitors: dict[str, Visitor]) -> None:
    """Pia told of it, from her account; what is decided is an allegation against somebody who works there."""
    pia = visitors["pia"].viewer
    kept = {"kept_from_agency_id": pia.agency_id, "kept_from_teller": True}
    told = {"reporter_user_id": pia.id, "reporter_agency_id": pia.agency_id, "reporter_agency_name": pia.agency_name}
    Concern.objects.filter(reference__in=records.references).update(**kept, **told)
    decisions = Decision.objects.filter(concern_id=records.decided_id)
    decisions.update(confined=True, kept_from=pia.agency_name, kept_from_agency_id=pia.agency_id)


def nobody(row: Row, method: str) -> str:
    return ""


def as_before(row: Row, method: str) -> str:
    assert not isinstance(row.who, str)
    return row.who.council


def as_restricted(row: Row, method: str) -> str:
    assert not isinstance(row.who, str)
    return row.who.council_restricted


AT_SCHOOL = "pia pat gus"
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
    # To be read as one person opens nothing to anybody, and closes nothing.
    State(
        "joined with a restricted record", "council", READ_OF_A_FAMILY, OUR_PEOPLE, as_before, _joined_with_restricted
    ),
    State(
        "restricted, and joined with an open record",
        "council_restricted",
        READ_OF_A_FAMILY,
        OUR_PEOPLE,
        as_restricted,
        _joined_with_open,
    ),
    State("joined and parted again", "council_restricted", READ_OF_A_FAMILY, OUR_PEOPLE, as_restricted, _parted_again),
    State(
        "shared, and joined with a restricted record",
        "council",
        ABOUT_A_SHARING,
        PARTNERS,
        as_before,
        _joined_with_restricted,
    ),
    # What was shared of the family stays open to the school; of the worry it sees what it saw before: nothing.
    State("kept from the agency it names", "council", ABOUT_A_RECORD, AT_SCHOOL, as_before, _told_by_the_school),
    State("an allegation", "council", OF_A_DECIDED_WORRY, OUR_PEOPLE, as_restricted, _told_by_the_school),
    State(
        "an allegation, of which whoever told is told nothing",
        "council",
        ANSWER,
        f"{OUR_PEOPLE} {AT_SCHOOL}",
        nobody,
        _told_by_the_school,
    ),
    State("an hour after an emergency", "council_restricted", ABOUT_A_FAMILY, "other", nobody, _grant_over),
    State("shared, and sealed since", "council", ABOUT_A_SHARING, PARTNERS, nobody, _sealed),
    State("shared, and closed since", "council", ABOUT_A_SHARING, PARTNERS, nobody, _closed),
    State("shared until yesterday", "council", ABOUT_A_SHARING, PARTNERS, nobody, _day_past),
    State("shared, and withdrawn", "council", ABOUT_A_SHARING, PARTNERS, nobody, _withdrawn),
]
CASES = [(state, row) for state in STATES for row in state.rows]
