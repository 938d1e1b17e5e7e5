"""The decision and everything that follows from it, all or nothing."""

from dataclasses import replace
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.concerns.models import Concern
from hearth.families.models import Family, Involvement
from hearth.post.models import Message
from hearth.referrals import jobs
from hearth.referrals.actions import accept
from hearth.referrals.models import ServiceReferral
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, accept_holding, confirm_family, decide, end_holding
from hearth.triage.models import Decision, Holding
from hearth.triage.rules.deciding import NotADecision
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import ACCOUNT, HARM, UNFOUNDED, Tell, advice, held_by, in_days, programme
from hearth.worklist.models import Item
from tests.cast import Cast


@pytest.fixture
def family(cast: Cast, concern: Concern) -> Family:
    with holder_scope(cast.tess.holder_id):
        return confirm_family(concern=concern, choice=FamilyChoice(None, "Fenn"), by=cast.tess)


def decide_by(by: Any, concern: Concern, family: Family | None, choice: Any) -> Decision:
    with holder_scope(by.holder_id):
        return decide(concern=concern, family=family, choice=choice, by=by)


def test_a_decision_pins_the_document_it_cites(cast: Cast, concern: Concern, family: Family) -> None:
    decision = decide_by(cast.tess, concern, family, advice(cast.tess))
    assert (decision.thresholds.practice_id, decision.nation.practice_id) == ("england", "england")
    assert decision.indicators == ["early_help_home_slipping"]


def test_the_account_stands_in_the_chronology_word_for_word(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        worry = Entry.objects.get(strand="worries")
        assert worry.words == ACCOUNT
        assert worry.need == "dirty_or_unsafe_home"
        assert [str(each.person) for each in worry.people.all()] == ["Maya Fenn"]


def test_the_decision_and_the_help_stand_in_the_record(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        entry = Entry.objects.get(strand="agencies")
        assert entry.title == "Decision: Advice to whoever told us (level 2, Early help)"
        assert Involvement.objects.get().ends is None


def test_the_queue_is_done_with_it_and_the_reporter_can_read_the_answer(
    cast: Cast, concern: Concern, family: Family
) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        assert Item.objects.get(kind="decide").done_at
        concern.refresh_from_db()
        assert concern.public_answer == "Thank you for telling us."
        assert concern.account == ACCOUNT


def test_one_event_a_decision_and_no_words_in_it(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        (event,) = AuditEvent.objects.filter(verb="decided")
    assert "Small worries" not in str(vars(event))


@pytest.mark.parametrize("fails", ["write_entry", "begin_help", "ask_to_hold", "done", "versions_of"])
def test_whatever_fails_nothing_is_half_decided(
    cast: Cast, concern: Concern, family: Family, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    monkeypatch.setattr(f"hearth.triage.actions.deciding.{fails}", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        concern.refresh_from_db()
        kept = [Decision.objects.count(), Holding.objects.count(), Entry.objects.count(), Involvement.objects.count()]
        assert kept == [0, 0, 0, 0]
        assert concern.decided_at is None
        assert Item.objects.get(kind="decide").done_at is None


def test_what_is_no_decision_changes_nothing(cast: Cast, concern: Concern, family: Family) -> None:
    with pytest.raises(NotADecision, match="Say who holds the child"):
        decide_by(cast.tess, concern, family, advice(cast.tess, held=None))
    with holder_scope(cast.tess.holder_id):
        assert not Decision.objects.exists()


def test_the_second_to_decide_is_told_of_the_first(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.dev, concern, family, HARM)
    with pytest.raises(NotNow, match=r"Dev Malhotra decided this on .* Nothing of yours was saved"):
        decide_by(cast.tess, concern, family, advice(cast.tess))


def test_an_unfounded_worry_closes_unheld_and_leaves_nobody_involved(
    cast: Cast, concern: Concern, family: Family
) -> None:
    decide_by(cast.tess, concern, family, UNFOUNDED)
    with holder_scope(cast.tess.holder_id):
        assert not Holding.objects.exists()
        assert Involvement.objects.get().ends is not None
        assert Entry.objects.filter(strand="worries").exists()


def test_a_programme_is_referred_to_and_the_child_is_held_meanwhile(
    cast: Cast, concern: Concern, family: Family
) -> None:
    decide_by(cast.tess, concern, family, programme(cast.tess, cast.hana.team_id))
    with holder_scope(cast.tess.holder_id):
        assert ServiceReferral.objects.get().referral_reasons == ["home_conditions"]
        assert Holding.objects.get().family == family
    assert ProcrastinateJob.objects.filter(task_name="referrals.arrive").exists()


def test_a_services_yes_asks_the_holder_to_look_again(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, programme(cast.tess, cast.hana.team_id))
    with holder_scope(cast.hana.holder_id):
        referral = accept(referral=ServiceReferral.objects.get(), by=cast.hana)
    jobs.tell_asker(referral_id=str(referral.pk), holder_id=str(referral.holder_id))
    with holder_scope(cast.tess.holder_id):
        item = Item.objects.get(kind="referral-answered")
        assert item.title.startswith("Fenn: Harbour Families accepted")
        assert Holding.objects.get().ended_at is None


def test_a_professional_is_told_where_to_read_the_answer(cast: Cast, tell: Tell) -> None:
    concern = tell(route="professional", reporter_email="pia@school.example", reporter_name="Pia Marsh")
    decide_by(cast.tess, concern, None, replace(UNFOUNDED, professional_answer="Because the glass is gone."))
    with holder_scope(cast.tess.holder_id):
        concern.refresh_from_db()
        assert concern.professional_answer == "Because the glass is gone."
        assert "glass" not in Message.objects.get(to="pia@school.example").body


def test_who_decides_and_holds_has_accepted(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        assert Holding.objects.get().accepted_at
        assert [item.kind for item in Item.objects.filter(done_at=None)] == ["holding-ends"]


def test_a_colleague_is_asked_and_accepts(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess, held=held_by(cast.kemi)))
    with holder_scope(cast.kemi.holder_id):
        item = Item.objects.get(kind="accept-holding")
        assert (item.team_id, item.worker_id) == (cast.kemi.team_id, cast.kemi.id)
        accept_holding(holding=Holding.objects.get(), by=cast.kemi)
        item.refresh_from_db()
        assert item.done_at
        with pytest.raises(NotNow, match="accepted this already"):
            accept_holding(holding=Holding.objects.get(), by=cast.kemi)


def test_a_holding_ends_with_a_reason_and_once(cast: Cast, concern: Concern, family: Family) -> None:
    decide_by(cast.tess, concern, family, advice(cast.tess, held=held_by(cast.tess, until=in_days(3))))
    with holder_scope(cast.tess.holder_id):
        holding = Holding.objects.get()
        with pytest.raises(NotNow, match="Say why"):
            end_holding(holding=holding, why=" ", by=cast.tess)
        end_holding(holding=holding, why="Her key worker has met them.", by=cast.tess)
        assert not Item.objects.filter(done_at=None).exists()
        assert Involvement.objects.get().ends is not None
        with pytest.raises(NotNow, match="already ended"):
            end_holding(holding=holding, why="Again.", by=cast.tess)
