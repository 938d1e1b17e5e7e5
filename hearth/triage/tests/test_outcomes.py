"""What each outcome sets going, what is kept from whom, corrections, and two people for one decision."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.access.models import Team
from hearth.chronology.models import Entry
from hearth.concerns.models import Concern
from hearth.concerns.queries import copies_of, way_back_by_hash
from hearth.families.models import Family, Involvement
from hearth.practice.library import library
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.models import Decision, Holding, Proposal, Step
from hearth.triage.queries import concerns_for, decision_on
from hearth.triage.rules.deciding import Choice, Document, problems
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import HARM, UNFOUNDED, Tell, advice
from hearth.worklist.models import Item
from tests.cast import Cast

ELSEWHERE = Choice(
    level="universal", outcome="another_council", reasons="They moved to Eastvale in May.", to_body="eastvale"
)
ACCUSED = Choice(
    level="universal",
    outcome="allegation_against_professional",
    reasons="A teaching assistant shut her in a cupboard.",
    kept_from="Beck Lane Primary School",
)


@pytest.fixture
def family(cast: Cast, concern: Concern) -> Family:
    with holder_scope(cast.tess.holder_id):
        return actions.confirm_family(concern=concern, choice=actions.FamilyChoice(None, "Fenn"), by=cast.tess)


def decided(by: Any, concern: Concern, family: Family | None, choice: Choice) -> Decision:
    with holder_scope(by.holder_id):
        return actions.decide(concern=concern, family=family, choice=choice, by=by)


def test_a_strategy_discussion_is_somebodys_to_record(cast: Cast, concern: Concern, family: Family) -> None:
    decided(cast.tess, concern, family, replace(HARM, also=("police_told",)))
    with holder_scope(cast.tess.holder_id):
        steps = {step.outcome: step for step in Step.objects.all()}
        assert set(steps) == {"strategy_discussion", "police_told"}
        assert Item.objects.filter(kind="record-step", done_at=None, worker_id=cast.tess.id).count() == 2
        assert Item.objects.get(source_id=steps["police_told"].pk).urgent  # today
        happened = actions.Happened("Police, health visitor, school", timezone.now(), "Enquiries begin today.")
        actions.record_step(step=steps["strategy_discussion"], happened=happened, by=cast.dev)
        entry = Entry.objects.get(source_id=steps["strategy_discussion"].pk)
        assert (entry.title, entry.source_name) == ("Strategy discussion", "Dev Malhotra")
        assert Item.objects.filter(kind="record-step", done_at=None).count() == 1


def test_a_step_is_written_down_in_the_nations_own_questions(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast.tess, concern, family, HARM)
    with holder_scope(cast.tess.holder_id):
        step = Step.objects.get()
    page, client = reverse("triage:step", args=[step.pk]), sign_in(cast.tess)
    assert "What was agreed, who does what, and by when" in client.get(page).content.decode()
    day = timezone.localdate() + timedelta(days=1)
    typed = {"with_whom": "Police", "came_of_it": "All agreed.", "on_day": day.day, "on_month": day.month}
    assert "The day" in client.post(page, typed | {"on_year": day.year, "at": "9.30"}).content.decode()
    wrong = client.post(page, typed | {"on_year": day.year - 1, "at": "half nine"})
    assert "Enter a time like 10:30 or 2pm" in wrong.content.decode()
    client.post(page, typed | {"on_year": day.year - 1, "at": "9.30"})
    assert "All agreed." in client.get(reverse("triage:concern", args=[concern.pk])).content.decode()


def test_another_council_that_uses_hearth_has_the_words_and_gives_its_receipt(cast: Cast, tell: Tell) -> None:
    concern = tell()
    decided(cast.tess, concern, None, ELSEWHERE)
    with holder_scope(cast.tess.holder_id):
        step = Step.objects.get()
        assert step.came_of_it.startswith(f"Receipt {concern.reference}-2")
        assert not Item.objects.filter(kind="record-step").exists()
    with holder_scope(cast.ravi.holder_id):
        copy = Concern.objects.get(reference=f"{concern.reference}-2")
        assert copy.account == concern.account
        assert [str(child) for child in copy.children.all()] == ["Maya Fenn"]
        assert Item.objects.get(kind="decide", source_id=copy.pk).team_id == cast.ravi.team_id


def test_the_reporter_sees_both_councils(cast: Cast, concern: Concern) -> None:
    decided(cast.tess, concern, None, ELSEWHERE)
    own = way_back_by_hash(concern.reference, concern.way_back_hash)
    assert own is not None
    assert [copy.body_id for copy in copies_of(concern.reference, concern.way_back_hash)] == ["eastvale"]


def test_a_council_without_hearth_is_told_by_a_person_who_writes_down_its_receipt(cast: Cast, concern: Concern) -> None:
    Team.objects.filter(agency=cast.eastvale).update(kind="other")  # nobody there reads worries in Hearth
    decided(cast.tess, concern, None, ELSEWHERE)
    with holder_scope(cast.tess.holder_id):
        assert Step.objects.get().recorded_at is None
        assert Item.objects.get(kind="record-step").urgent


def test_nobody_passes_a_worry_to_themselves(cast: Cast, concern: Concern) -> None:
    with pytest.raises(NotNow, match="your own council"):
        decided(cast.tess, concern, None, replace(ELSEWHERE, to_body="northmoor"))


def test_an_allegation_is_for_managers_alone_from_then_on(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast.tess, concern, family, ACCUSED)
    with holder_scope(cast.tess.holder_id):
        assert not concerns_for(cast.tess).exists()
        assert concerns_for(cast.dev).get() == concern
        assert not Entry.objects.exists()  # other teams read the family's record
        assert all(item.restricted for item in Item.objects.filter(done_at=None))
        assert not any(item.family_id for item in Item.objects.filter(kind="record-step"))
    page = reverse("triage:concern", args=[concern.pk])
    assert sign_in(cast.tess).get(page).status_code == 404
    assert concern.reference not in sign_in(cast.tess).get(f"{reverse('triage:queue')}?show=decided").content.decode()
    assert "Beck Lane Primary School" in sign_in(cast.dev).get(page).content.decode()


def test_nothing_of_the_allegation_is_drafted_for_a_professional(cast: Cast, tell: Tell, sign_in: Any) -> None:
    concern = tell(
        route="professional",
        reporter_name="Pia Marsh",
        reporter_user_id=cast.pia.id,
        reporter_agency_name="Beck Lane Primary School",
    )
    decided(cast.tess, concern, None, replace(ACCUSED, kept_from="Beck Lane swimming club"))
    draft = sign_in(cast.dev).get(reverse("triage:answer", args=[concern.pk])).content.decode()
    assert "Nothing of the allegation may reach Beck Lane swimming club." in draft
    assert "We cannot tell you more." in draft
    words = draft.split("<textarea")[1].split("</textarea>")[0]
    assert "llegation" not in words


def test_a_correction_keeps_both_and_moves_what_follows(cast: Cast, concern: Concern, family: Family) -> None:
    first = decided(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        with pytest.raises(NotNow, match="Say why"):
            actions.decide_anew(replaced=first, family=family, choice=HARM, why=" ", by=cast.dev)
        new = actions.decide_anew(replaced=first, family=family, choice=HARM, why="She was alone.", by=cast.dev)
        assert Decision.objects.count() == 2
        assert decision_on(concern) == new
        assert new.replaces == first
        assert Holding.objects.get().ended_why == "The decision was replaced: She was alone."
        assert Involvement.objects.get(source_id=first.pk).ends is not None
        old_entry = Entry.objects.get(source_id=first.pk)
        assert old_entry.title.startswith("Decision, replaced since:")
        assert "Small worries" in old_entry.words
        with pytest.raises(NotNow, match="replaced already"):
            actions.decide_anew(replaced=first, family=family, choice=UNFOUNDED, why="Again.", by=cast.tess)


def test_correcting_on_the_page_begins_from_what_was_decided(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast.tess, concern, family, advice(cast.tess))
    client: Client = sign_in(cast.dev)
    page = reverse("triage:decide_anew", args=[concern.pk])
    assert "Small worries that keep coming back." in client.get(page).content.decode()
    typed = {
        "about": str(family.pk),
        "level": "statutory",
        "outcome": "strategy_discussion",
        "signs_statutory": ["statutory_left"],
        "reasons": "A baby alone.",
        "held_by": "nobody",
        "programme": "none",
    }
    assert "Say why the decision is replaced" in client.post(page, typed).content.decode()
    client.post(page, typed | {"why_replaced": "The health visitor rang."})
    shown = client.get(reverse("triage:concern", args=[concern.pk])).content.decode()
    assert "The health visitor rang." in shown
    assert "Replaced on" in shown


def test_two_people_where_the_agency_wants_them(cast: Cast, concern: Concern, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        actions.set_two_person_rule(outcome="no_further_action", when="always", by=cast.dev)
        with pytest.raises(NotNow, match="two people"):
            actions.decide(concern=concern, family=family, choice=UNFOUNDED, by=cast.tess)
        proposal = actions.propose(concern=concern, family=family, choice=UNFOUNDED, by=cast.tess)
        with pytest.raises(NotNow, match="Somebody else must agree"):
            actions.agree(proposal=proposal, by=cast.tess)
        concern.refresh_from_db()
        assert concern.decided_at is None
        decision = actions.agree(proposal=proposal, by=cast.dev)
        assert (decision.decided_by, decision.second_by) == ("Tess Okafor", "Dev Malhotra")
        with pytest.raises(NotNow, match="answered this already"):
            actions.agree(proposal=proposal, by=cast.dev)
        actions.set_two_person_rule(outcome="no_further_action", when="", by=cast.dev)
    assert Proposal.objects  # the rule is off again: the next is one person's


def test_only_a_repeated_worry_needs_two_where_it_says_so(cast: Cast, tell: Tell, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        actions.set_two_person_rule(outcome="no_further_action", when="repeated", by=cast.dev)
        first, second = tell(), tell()
        actions.confirm_family(concern=first, choice=actions.FamilyChoice(fenns), by=cast.tess)
        actions.decide(concern=first, family=fenns, choice=UNFOUNDED, by=cast.tess)
        actions.confirm_family(concern=second, choice=actions.FamilyChoice(fenns), by=cast.tess)
        with pytest.raises(NotNow, match="two people"):
            actions.decide(concern=second, family=fenns, choice=UNFOUNDED, by=cast.tess)


def test_a_proposal_on_the_page_is_sent_back_with_reasons(cast: Cast, concern: Concern, sign_in: Any) -> None:
    with holder_scope(cast.tess.holder_id):
        actions.set_two_person_rule(outcome="no_further_action", when="always", by=cast.dev)
    typed = {
        "about": "",
        "level": "universal",
        "outcome": "no_further_action",
        "reasons": "Nothing in it.",
        "held_by": "nobody",
        "programme": "none",
    }
    tess = sign_in(cast.tess)
    shown = tess.post(reverse("triage:decide", args=[concern.pk]), typed, follow=True).content.decode()
    assert "Read what you proposed" in shown
    page = reverse("triage:proposal", args=[concern.pk])
    assert "Somebody else must agree" in tess.get(page).content.decode()
    dev = sign_in(cast.dev)
    assert "Say why you do not agree" in dev.post(page, {"agrees": "no"}).content.decode()
    after = dev.post(page, {"agrees": "no", "why": "Ring the school first."}, follow=True).content.decode()
    assert "Dev Malhotra did not agree to what Tess Okafor proposed: Ring the school first." in after


@pytest.mark.parametrize("nation", ["England", "Scotland", "Wales", "Northern Ireland"])
def test_each_nation_acts_on_harm_by_its_own_documents(nation: str) -> None:
    """Its highest level has a discussion between agencies, which somebody records; and a professional may disagree."""
    found = next(each for each in library().nations() if each.title == nation)
    document = Document(found, library().thresholds(found.thresholds or ""))
    top = document.thresholds.levels[-1]
    harm = next(sign for sign in top.indicators if sign.significant_harm)
    (discussion,) = [each for each in found.outcomes if each.id.endswith("discussion")]
    choice = Choice(top.id, discussion.id, "A baby alone.", (harm.id,))
    assert problems(choice, document, timezone.localdate(), family_known=True) == []
    assert discussion.sets_going is not None
    assert found.challenge_levels
