"""What somebody is still writing about a referral, a handover or a copy is kept, and theirs alone, until it is sent."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.access.models import Team
from hearth.chronology.copies.actions import Wanted, begin_copy
from hearth.families.models import Family
from hearth.referrals.handovers.actions import hand_over
from hearth.referrals.handovers.rules import Going
from hearth.scope.opening import holder_scope
from tests.cast import Cast

WORDS = "They said: “not before Monday”.\n"


def written(client: Client, page: str, draft: str, **typed: str) -> str:
    """The page again, after so much was typed."""
    assert reverse("drafts:save", args=[draft]) in client.get(page).text
    assert client.post(reverse("drafts:save", args=[draft]), typed).status_code < 300
    return str(client.get(page).text)


def test_a_handover_is_kept_as_typed(cast: Cast, sign_in: Any, family: Family) -> None:
    page, draft = reverse("referrals:hand_over", args=[family.pk]), f"hand-over-{family.pk}"
    assert "not before Monday" in written(sign_in(cast.tess), page, draft, why=WORDS)
    assert "not before Monday" not in sign_in(cast.dev).get(page).text


def test_taking_a_referral_back_is_kept_until_it_is_sent(cast: Cast, sign_in: Any, ask: Any) -> None:
    referral, tess = ask(), sign_in(cast.tess)
    page, draft = reverse("referrals:referral", args=[referral.pk]), f"referral-withdrawal-{referral.pk}"
    assert "not before Monday" in written(tess, page, draft, why=WORDS)
    tess.post(reverse("referrals:withdraw", args=[referral.pk]), {"why": WORDS})
    assert "data-draft-url" not in tess.get(page).text


def test_the_answer_to_a_handover_is_kept(cast: Cast, sign_in: Any, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        going = Going(why="Moved.", history="One worry.", lawful_basis="Public task", family_told=True)
        team = Team.objects.select_related("agency").get(pk=cast.ravi.team_id)
        asked = hand_over(family=family, to_team=team, going=going, by=cast.tess)
    page, draft = reverse("referrals:handover", args=[asked.pk]), f"handover-answerhandover-{asked.pk}"
    assert "not before Monday" in written(sign_in(cast.ravi), page, draft, answer="refused", why=WORDS)


@pytest.mark.parametrize(("form", "field"), [("decidewords", "words_why"), ("make", "why_not_told")])
def test_a_copys_forms_are_kept(cast: Cast, sign_in: Any, family: Family, form: str, field: str) -> None:
    with holder_scope(cast.tess.holder_id):
        wanted = Wanted(audience="agency", why="Conference", with_whom="Dr Hall")
        copy = begin_copy(family=family, wanted=wanted, by=cast.tess)
    page = reverse("chronology:copy", args=[copy.pk])
    assert "not before Monday" in written(sign_in(cast.tess), page, f"copy-{form}-{copy.pk}", **{field: WORDS})


def test_who_asks_for_a_copy_is_kept(cast: Cast, sign_in: Any, family: Family) -> None:
    page = reverse("chronology:copies", args=[family.pk])
    assert "not before Monday" in written(sign_in(cast.tess), page, f"copy-of-{family.pk}", why=WORDS)
