"""The asked team's list and page; the asker's view of the same referral."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.families.actions import begin_help, restrict_family
from hearth.families.models import Family
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.ui import days
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
    assert sign_in(cast.hana).post(page("withdraw", referral), {"why": "No"}).status_code == 404
    after = sign_in(cast.tess).post(page("withdraw", referral), {"why": "They have moved."}, follow=True)
    assert "They have moved." in after.content.decode()


def test_the_list_asks_the_database_few_questions(
    cast: Cast, ask: Ask, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        ask()
    client = sign_in(cast.hana)
    with django_assert_max_num_queries(12):  # eight beyond session, viewer, scope and its end
        client.get(reverse("referrals:received"))


REFER = {
    "danger": "no",
    "programme": "family_partners",
    "referral_reasons": ["early_neglect"],
    "reason": "Mornings are hard.",
    "lawful_basis": "Public task",
    "agreement": "agreed",
    "family_told": "no",
    "why_not_told": "She would leave the refuge.",
}


@pytest.fixture
def refer_page(family: Family) -> str:
    return reverse("referrals:refer", args=[family.pk])


def test_the_question_of_danger_stands_before_every_referral(
    cast: Cast, refer_page: str, sign_in: SignIn, family: Family
) -> None:
    client, whole = sign_in(cast.tess), {**REFER, "to_team": str(cast.hana.team_id)}
    assert "danger today" in client.get(refer_page).content.decode()
    assert "Choose one before you go on" in client.post(refer_page, {**whole, "danger": ""}).content.decode()
    assert "ring 999" in client.post(refer_page, {**whole, "danger": "now"}).content.decode()
    assert "Whom do you ask?" in client.post(refer_page, {"danger": "no"}).content.decode()
    with holder_scope(cast.tess.holder_id):
        assert not ServiceReferral.objects.exists()


def test_no_consent_is_no_bar(cast: Cast, refer_page: str, sign_in: SignIn) -> None:
    why = {"agreement": "refused", "told_of": "family_partners", "despite": "She may yet, once she has met Hana."}
    sent = sign_in(cast.tess).post(refer_page, {**REFER, **why, "to_team": str(cast.hana.team_id)}, follow=True)
    assert "They do not want it" in sent.content.decode()
    assert "Harbour Families has your referral." in sent.content.decode()


def test_pressed_twice_it_is_sent_once(cast: Cast, refer_page: str, sign_in: SignIn) -> None:
    client, whole = sign_in(cast.tess), {**REFER, "to_team": str(cast.hana.team_id)}
    first, second = client.post(refer_page, whole), client.post(refer_page, whole)
    assert first["Location"] == second["Location"]
    other = client.post(refer_page, {**whole, "reason": "Something else, and new."})
    assert other["Location"] != first["Location"]
    with holder_scope(cast.tess.holder_id):
        assert ServiceReferral.objects.count() == 2


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ("reason", "Say why you are referring this family"),
        ("lawful_basis", "on which lawful basis"),
        ("agreement", "Choose whether the family agrees"),
        ("why_not_told", "Say why the family has not been told"),
        ("to_team", "Choose whom you ask"),
    ],
)
def test_each_thing_that_lacks_has_its_sentence(
    cast: Cast, refer_page: str, sign_in: SignIn, lacks: str, sentence: str
) -> None:
    told = {**REFER, "to_team": str(cast.hana.team_id), lacks: ""}
    page = sign_in(cast.tess).post(refer_page, told).content.decode()
    assert sentence in page
    assert lacks == "reason" or "Mornings are hard." in page


def test_a_reason_never_travels_in_an_address(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    reason = "We have no place before March."
    answered = sign_in(cast.hana).post(page("answer", referral), {"answer": "declined", "reason": reason})
    assert answered["Location"] == page("referral", referral)
    assert reason in sign_in(cast.hana).get(answered["Location"]).content.decode()
    assert sign_in(cast.hana).get(page("answer", referral), {"answer": "declined", "reason": reason}).status_code == 405


def test_information_is_asked_and_given(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    told = {"answer": "information_asked", "question": "Is there a dog?"}
    asked = sign_in(cast.hana).post(page("answer", referral), told, follow=True).content.decode()
    assert "Is there a dog?" in asked
    made = sign_in(cast.tess).get(reverse("referrals:made") + "?show=ours").content.decode()
    assert "Fenn" in made
    given = sign_in(cast.tess).post(page("inform", referral), {"words": "A small one."}, follow=True)
    assert "A small one." in given.content.decode()
    assert sign_in(cast.hana).post(page("inform", referral), {"words": "No"}).status_code == 404


def test_waiting_then_not_engaging(cast: Cast, ask: Ask, sign_in: SignIn) -> None:
    referral = ask()
    sign_in(cast.hana).post(page("answer", referral), {"answer": "accepted"})
    day = {"until_day": "1", "until_month": "3", "until_year": str(days.today().year + 1)}
    waits = sign_in(cast.hana).post(page("progress", referral), {"what": "waiting", **day}, follow=True)
    assert f"until about 1 March {days.today().year + 1}" in waits.content.decode()
    past = {"until_day": "1", "until_month": "3", "until_year": "2020"}
    assert sign_in(cast.hana).post(page("progress", referral), {"what": "waiting", **past}).status_code == 200
    told = {"what": "not_engaged", "tried": "Six calls."}
    sign_in(cast.hana).post(page("progress", referral), told)
    asker = sign_in(cast.tess).get(page("referral", referral)).content.decode()
    assert "Six calls." in asker
    assert "Look at the risk to the children again" in asker
    looked = sign_in(cast.tess).post(page("looked", referral), follow=True)
    assert "It is off your list" in looked.content.decode()


def test_a_team_sees_what_it_has_asked_itself(cast: Cast, family: Family, sign_in: SignIn) -> None:
    with holder_scope(cast.kemi.holder_id):
        begin_help(
            family=family, agency_id=cast.kemi.agency_id, agency_name="", team_id=cast.kemi.team_id, what="Early help",
            source=family, starts=days.today(),
        )  # fmt: skip
    told = {**REFER, "to_team": str(cast.hana.team_id)}
    sent = sign_in(cast.kemi).post(reverse("referrals:refer", args=[family.pk]), told, follow=True)
    assert sent.status_code == 200
    assert "Fenn" in sign_in(cast.kemi).get(reverse("referrals:made") + "?show=waiting").content.decode()
    assert "Fenn" not in sign_in(cast.other).get(reverse("referrals:made") + "?show=waiting").content.decode()
    assert "Fenn" in sign_in(cast.tess).get(reverse("referrals:made") + "?show=waiting").content.decode()
