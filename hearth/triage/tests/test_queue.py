"""The queue: urgent first, then by the clock, a page at a time, and nobody else's."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from hearth.concerns.models import Concern
from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, confirm_family, decide, take
from hearth.triage.queries import concerns_for
from hearth.triage.queue import ON_A_PAGE, Key, page_of
from hearth.triage.tests.conftest import UNFOUNDED, Tell
from tests.cast import Cast

QUEUE = reverse("triage:queue")


def fill(cast: Cast, many: int) -> None:
    """Worries due at odd times, many at the very same moment, every fifth of them urgent."""
    now = timezone.now()
    with holder_scope(cast.tess.holder_id):
        Concern.objects.bulk_create(
            Concern(
                body_id="northmoor",
                reference=f"HTH-{number}",
                route="public",
                channel="web",
                received_at=now,
                decision_due=now + timedelta(hours=number // 7),
                account="…",
                urgent=number % 5 == 0,
                idempotency_key=str(number),
            )
            for number in range(many)
        )


def shown(cast: Any, show: str = "waiting") -> list[list[str]]:
    """Every page of a list, by reference."""
    pages, key = [], None
    with holder_scope(cast.tess.holder_id):
        while True:
            page = page_of(cast.tess, show, key, timezone.now())
            pages.append([concern.reference for concern in page.concerns])
            key = page.next_key and Key.read(str(page.next_key))
            if key is None:
                return pages


def test_every_worry_is_on_one_page_and_in_order(cast: Cast) -> None:
    fill(cast, 130)
    pages = shown(cast)
    with holder_scope(cast.tess.holder_id):
        wanted = [each.reference for each in Concern.objects.order_by("-urgent", "decision_due", "id")]
    assert [len(page) for page in pages] == [ON_A_PAGE, ON_A_PAGE, 30]
    assert list(chain.from_iterable(pages)) == wanted


def test_mine_overdue_and_decided_are_lists_of_their_own(cast: Cast, tell: Tell) -> None:
    taken, late, closed = tell(), tell(received_at=timezone.now() - timedelta(days=9)), tell()
    with holder_scope(cast.tess.holder_id):
        take(concern=taken, by=cast.tess)
        decide(concern=closed, family=None, choice=UNFOUNDED, by=cast.dev)
    assert shown(cast, "mine") == [[taken.reference]]
    assert shown(cast, "overdue") == [[late.reference]]
    assert shown(cast, "decided") == [[closed.reference]]
    assert len(shown(cast)[0]) == 2


def test_a_row_says_what_a_duty_worker_needs(cast: Cast, tell: Tell, sign_in: Any) -> None:
    tell(danger=True, reporter_relationship="neighbour", channel="telephone")
    page = sign_in(cast.tess).get(QUEUE).content.decode()
    for words in ("Today", "Maya Fenn, 7 years", "Neighbour, a telephone call", "Nobody yet", " left"):
        assert words in page


def test_a_name_is_never_markup(cast: Cast, tell: Tell, sign_in: Any) -> None:
    tell(reporter_relationship="<script>alert(1)</script>")
    assert "<script>alert" not in sign_in(cast.tess).get(QUEUE).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("tess", 200), ("dev", 200), ("kemi", 404), ("hana", 404), ("pia", 404), ("eve", 404)]
)
def test_who_may_see_the_queue(cast: Cast, sign_in: Any, who: str, status: int) -> None:
    assert sign_in(getattr(cast, who)).get(QUEUE).status_code == status


def test_another_councils_worries_are_not_there(cast: Cast, concern: Concern, sign_in: Any) -> None:
    assert concern.reference not in sign_in(cast.ravi).get(QUEUE).content.decode()


def test_a_restricted_familys_worry_is_in_nobody_elses_list(
    cast: Cast, concern: Concern, fenns: Family, sign_in: Any
) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
        confirm_family(concern=concern, choice=FamilyChoice(fenns), by=cast.dev)
    assert concern.reference not in sign_in(cast.tess).get(QUEUE).content.decode()
    assert concern.reference in sign_in(cast.dev).get(QUEUE).content.decode()


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("who", "tess dev kemi sol ravi hana hugo pia eve".split())
def test_everybody_finds_the_worries_that_are_theirs(
    cast: Cast, concern: Concern, fenns: Family, tell: Tell, who: str, restricted: bool
) -> None:
    tell()
    with holder_scope(cast.tess.holder_id):
        confirm_family(concern=concern, choice=FamilyChoice(fenns), by=cast.dev)
        restrict_family(family=fenns, restricted=restricted, by=cast.dev)
    viewer = getattr(cast, who)
    with holder_scope(viewer.holder_id):
        found = page_of(viewer, "waiting", None, timezone.now()).concerns
        wanted = concerns_for(viewer).order_by("-urgent", "decision_due", "id")
        assert [(each.id, each.reference, each.decision_due) for each in found] == [
            (each.pk, each.reference, each.decision_due) for each in wanted
        ]


def test_a_full_page_asks_few_questions(cast: Cast, sign_in: Any, django_assert_max_num_queries: Any) -> None:
    fill(cast, 120)
    client = sign_in(cast.tess)
    # Session, account; the scope's own beginning and end; the page itself: nation, worries, their children.
    with django_assert_max_num_queries(12) as asked:
        client.get(QUEUE)
    about_worries = [each["sql"] for each in asked.captured_queries if "concerns_" in each["sql"]]
    assert len(about_worries) <= 3


@given(st.booleans(), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_key_reads_back_what_it_wrote(urgent: bool, at: datetime) -> None:
    key = Key(urgent, at.replace(tzinfo=UTC), uuid7())
    assert Key.read(str(key)) == key


@given(st.text())
def test_an_altered_address_begins_at_the_beginning(text: str) -> None:
    assert Key.read(text) is None or "_" in text
