"""Advice that was passed on and turned out to be an allegation is kept from whoever asked for it, as the worry is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.access.models import Membership, User
from hearth.audit.actors import HEARTH
from hearth.concerns.advice.actions import Asking, answer, ask_for_advice, ask_on, pass_on
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.advice.queries import asked_by, own_question, said_about
from hearth.concerns.keeping_from import keep_from
from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of_id, reports_from
from hearth.concerns.succession import actions as succession
from hearth.concerns.way_back import new_key, way_back_from
from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.post.models import Message
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage import actions
from hearth.triage.tests.conftest import UNFOUNDED, Tell
from hearth.triage.tests.test_keeping_from import ACCUSED, BY_PIA, decided, kept
from hearth.ui.errors import BadInput
from hearth.worklist.models import Item
from tests.cast import LONG_AGO, Cast

WORDS = "A teaching assistant shuts a child in a cupboard. Is that for you?"
ANSWER = "Which child is it?"
OFFICE = "office@becklane.sch.uk"


@dataclass(frozen=True)
class Asked:
    request: AdviceRequest
    secret: str

    @property
    def may_be_read(self) -> bool:
        by_secret = (self.request.reference, self.request.way_back_hash)
        question, said = own_question(*by_secret), said_about(*by_secret)
        assert bool(question) == bool(said)
        return question is not None

    @property
    def given(self) -> dict[str, str]:
        return {"reference": self.request.reference, "secret": self.secret}


Ask = Callable[..., Asked]


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """`ask(reporter_user_id=…)`: somebody asks Northmoor, and has an answer."""

    def arrive(**told: Any) -> Asked:
        to = destination_of_id("northmoor")
        assert to is not None
        key = new_key()
        with intake_scope(to.holder_id):
            reference = ask_for_advice(asking=Asking(to=to, key=key, words=WORDS, way="message", **told), by=cast.tess)
        with holder_scope(to.holder_id):
            request = AdviceRequest.objects.get(reference=reference)
            answer(request=request, words=ANSWER, by=cast.tess)
        return Asked(request, way_back_from(key))

    return arrive


def passed_on(cast: Cast, asked: Asked) -> Concern:
    with holder_scope(cast.tess.holder_id):
        return pass_on(request=asked.request, told="told", danger=False, by=cast.tess)


def listed(user: Any = None, address: str = "") -> list[str]:
    return [each.reference for each in asked_by(user.id if user else None, address)]


def test_what_somebody_there_asked_is_gone_from_their_list(cast: Cast, ask: Ask, sign_in: Any) -> None:
    mine = reverse("concerns:my_referrals")
    asked = ask(reporter_user_id=cast.pia.id, agency_name=cast.school.name)
    concern = passed_on(cast, asked)
    assert ANSWER in sign_in(cast.pia).get(mine).content.decode()
    assert asked.may_be_read
    decided(cast, concern, kept(cast))
    shown = sign_in(cast.pia).get(mine).content.decode()
    for told in (asked.request.reference, concern.reference, ANSWER):
        assert told not in shown
    assert not asked.may_be_read


def test_a_link_to_their_mailbox_leads_to_none_of_it(cast: Cast, ask: Ask) -> None:
    asked = ask(reporter_work_address=OFFICE, agency_name=cast.school.name)
    assert listed(address=OFFICE) == [asked.request.reference]
    decided(cast, passed_on(cast, asked), kept(cast))
    assert listed(address=OFFICE) == []
    assert not asked.may_be_read


def test_the_secret_then_opens_what_a_wrong_one_opens(cast: Cast, client: Any, ask: Ask) -> None:
    asked = ask(agency_name=cast.school.name)
    concern = passed_on(cast, asked)
    assert concern.reference in client.post("/advice/back", asked.given, follow=True).content.decode()
    decided(cast, concern, kept(cast))
    for again in (client.get("/advice/mine"), client.post("/advice/mine", {"words": "Well?"})):
        assert again.headers["Location"] == "/advice/back"  # who was reading it when it was decided
    refused = Client().post("/advice/back", asked.given).content.decode()
    never_was = Client().post("/advice/back", asked.given | {"reference": "ASK-2346-7892"}).content.decode()
    for shown in (refused, never_was):
        assert "We have no question with this reference and this secret" in shown
        assert concern.reference not in shown


def test_what_somebody_of_another_agency_asked_stays_theirs(cast: Cast, ask: Ask) -> None:
    neighbour, nurse = ask(), ask(reporter_user_id=cast.kemi.id, agency_name="Health Visiting")
    for asked in (neighbour, nurse):
        decided(cast, passed_on(cast, asked), kept(cast))
        assert asked.may_be_read
    assert listed(cast.kemi) == [nurse.request.reference]


def test_other_questions_of_the_agency_stay_where_they_are(cast: Cast, ask: Ask) -> None:
    """A colleague's, which was about something else; and another of the same person's."""
    accused, other = (ask(reporter_user_id=cast.pia.id, agency_name=cast.school.name) for _ in range(2))
    of_pat = ask(reporter_user_id=cast.pat.id, agency_name=cast.school.name)
    decided(cast, passed_on(cast, accused), kept(cast))
    assert listed(cast.pia) == [other.request.reference]
    assert listed(cast.pat) == [of_pat.request.reference]
    assert of_pat.may_be_read


def test_who_joins_the_agency_later_no_longer_finds_it(cast: Cast, ask: Ask) -> None:
    asked = ask(reporter_user_id=cast.kemi.id)
    decided(cast, passed_on(cast, asked), kept(cast))
    assert listed(cast.kemi) == [asked.request.reference]
    joins(cast.kemi, cast.pia.team_id)
    assert listed(cast.kemi) == []


def joins(user: Any, team_id: Any) -> None:
    Membership.objects.create(user_id=user.id, team_id=team_id, role="professional", starts=LONG_AGO)


def test_by_a_link_an_account_of_theirs_finds_no_more_than_signed_in(cast: Cast, ask: Ask, tell: Tell) -> None:
    """Whether they work there is asked of an address, as of an account."""
    asked = ask(reporter_work_address="sam@ward.nhs.uk")
    told = tell(**BY_PIA, reporter_work_address="sam@ward.nhs.uk")
    for concern in (passed_on(cast, asked), told):
        decided(cast, concern, kept(cast))
    assert listed(address="sam@ward.nhs.uk")
    assert len(reports_from("sam@ward.nhs.uk")) == 2
    joins(User.objects.create_user("Sam@ward.nhs.uk", "Sam Ode", "correct horse battery"), cast.pia.team_id)
    assert not listed(address="sam@ward.nhs.uk")
    assert not reports_from("sam@ward.nhs.uk")


@pytest.mark.parametrize(
    ("address", "theirs"),
    [
        ("head@becklane.sch.uk", True),
        ("HEAD@BeckLane.sch.uk", True),
        ("head@notbecklane.sch.uk", False),
        ("head@lane.sch.uk", False),
        ("sam@gmail.com", False),  # an account of theirs is there, and so is half the country
        ("sam@nhs.net", False),
    ],
)
def test_who_writes_from_their_domain_is_one_of_them(cast: Cast, tell: Tell, address: str, theirs: bool) -> None:
    for number, account in enumerate((OFFICE, "amy@gmail.com", "amy@nhs.net")):
        joins(User.objects.create_user(account, f"Amy {number}", "correct horse battery"), cast.pia.team_id)
    concern = tell(route="professional", reporter_work_address=address, reporter_agency_name="")
    decided(cast, concern, kept(cast))
    concern = as_it_is_now(cast, concern)
    assert concern.kept_from_teller is theirs


def as_it_is_now(cast: Cast, concern: Concern) -> Concern:
    with holder_scope(cast.dev.holder_id):
        return Concern.objects.get(pk=concern.pk)


def test_every_council_on_the_way_may_keep_it(cast: Cast, ask: Ask) -> None:
    """The council is replaced, and the next one finds out."""
    asked = ask(reporter_user_id=cast.pia.id, agency_name=cast.school.name)
    by_link = ask(reporter_work_address=OFFICE, agency_name=cast.school.name)
    after = destination_of_id("eastvale")
    assert after is not None
    for each in (asked, by_link):
        concern = passed_on(cast, each)
        with holder_scope(cast.northmoor.id):
            copy = succession.pass_on(concern=concern, to=after, by=HEARTH)
        assert each.may_be_read
        with holder_scope(cast.eastvale.id):
            keep_from(concern=Concern.objects.get(pk=copy.pk), agency=cast.school)
        assert not each.may_be_read
    assert listed(cast.pia) == listed(address=OFFICE) == []


def test_a_correction_gives_it_back(cast: Cast, ask: Ask) -> None:
    asked = ask(reporter_user_id=cast.pia.id, agency_name=cast.school.name)
    first = decided(cast, passed_on(cast, asked), kept(cast))
    with holder_scope(cast.dev.holder_id):
        actions.decide_anew(replaced=first, family=None, choice=UNFOUNDED, why="It was another school.", by=cast.dev)
    assert asked.may_be_read
    assert listed(cast.pia) == [asked.request.reference]


def test_nothing_is_written_to_them_about_it(cast: Cast, ask: Ask, sign_in: Any) -> None:
    asked = ask(agency_name=cast.school.name, email="pia@example.com")
    decided(cast, passed_on(cast, asked), kept(cast))
    page = reverse("concerns:advice_request", args=[asked.request.pk])
    shown = sign_in(cast.dev).get(page).content.decode()
    assert "Nothing can be sent to whoever asked" in shown
    assert "Send the answer" not in shown
    with holder_scope(cast.dev.holder_id):
        letters = Message.objects.filter(to="pia@example.com").count()
        with pytest.raises(BadInput, match="Nothing can be sent"):
            answer(request=asked.request, words="He is suspended.", by=cast.dev)
        assert Message.objects.filter(to="pia@example.com").count() == letters
    refused = sign_in(cast.dev).post(f"{page}/answer", {"words": "He is suspended."})
    assert "He is suspended." in refused.content.decode()  # nothing typed is lost


@pytest.mark.parametrize("named", ["Beck Lane Primary School", "Beck Lane swimming club"])
def test_the_question_too_is_then_the_managers_alone(cast: Cast, ask: Ask, sign_in: Any, named: str) -> None:
    asked = ask()
    page, every = reverse("concerns:advice_request", args=[asked.request.pk]), reverse("concerns:advice_requests")
    concern = passed_on(cast, asked)
    with intake_scope(cast.northmoor.id):
        ask_on(request=asked.request, body_id="northmoor", words="It was on Monday.", by=cast.tess)
    assert sign_in(cast.tess).get(page).status_code == 200
    first = decided(cast, concern, replace(ACCUSED, kept_from=named))
    assert sign_in(cast.tess).get(page).status_code == 404
    assert asked.request.reference not in sign_in(cast.tess).get(every).content.decode()
    assert asked.request.reference in sign_in(cast.dev).get(every).content.decode()
    with holder_scope(cast.dev.holder_id):
        assert Item.objects.get(page_id=asked.request.pk, done_at=None).restricted
        actions.decide_anew(replaced=first, family=None, choice=UNFOUNDED, why="It was not so.", by=cast.dev)
        assert not Item.objects.get(page_id=asked.request.pk, done_at=None).restricted
    assert sign_in(cast.tess).get(page).status_code == 200


def test_a_question_about_a_restricted_family_is_closed_and_opened_with_it(
    cast: Cast, ask: Ask, fenns: Family, sign_in: Any
) -> None:
    before, after = ask(), ask()
    pages = [reverse("concerns:advice_request", args=[each.request.pk]) for each in (before, after)]
    known = [passed_on(cast, each) for each in (before, after)]
    choice = actions.FamilyChoice(family=fenns)

    def seen() -> list[int]:
        return [sign_in(cast.tess).get(page).status_code for page in pages]

    with holder_scope(cast.dev.holder_id):
        actions.confirm_family(concern=known[0], choice=choice, by=cast.dev)
    assert seen() == [200, 200]
    with holder_scope(cast.dev.holder_id):
        restrict_family(family=Family.objects.get(pk=fenns.pk), restricted=True, by=cast.dev)
        actions.confirm_family(concern=known[1], choice=choice, by=cast.dev)
    assert seen() == [404, 404]
    with holder_scope(cast.dev.holder_id):
        restrict_family(family=Family.objects.get(pk=fenns.pk), restricted=False, by=cast.dev)
    assert seen() == [200, 200]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"reporter_work_address": "sam@ward.nhs.uk"}, "whoever opens the mailbox sam@ward.nhs.uk"),
        ({"reporter_user_id": True, "reporter_agency_name": "Health Visiting"}, "show it to at Health Visiting"),
        ({}, "whoever has the reference and the secret"),
    ],
)
def test_whoever_writes_an_answer_thinks_who_reads_it(
    cast: Cast, ask: Ask, tell: Tell, sign_in: Any, told: dict[str, Any], sentence: str
) -> None:
    account = {"reporter_user_id": cast.kemi.id} if told.get("reporter_user_id") else {}
    agency = {"agency_name": told["reporter_agency_name"]} if "reporter_agency_name" in told else {}
    address = {name: told[name] for name in told if name == "reporter_work_address"}
    asked = ask(**address, **account, **agency)
    shown = sign_in(cast.dev).get(reverse("concerns:advice_request", args=[asked.request.pk])).content.decode()
    assert sentence in shown
    concern = tell(**({"route": "professional", **told, **account} if told else {}))
    decided(cast, concern, replace(ACCUSED, kept_from="Beck Lane swimming club"))
    shown = sign_in(cast.dev).get(reverse("triage:answer", args=[concern.pk])).content.decode()
    assert sentence in shown
    assert "Does whoever told us work there" in shown
