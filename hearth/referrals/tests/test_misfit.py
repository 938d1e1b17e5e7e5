"""A referral to a programme whose rules are not met, or not known: told before it goes, never blocked, and kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.families.actions import begin_status
from hearth.families.models import Family
from hearth.referrals.models import ServiceReferral
from hearth.referrals.tests.conftest import ASKING
from hearth.referrals.tests.test_pages import REFER
from hearth.scope.opening import holder_scope
from tests.cast import Cast
from tests.world import ago

Ask = Callable[..., ServiceReferral]
AGREED = replace(ASKING, agreement="agreed")
DESPITE = "The court wants the plan ended,\nand Carol asked for Hana by name."


@pytest.fixture
def on_a_plan(cast: Cast, family: Family) -> Family:
    with holder_scope(cast.tess.holder_id):
        child = family.members.get(is_child=True).person
        begin_status(person=child, kind="protection_plan", starts=ago(days=30), by=cast.tess)
    return family


@pytest.fixture
def tess(cast: Cast, sign_in: Any) -> Client:
    return sign_in(cast.tess)  # type: ignore[no-any-return]


def send(client: Client, family: Family, cast: Cast, **changes: Any) -> str:
    told = {**REFER, "to_team": str(cast.hana.team_id), **changes}
    return client.post(reverse("referrals:refer", args=[family.pk]), told, follow=True).content.decode()


def rules(referral: ServiceReferral) -> list[tuple[str, str]]:
    return [(rule["met"], rule["words"]) for way in referral.unmet for rule in way["rules"]]


def sent(cast: Cast) -> list[ServiceReferral]:
    with holder_scope(cast.tess.holder_id):
        return list(ServiceReferral.objects.order_by("id"))


def test_what_fits_goes_without_a_word_more(cast: Cast, ask: Ask, tess: Client, family: Family) -> None:
    assert ask(asking=AGREED).unmet == []  # the reason that was ticked is a sign of neglect
    assert "has your referral" in send(tess, family, cast)
    assert "all the same" not in send(tess, family, cast)


def test_the_action_keeps_which_rules_and_why_all_the_same(cast: Cast, ask: Ask, on_a_plan: Family) -> None:
    referral = ask(asking=replace(AGREED, despite=DESPITE))
    plan = "No child is on a child protection plan or looked after. This work comes before that."
    assert rules(referral) == [("Not met", plan)]
    assert referral.despite == DESPITE
    assert "Now:" not in str(referral.unmet)  # why is on their record, and is not sent


def test_the_action_stops_nobody(cast: Cast, ask: Ask) -> None:
    """Triage says why in its decision."""
    referral = ask(asking=replace(ASKING, referral_reasons=(), agreement="not_asked"))
    assert [met for met, _ in rules(referral)] == ["Not known", "Not known"]
    assert referral.despite == ""


def test_whoever_sends_it_is_told_first_and_nothing_typed_is_lost(cast: Cast, tess: Client, on_a_plan: Family) -> None:
    page = send(tess, on_a_plan, cast)
    assert not sent(cast)
    assert "Family Partners is not for this family" in page
    assert "No child is on a child protection plan" in page
    assert "Now: Child protection plan." in page
    assert "The family agrees to be helped" not in page  # it does, as the form says
    assert '<a href="#id_despite">Say why you ask all the same, or choose what fits</a>' in page
    assert "Mornings are hard." in page
    assert "She would leave the refuge." in page


def test_they_are_led_to_what_does_fit(cast: Cast, tess: Client, on_a_plan: Family) -> None:
    page = send(tess, on_a_plan, cast).partition("What else there is for them")[2]
    fits, may = page.index("Early help</a>. Every rule of one way in is met."), page.index("Something still has to be")
    assert fits < may
    assert reverse("casework:programme", args=["early_help"]) in page
    assert reverse("familyfile:help", args=[on_a_plan.pk]) in page
    assert reverse("casework:programme", args=["family_partners"]) not in page
    assert reverse("casework:programme", args=["strengthening_families"]) not in page


def test_what_nobody_knows_is_told_too(cast: Cast, tess: Client, family: Family) -> None:
    page = send(tess, family, cast, referral_reasons=[], agreement="not_asked")
    assert "Nobody knows yet whether Family Partners is for this family" in page
    assert "None of these has been recorded yet." in page
    assert "Nobody has written down what the family says." in page


def test_with_the_reason_it_goes_and_whoever_receives_it_reads_it(
    cast: Cast, tess: Client, on_a_plan: Family, sign_in: Any
) -> None:
    assert "has your referral" in send(tess, on_a_plan, cast, despite=DESPITE, told_of="family_partners")
    (referral,) = sent(cast)
    assert referral.despite.replace("\r", "") == DESPITE
    hana = sign_in(cast.hana)
    page = hana.get(reverse("referrals:referral", args=[referral.pk])).content.decode()
    assert "Why they ask although not every rule is met" in page
    assert "Carol asked for Hana by name." in page
    assert "<strong>Not met:</strong> No child is on a child protection plan" in page
    assert "Now: Child protection plan" not in page
    hana.post(reverse("referrals:answer", args=[referral.pk]), {"answer": "accepted"})
    assert "Carol asked for Hana by name." in hana.get(reverse("casework:open", args=[referral.pk])).content.decode()


@pytest.mark.parametrize("words", ["", "   \n "])
def test_no_words_are_no_reason(cast: Cast, tess: Client, on_a_plan: Family, words: str) -> None:
    page = send(tess, on_a_plan, cast, despite=words, told_of="family_partners")
    assert "Say why you ask all the same" in page
    assert not sent(cast)


def test_a_reason_is_for_the_programme_that_it_was_given_for(cast: Cast, tess: Client, on_a_plan: Family) -> None:
    page = send(tess, on_a_plan, cast, programme="going_home", despite=DESPITE, told_of="family_partners")
    assert "Read what is said of Going home, and say whether your words still hold" in page
    assert "Carol asked for Hana by name." in page
    assert not sent(cast)
    changed = {"programme": "going_home", "despite": DESPITE, "told_of": "going_home"}
    assert "has your referral" in send(tess, on_a_plan, cast, **changed)


def test_what_was_typed_waits_out_of_sight_while_the_programme_fits(
    cast: Cast, tess: Client, on_a_plan: Family
) -> None:
    page = send(tess, on_a_plan, cast, programme="early_help", despite=DESPITE, told_of="family_partners", reason="")
    assert "What else there is" not in page
    assert '<input type="hidden" name="despite" value="The court wants' in page
    assert "has your referral" in send(tess, on_a_plan, cast, programme="early_help", despite=DESPITE)
    assert sent(cast)[0].despite == ""


def test_a_reason_longer_than_there_is_room_for(cast: Cast, tess: Client, on_a_plan: Family) -> None:
    page = send(tess, on_a_plan, cast, despite="a" * 4_001, told_of="family_partners")
    assert "4,000" in page
    assert "a" * 4_001 in page
    assert not sent(cast)


@pytest.mark.parametrize("programme", ["", "magic"])
def test_for_nothing_that_there_is_nothing_is_judged(cast: Cast, tess: Client, family: Family, programme: str) -> None:
    page = send(tess, family, cast, programme=programme)
    assert "What else there is" not in page
    assert "Mornings are hard." in page
    assert not sent(cast)


def test_what_is_kept_as_it_is_typed_is_told_of_as_soon_as_it_is_shown_again(
    cast: Cast, tess: Client, on_a_plan: Family
) -> None:
    page = reverse("referrals:refer", args=[on_a_plan.pk])
    draft = reverse("drafts:save", args=[f"refer-{on_a_plan.pk}"])
    tess.post(draft, {"programme": "family_partners", "despite": DESPITE, "reason": "Mornings are hard."})
    shown = tess.post(page, {"danger": "no"}).content.decode()
    assert "Family Partners is not for this family" in shown
    assert "Carol asked for Hana by name." in shown
    assert "There is a problem" not in shown
