"""Two workers reach for the same worry."""

import pytest

from hearth.audit.models import AuditEvent
from hearth.concerns.models import Concern
from hearth.scope.opening import holder_scope
from hearth.triage.actions import decide, take
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import UNFOUNDED
from hearth.worklist.models import Item
from tests.cast import Cast


def test_taking_puts_it_on_ones_own_list(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        assert take(concern=concern, by=cast.tess).taken_by_name == "Tess Okafor"
        assert Item.objects.get(kind="decide").worker_id == cast.tess.id
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="took").count() == 1


def test_taking_ones_own_again_changes_nothing(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        take(concern=concern, by=cast.tess)
        assert take(concern=concern, by=cast.tess).taken_by_id == cast.tess.id


def test_the_second_is_told_who_was_first(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        take(concern=concern, by=cast.tess)
        with pytest.raises(NotNow, match="Tess Okafor has already taken this"):
            take(concern=concern, by=cast.dev)


def test_a_duty_manager_may_take_over(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        take(concern=concern, by=cast.tess)
        assert take(concern=concern, by=cast.dev, over=True).taken_by_name == "Dev Malhotra"


def test_what_is_decided_is_not_taken(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        decide(concern=concern, family=None, choice=UNFOUNDED, by=cast.dev)
        with pytest.raises(NotNow, match="Dev Malhotra decided this"):
            take(concern=concern, by=cast.tess)
