"""A family of Northmoor's, and a referral of it to the charity."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hearth.access.models import Team
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.families.telling import PersonAsTold
from hearth.referrals.actions import refer
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope
from tests.cast import Cast

ASKING = Asking(
    programme="family_partners",
    reason="Small worries that keep coming back.",
    lawful_basis="Public task",
    family_told=True,
    referral_reasons=("early_neglect",),
)
PEOPLE = (
    PersonAsTold("child", True, "Maya", "Fenn", born=date(2019, 4, 2)),
    PersonAsTold("mother", False, "Carol", "Fenn"),
)


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Fenn", body_id="northmoor", people=PEOPLE, by=cast.tess)


@pytest.fixture
def ask(cast: Cast, family: Family) -> Callable[..., ServiceReferral]:
    """`ask(to=viewer)`: Tess refers the family to that person's team."""

    def refer_to(to: Any = None, asking: Asking = ASKING) -> ServiceReferral:
        team = Team.objects.select_related("agency").get(pk=(to or cast.hana).team_id)
        with holder_scope(cast.tess.holder_id):
            return refer(family=family, to_team=team, asking=asking, by=cast.tess)

    return refer_to
