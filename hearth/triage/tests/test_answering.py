"""Whoever told us hears of the decision, as far as they need to know; a person reads it before it goes."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.models import Answer
from hearth.triage.rules.answering import may_be_kin
from hearth.triage.tests.conftest import HARM, Tell, advice, held_by
from hearth.worklist.models import Item
from tests.cast import Cast

WITHOUT_ANSWER = {"public_answer": ""}


def decided(cast: Cast, concern: Concern, choice: Any) -> Family:
    with holder_scope(cast.tess.holder_id):
        family = actions.confirm_family(concern=concern, choice=actions.FamilyChoice(None, "Fenn"), by=cast.tess)
        actions.decide(concern=concern, family=family, choice=choice, by=cast.tess)
        return family


def page_of(concern: Concern) -> str:
    return reverse("triage:answer", args=[concern.pk])


def draft(client: Any, concern: Concern) -> str:
    words: str = client.get(page_of(concern)).content.decode().split("<textarea")[1].split("</textarea>")[0]
    return words


def test_nobody_decides_and_forgets_to_say_so(cast: Cast, concern: Concern, sign_in: Any) -> None:
    decided(cast, concern, advice(cast.tess, **WITHOUT_ANSWER))
    with holder_scope(cast.tess.holder_id):
        assert Item.objects.get(kind="tell-reporter").done_at is None
    client = sign_in(cast.tess)
    words = draft(client, concern)
    assert "we cannot tell you more" in words
    assert "slipping" not in words
    client.post(page_of(concern), {"words": "Thank you, we are on it."})
    with holder_scope(cast.tess.holder_id):
        concern.refresh_from_db()
        assert concern.public_answer == "Thank you, we are on it."
        assert Item.objects.get(kind="tell-reporter").done_at
        assert (Answer.objects.get().to, Answer.objects.get().sent_by) == ("public", "Tess Okafor")


def test_a_professional_hears_the_decision_its_signs_and_what_they_can_do(cast: Cast, tell: Tell, sign_in: Any) -> None:
    concern = tell(
        route="professional",
        reporter_name="Pia Marsh",
        reporter_agency_name="Beck Lane Primary School",
        reporter_email="pia@school.example",
        reporter_user_id=cast.pia.id,
    )
    decided(cast, concern, advice(cast.tess, held=held_by(cast.kemi), **WITHOUT_ANSWER))
    client = sign_in(cast.tess)
    words = draft(client, concern)
    for each in ("Advice to whoever told us (level 2, Early help)", "lead practitioner", "Kemi Brand has been asked"):
        assert each in words
    assert "keep coming back" not in words  # the reasons are the council's, until a person adds what they need
    client.post(page_of(concern), {"words": "We decided: early help."})
    with holder_scope(cast.tess.holder_id):
        assert "early help" not in Message.objects.get(to="pia@school.example").body
        concern.refresh_from_db()
        assert concern.professional_answer == "We decided: early help."


@pytest.mark.parametrize(("route", "says"), [("child", "It was brave"), ("parent", "What we can offer")])
def test_a_child_and_a_parent_are_answered_as_who_they_are(
    cast: Cast, tell: Tell, sign_in: Any, route: str, says: str
) -> None:
    concern = tell(route=route, about_self=route == "child")
    decided(cast, concern, HARM)
    assert says in draft(sign_in(cast.tess), concern)


def test_a_relative_who_told_us_is_pointed_out(cast: Cast, tell: Tell, sign_in: Any) -> None:
    concern = tell(reporter_name="Gary Fenn", reporter_relationship="A neighbour")
    decided(cast, concern, HARM)
    shown = sign_in(cast.tess).get(page_of(concern)).content.decode()
    assert "may be a relative, or somebody this is about" in shown


def test_a_later_answer_follows_the_first(cast: Cast, concern: Concern) -> None:
    decided(cast, concern, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        first = Answer.objects.get()
        actions.send_answer(decision=first.decision, words="More has happened.", by=cast.dev)
        assert [each.words for each in Answer.objects.order_by("sent_at")] == [first.words, "More has happened."]


def test_whoever_left_no_way_to_be_told_is_not_waited_for(cast: Cast, tell: Tell) -> None:
    concern = tell(route="staff_log", channel="telephone", logged_by="Tess Okafor", anonymous=True)
    with holder_scope(cast.tess.holder_id):
        Concern.objects.filter(pk=concern.pk).update(way_back_hash="")
    decided(cast, concern, HARM)
    with holder_scope(cast.tess.holder_id):
        assert not Item.objects.filter(kind="tell-reporter").exists()


@pytest.mark.parametrize(
    ("name", "relationship", "kin"),
    [("Ann Lowe", "A neighbour", False), ("", "", False), ("Ann FENN", "", True), ("Bo Lee", "the child's aunt", True)],
)
def test_kin_is_a_shared_name_or_a_relation_that_they_gave(name: str, relationship: str, kin: bool) -> None:
    assert may_be_kin(name, relationship, ["Fenn"]) is kin
