"""A family that is closed to all but a few takes with it what had been written about it before."""

from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast
from tests.world import open_world


def test_what_was_already_to_do_is_closed_too(cast: Cast) -> None:
    open_world(cast)
    with holder_scope(cast.tess.holder_id):
        families = list(Family.objects.filter(holder_id=cast.tess.holder_id))
        items = Item.objects.filter(holder_id=cast.tess.holder_id, family_id__isnull=False)
        assert items.filter(restricted=False).count() > 2
        for family in families:
            restrict_family(family=family, restricted=True, by=cast.dev)
        assert not items.filter(restricted=False).exists()
        assert not ServiceReferral.objects.filter(holder_id=cast.tess.holder_id, restricted=False).exists()


def test_nothing_to_do_about_a_family_lacks_its_family(cast: Cast) -> None:
    open_world(cast)
    with holder_scope(cast.tess.holder_id):
        nameless = Item.objects.filter(holder_id=cast.tess.holder_id, family_id=None)
        assert set(nameless.values_list("kind", flat=True)) <= {
            "decide",
            "read-message",
            "answer-referral",
            "start-referral",
            "answer-handover",
            "answer-advice",  # about no child on record
            "sealed_record_opened",  # the owner is told without a name, see decision 13
            "not-delivered",  # a letter says nothing of a family, nor does the item
        }
