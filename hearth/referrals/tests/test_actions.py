"""A referral from asking to answer, in two registers that cannot see each other."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError
from django.db.utils import ProgrammingError
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.families.models import Family, Sharing
from hearth.referrals import jobs
from hearth.referrals.actions import accept, decline, start, withdraw
from hearth.referrals.events import referral_answered
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.queries import received_by, states_of
from hearth.referrals.rules import MoveNotPossible, NotAReferral
from hearth.referrals.tests.conftest import ASKING
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast

Ask = Callable[..., ServiceReferral]


def run(job: object, referral: ServiceReferral, holder_id: object) -> None:
    job(referral_id=str(referral.pk), holder_id=str(holder_id))  # type: ignore[operator]


def test_asking_is_recorded_told_and_shared(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.tess.holder_id):
        assert [state.state for state in states_of(referral)] == ["sent"]
        assert Entry.objects.get().title == "Referred to Harbour Families for Family Partners"
        assert Sharing.objects.get().with_whom == "Harbour Families"
        assert AuditEvent.objects.filter(verb="referred").count() == 1
    assert ProcrastinateJob.objects.get(task_name="referrals.arrive").args["referral_id"] == str(referral.pk)


def test_the_people_are_sent_as_a_copy(cast: Cast, ask: Ask) -> None:
    people = [(each["given_names"], each["born"]) for each in ask().people]
    assert people == [("Maya", "2019-04-02"), ("Carol", None)]


def test_asking_ones_own_council_shares_with_nobody(cast: Cast, ask: Ask) -> None:
    ask(cast.kemi)
    with holder_scope(cast.tess.holder_id):
        assert not Sharing.objects.exists()


def test_a_referral_that_fails_leaves_nothing(cast: Cast, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearth.referrals.actions.record_sharing", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ask()
    with holder_scope(cast.tess.holder_id):
        assert not ServiceReferral.objects.exists()
        assert not ReferralState.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="referrals.arrive").exists()


def test_an_unknown_programme_is_refused_in_a_sentence(ask: Ask) -> None:
    with pytest.raises(NotAReferral, match="no programme called “magic”"):
        ask(asking=replace(ASKING, programme="magic"))


def test_it_arrives_on_the_asked_teams_list_and_leaves_it_when_answered(cast: Cast, ask: Ask) -> None:
    referral = ask()
    run(jobs.arrive, referral, cast.hana.holder_id)
    with holder_scope(cast.hana.holder_id):
        assert Item.objects.get(team_id=cast.hana.team_id, done_at=None).kind == "answer-referral"
        accept(referral=referral, by=cast.hana)
    run(jobs.arrive, referral, cast.hana.holder_id)
    with holder_scope(cast.hana.holder_id):
        assert [item.kind for item in Item.objects.filter(done_at=None)] == ["start-referral"]
        start(referral=referral, by=cast.hana)
    run(jobs.arrive, referral, cast.hana.holder_id)
    with holder_scope(cast.hana.holder_id):
        assert not Item.objects.filter(done_at=None).exists()


def test_a_job_that_comes_late_asks_for_nothing(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        accept(referral=referral, by=cast.hana)
    run(jobs.arrive, referral, cast.hana.holder_id)
    with holder_scope(cast.hana.holder_id):
        assert not Item.objects.filter(kind="answer-referral").exists()
        assert [state.state for state in states_of(referral)] == ["sent", "received", "accepted"]


def test_the_answer_reaches_the_asker(cast: Cast, ask: Ask) -> None:
    referral, heard = ask(), []
    with holder_scope(cast.hana.holder_id):
        decline(referral=referral, reason="We are full until May.", by=cast.hana)
    hear = lambda answer, **_: heard.append(answer.state)  # noqa: E731
    referral_answered.connect(hear)
    run(jobs.tell_asker, referral, cast.tess.holder_id)
    referral_answered.disconnect(hear)
    with holder_scope(cast.tess.holder_id):
        entry = Entry.objects.get(title__contains="declined")
    assert (entry.words, heard) == ("We are full until May.", ["declined"])


def test_hearing_twice_is_hearing_once(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        accept(referral=referral, by=cast.hana)
    run(jobs.tell_asker, referral, cast.tess.holder_id)
    run(jobs.tell_asker, referral, cast.tess.holder_id)
    with holder_scope(cast.tess.holder_id):
        assert Entry.objects.filter(title__contains="accepted").count() == 1


def test_of_two_answers_the_second_is_refused(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        accept(referral=referral, by=cast.hana)
    with holder_scope(cast.hana.holder_id), pytest.raises(MoveNotPossible, match="“accepted”"):
        decline(referral=referral, reason="Too late.", by=cast.hugo)


def test_declining_and_withdrawing_need_reasons(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id), pytest.raises(NotAReferral, match="why you are declining"):
        decline(referral=referral, reason=" ", by=cast.hana)
    with holder_scope(cast.tess.holder_id):
        withdraw(referral=referral, reason="The family has moved.", by=cast.tess)
        assert states_of(referral)[-1].reason == "The family has moved."


def test_the_asked_sees_the_referral_and_nothing_else(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        assert received_by(cast.hana).get().pk == referral.pk
        assert not Family.objects.exists()
    with holder_scope(cast.ravi.holder_id):
        assert not ServiceReferral.objects.exists()
        assert not ReferralState.objects.exists()


def test_an_answer_cannot_change_what_was_asked(cast: Cast, ask: Ask) -> None:
    referral = ask()
    for change in ({"reason": "Something else"}, {"holder_id": cast.hana.holder_id}):
        with pytest.raises(DatabaseError, match="change nothing else"), holder_scope(cast.hana.holder_id):
            ServiceReferral.objects.filter(pk=referral.pk).update(**change)


def test_nobody_enters_a_state_of_a_referral_that_was_not_theirs(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with pytest.raises(ProgrammingError, match="row-level security"), holder_scope(cast.ravi.holder_id):
        ReferralState.objects.create(
            holder_id=referral.holder_id,
            referral_id=referral.pk,
            to_holder_id=cast.ravi.holder_id,
            state="accepted",
            at=referral.created_at,
            by_name="Nobody",
        )
