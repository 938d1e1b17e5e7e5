"""What needs doing, under the headings of a working day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.families.actions import begin_family
from hearth.scope.opening import holder_scope
from hearth.worklist.actions import ask, done, hand_on
from hearth.worklist.models import Item
from hearth.worklist.presenters import LATE, LATER, TODAY, WEEK, heading_of
from tests.cast import Cast

NOON = datetime(2026, 6, 10, 11, tzinfo=UTC)  # midday in London


@pytest.mark.parametrize(
    ("due", "heading"),
    [
        (NOON - timedelta(minutes=1), LATE),
        (NOON + timedelta(hours=11, minutes=59), TODAY),  # a minute to midnight in London
        (NOON + timedelta(hours=12), WEEK),
        (NOON + timedelta(days=7), WEEK),
        (NOON + timedelta(days=8), LATER),
    ],
)
def test_headings(due: datetime, heading: str) -> None:
    assert heading_of(due, NOON) == heading


def put(cast: Cast, title: str, **more: Any) -> Item:
    family = begin_family(name=title, body_id="northmoor", people=[], by=cast.tess)
    asked: dict[str, Any] = {"kind": "look", "source": family, "title": title, "due": timezone.now()}
    asked |= {"page": "familyfile:family", "page_id": family.pk, "team_id": cast.tess.team_id}
    return ask(**(asked | more))


def test_the_page_shows_mine_and_nobodys(sign_in: Any, cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        put(cast, "Nobody’s yet")
        put(cast, "Mine", worker_id=cast.tess.id)
        put(cast, "Somebody else’s", worker_id=cast.dev.id)
        put(cast, "Another team’s", team_id=cast.kemi.team_id)
        put(cast, "Restricted", restricted=True)
    page = sign_in(cast.tess).get(reverse("worklist:today")).text
    assert [title in page for title in ("Nobody’s yet", "Mine", "Somebody else’s", "Another team’s", "Restricted")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert "Somebody else’s" in sign_in(cast.tess).get(reverse("worklist:today") + "?whose=team").text


def test_asking_twice_asks_once_and_done_is_done(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        item = put(cast, "Look")
        family = type("Source", (), {"pk": item.source_id, "holder_id": item.holder_id})
        done(kind="look", source=family)
        assert Item.objects.get(pk=item.pk).done_at
        assert Item.objects.filter(holder_id=item.holder_id, kind="look").count() == 1


def test_what_is_left_is_handed_on(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        item = put(cast, "Look")
        moved = hand_on(holder_id=item.holder_id, page_id=item.page_id, worker_id=cast.dev.id, team_id=cast.dev.team_id)
        assert moved == 1
        assert Item.objects.get(pk=item.pk).worker_id == cast.dev.id
