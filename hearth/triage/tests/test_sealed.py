"""Worries about a family whose record is sealed: decided, they are in no list; open, they say nothing of it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import add_message
from hearth.concerns.models import Concern
from hearth.families.actions import seal_person
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.actions.confirming import FamilyChoice, Recognised
from hearth.triage.models import Holding, Proposal
from hearth.triage.queries import concerns_for, has_unread, held_now
from hearth.triage.tests.conftest import UNFOUNDED, advice
from hearth.ui import days
from hearth.worklist.models import Item
from tests.cast import Cast


@pytest.fixture
def about(cast: Cast, concern: Concern, fenns: Family) -> Concern:
    """Somebody has said that it is about Maya Fenn."""
    with holder_scope(cast.tess.holder_id):
        maya = Person.objects.get(given_names="Maya")
        known = {concern.children.get().pk: Recognised(maya, "The same name")}
        actions.confirm_family(concern=concern, choice=FamilyChoice(family=fenns, known=known), by=cast.tess)
    return concern


def seal(cast: Cast) -> None:
    with holder_scope(cast.dev.holder_id):
        maya = Person.objects.get(given_names="Maya")
        seal_person(person=maya, order_made=days.today(), why="Seen.", version=maya.version, by=cast.dev)


def listed(cast: Cast) -> list[str]:
    with holder_scope(cast.dev.holder_id):
        return [each.reference for each in concerns_for(cast.dev)]


def test_what_was_decided_is_nobodys_to_find(cast: Cast, about: Concern, fenns: Family, sign_in: Any) -> None:
    with holder_scope(cast.dev.holder_id):
        actions.decide(concern=about, family=fenns, choice=advice(cast.kemi), by=cast.tess)
    page = reverse("triage:concern", args=[about.pk])
    assert about.reference in sign_in(cast.dev).get(page).content.decode()
    seal(cast)
    assert sign_in(cast.dev).get(page).status_code == 404
    assert listed(cast) == []
    with holder_scope(cast.dev.holder_id):
        assert held_now(cast.dev, None, 9) == []
        assert Holding.objects.get().ended_at is not None
        assert not Item.objects.filter(done_at=None).exists()


def test_what_is_not_decided_is_still_somebodys_work_and_names_no_family(
    cast: Cast, about: Concern, fenns: Family, sign_in: Any
) -> None:
    page = reverse("triage:concern", args=[about.pk])
    assert "The family: " in sign_in(cast.dev).get(page).content.decode()
    seal(cast)
    shown = sign_in(cast.dev).get(page).content.decode()
    assert "Who is this about?" in shown
    assert str(fenns.pk) not in shown
    assert listed(cast) == [about.reference]


def test_what_somebody_writes_afterwards_is_read(cast: Cast, about: Concern, fenns: Family) -> None:
    with holder_scope(cast.dev.holder_id):
        actions.decide(concern=about, family=fenns, choice=UNFOUNDED, by=cast.tess)
    seal(cast)
    assert listed(cast) == []
    with holder_scope(cast.dev.holder_id):
        wrote = add_message(concern=about, words="She is with us now.", written_by="reporter", key="", by=PUBLIC)
    assert wrote.concern == about
    assert listed(cast) == [about.reference]
    with holder_scope(cast.dev.holder_id):
        assert has_unread(about)
        actions.read_messages(concern=about, by=cast.dev)
    assert listed(cast) == []


def test_a_proposal_about_it_is_sent_back(cast: Cast, about: Concern, fenns: Family) -> None:
    with holder_scope(cast.dev.holder_id):
        actions.propose(concern=about, family=fenns, choice=UNFOUNDED, by=cast.tess)
    seal(cast)
    with holder_scope(cast.dev.holder_id):
        sent_back = Proposal.objects.get()
        assert sent_back.agreed is False
        assert "Say again who" in sent_back.why
        actions.propose(concern=about, family=None, choice=UNFOUNDED, by=cast.tess)
