"""The asked team's list and page; the asker's view of the same referral."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from tests.cast import Cast

Ask = Callable[..., ServiceReferral]
SignIn = Callable[[Any], Client]


def page(name: str, referral: ServiceReferral) -> str:
    return reverse(f"referrals:{name}", args=[referral.pk])


def test_it_works(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    listed = sign_in(cast.hana).get(reverse("referrals:received")).content.decode()
    assert "Fenn" in listed
    assert "5 working days left" in listed
    shown = sign_in(cast.hana).get(page("referral", referral)).content.decode()
    assert "Small worries that keep coming back." in shown


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *((name, 200) for name in ("hana", "hugo", "tess", "dev")),
        *((name, 404) for name in ("kemi", "ravi", "pia", "eve")),
    ],
)
def test_who_may_open_a_referral(cast: Cast, ask: Ask, sign_in: SignIn, who: str, status: int) -> None:
    referral = ask()
    assert sign_in(getattr(cast, who)).get(page("referral", referral)).status_code == status


def test_another_team_of_the_same_council_does_not_see_it(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask(cast.kemi)
    assert sign_in(cast.other).get(page("referral", referral)).status_code == 404
    assert "Fenn" not in sign_in(cast.other).get(reverse("referrals:received")).content.decode()


def test_a_restricted_family_reaches_the_supervisor_alone(
    cast: Cast, ask: Ask, family: Family, sign_in: SignIn
) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=family, restricted=True, by=cast.dev)
    referral = ask()
    assert sign_in(cast.hana).get(page("referral", referral)).status_code == 404
    assert "Fenn" not in sign_in(cast.hana).get(reverse("referrals:received")).content.decode()
    assert sign_in(cast.hugo).get(page("referral", referral)).status_code == 200


def test_accepting_leads_on_to_the_work(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    answered = sign_in(cast.hana).post(page("answer", referral), {"answer": "accepted"}, follow=True).content.decode()
    assert reverse("casework:open", args=[referral.pk]) in answered
    assert (
        "Harbour Families" in sign_in(cast.hana).get(reverse("referrals:received") + "?show=accepted").content.decode()
    )


def test_declining_without_a_reason_is_asked_for_one(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    response = sign_in(cast.hana).post(page("answer", ask()), {"answer": "declined", "reason": ""})
    assert "Say why you are declining" in response.content.decode()


def test_who_answers_second_is_told_and_keeps_their_words(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    sign_in(cast.hana).post(page("answer", referral), {"answer": "accepted"})
    late = sign_in(cast.hugo).post(page("answer", referral), {"answer": "declined", "reason": "We are full."})
    assert late.status_code == 409
    assert "cannot become “declined”" in late.content.decode()
    assert "We are full." in late.content.decode()


def test_the_asker_may_withdraw_and_the_asked_may_not(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    assert sign_in(cast.hana).post(page("withdraw", referral), {"reason": "No"}).status_code == 404
    after = sign_in(cast.tess).post(page("withdraw", referral), {"reason": "They have moved."}, follow=True)
    assert "They have moved." in after.content.decode()


def test_the_list_asks_the_database_few_questions(
    cast: Cast, ask: Ask, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        ask()
    client = sign_in(cast.hana)
    with django_assert_max_num_queries(12):  # eight beyond session, viewer, scope and its end
        client.get(reverse("referrals:received"))
