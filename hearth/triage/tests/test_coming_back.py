"""In the queue, a family that had help which has ended is marked, for those who may know of it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.families.actions import begin_help, end_help, restrict_family
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions.confirming import FamilyChoice, confirm_family
from hearth.ui import days

MARK = "Help ended"


@pytest.fixture
def known(cast: Any, concern: Concern, fenns: Family) -> Family:
    """The family that a waiting worry is about; Family Partners with it goes on."""
    with holder_scope(cast.tess.holder_id):
        confirm_family(concern=concern, choice=FamilyChoice(family=fenns, new_name="", known={}), by=cast.tess)
        begin_help(
            family=fenns,
            agency_id=cast.kemi.agency_id,
            agency_name="Northmoor",
            team_id=cast.kemi.team_id,
            what="Family Partners",
            source=fenns,
            starts=days.today(),
        )
    return fenns


def test_help_that_has_ended_is_seen_and_help_that_goes_on_is_not(cast: Any, known: Family, sign_in: Any) -> None:
    queue = reverse("triage:queue")
    assert MARK not in sign_in(cast.tess).get(queue).content.decode()
    with holder_scope(cast.tess.holder_id):
        end_help(source=known, ends=days.today())
    assert f"{MARK} {days.short_day(days.today())}" in sign_in(cast.tess).get(queue).content.decode()


def test_of_a_restricted_family_it_is_not_said(cast: Any, known: Family, sign_in: Any) -> None:
    with holder_scope(cast.tess.holder_id):
        end_help(source=known, ends=days.today())
        restrict_family(family=known, restricted=True, by=cast.dev)
    assert MARK not in sign_in(cast.tess).get(reverse("triage:queue")).content.decode()
    assert MARK in sign_in(cast.dev).get(reverse("triage:queue")).content.decode()
