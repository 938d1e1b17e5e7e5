"""At a death what was asked of a service stops at once; after a loss somebody rings before anybody is in touch."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hearth.families.actions import end_pregnancy, expect_child, record_death
from hearth.families.models import Family
from hearth.referrals import actions
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist.models import Item
from tests.cast import Cast

TODAY = days.today()


def dies(cast: Cast, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        maya = family.members.get(is_child=True).person
        record_death(person=maya, died=TODAY, version=maya.version, by=cast.tess)


def calls(cast: Cast) -> list[str]:
    with holder_scope(cast.tess.holder_id):
        return list(Item.objects.filter(kind="referral-ring-them", done_at=None).values_list("title", flat=True))


def test_what_has_not_begun_is_withdrawn(cast: Cast, family: Family, ask: Callable[..., ServiceReferral]) -> None:
    referral = ask()
    dies(cast, family)
    with holder_scope(cast.tess.holder_id):
        referral.refresh_from_db()
        last = referral.states.latest("at")
        assert referral.state == last.state == "withdrawn"
        assert "Nobody is to get in touch" in last.reason
        assert family.entries.filter(source_id=last.pk).exists()
    assert calls(cast) == []


def test_where_the_work_has_begun_somebody_rings(cast: Cast, family: Family, ask: Any) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        theirs = ServiceReferral.objects.get(pk=referral.pk)
        for step in (actions.accept, actions.start):
            theirs = step(referral=theirs, by=cast.hana)
    dies(cast, family)
    (title,) = calls(cast)
    assert title.startswith("Somebody in Fenn has died: ring Harbour Families")
    with holder_scope(cast.tess.holder_id):
        referral.refresh_from_db()
        assert referral.state == "started"


def test_after_a_loss_somebody_rings_before_they_are_in_touch(cast: Cast, family: Family, ask: Any) -> None:
    referral = ask()
    with holder_scope(cast.tess.holder_id):
        mother = family.members.get(role="mother").person
        told: dict[str, Any] = {"due": TODAY + timedelta(days=90), "known_on": TODAY - timedelta(days=60)}
        pregnancy = expect_child(family=family, mother=mother, **told, by=cast.tess)
        end_pregnancy(pregnancy=pregnancy, outcome="lost", ended=TODAY, version=pregnancy.version, by=cast.tess)
    assert len(calls(cast)) == 1
    with holder_scope(cast.tess.holder_id):
        referral.refresh_from_db()
        actions.withdraw(referral=referral, reason="It was for the baby.", by=cast.tess)
