"""A report is kept whole, once, and unread by whoever made it."""

from dataclasses import replace
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.db.utils import DataError
from procrastinate.contrib.django.models import ProcrastinateJob
from uuid_utils.compat import uuid7

from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import report, report_to_each
from hearth.concerns.models import Concern, ReportedChild
from hearth.concerns.queries import destination_of, kept_under
from hearth.concerns.telling import KeyUsedTwice
from hearth.concerns.tests.conftest import clear_away
from hearth.concerns.way_back import hash_of_key, new_key
from hearth.post.jobs import deliver
from hearth.post.models import Message as Posted
from hearth.scope.opening import holder_scope, intake_scope
from hearth.worklist.models import Item


def send(telling: Any, by: Any = PUBLIC) -> Any:
    return report(telling=telling, by=by)


def test_it_is_kept_word_for_word_with_all_that_follows_from_it(cast: Any, telling: Any) -> None:
    words = "He said: “I'm hungry”.\r\n  Two spaces 👶 and مرحبا "
    receipt = send(telling(account=words))
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get(reference=receipt.reference)
        assert concern.account == words
        assert [str(child) for child in concern.children.all()] == ["Alfie"]
        assert Item.objects.get(source_id=concern.pk).due == concern.decision_due
        message = Posted.objects.get(about_id=concern.pk)
        assert message.to == "duty@example.org"
        assert "Alfie" not in message.body
        assert receipt.reference in message.body
        assert AuditEvent.objects.filter(subject_id=str(receipt.concern_id), verb="received").count() == 1
    assert ProcrastinateJob.objects.filter(task_name="post.deliver", args__message_id=str(message.pk)).exists()


def test_the_same_report_again_is_one_report(cast: Any, telling: Any) -> None:
    worry = telling()
    first, second = send(worry), send(worry)
    assert (second.reference, second.way_back) == (first.reference, first.way_back)
    assert (first.was_kept_before, second.was_kept_before) == (False, True)
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.count() == ReportedChild.objects.count() == Item.objects.count() == 1


def test_other_words_under_the_same_key_are_refused(cast: Any, telling: Any) -> None:
    send(telling(key="the same key", account="One thing"))
    with pytest.raises(KeyUsedTwice, match="already sent"):
        send(telling(key="the same key", account="Another thing"))
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.get().account == "One thing"


def test_two_councils_may_use_the_same_key(cast: Any, telling: Any) -> None:
    send(telling(key="the same key"))
    send(telling(key="the same key", to=destination_of(cast.eastvale.body)))
    with holder_scope(cast.eastvale.id):
        assert Concern.objects.count() == 1


def test_when_two_councils_are_concerned_both_are_told(cast: Any, telling: Any) -> None:
    home = telling()
    copy = telling(key=home.key, to=destination_of(cast.eastvale.body))
    receipt = report_to_each(telling=home, copies=[copy], by=PUBLIC)
    report_to_each(telling=home, copies=[copy], by=PUBLIC)
    with holder_scope(cast.eastvale.id):
        assert Concern.objects.get().reference == f"{receipt.reference}-2"
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.get().reference == receipt.reference


def test_the_portal_may_add_and_never_read(cast: Any, telling: Any) -> None:
    receipt = send(telling())
    with intake_scope(cast.northmoor.id):
        assert not any(model.objects.exists() for model in (Concern, ReportedChild, Item))
        assert Concern.objects.update(account="changed") == 0
    assert kept_under(cast.northmoor.id, hash_of_key("a key that nobody used")) is None
    assert receipt.reference.startswith("HTH-")


def test_without_a_scope_nothing_is_read_or_kept(cast: Any, telling: Any) -> None:
    with pytest.raises(DataError):
        list(Concern.objects.all())


def test_nothing_is_kept_when_the_message_cannot_be(cast: Any, telling: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.concerns.actions.DEFER", "1 / (length(%s || %s || %s) * 0)")
    with pytest.raises(DataError, match="division by zero"):
        send(telling())
    with holder_scope(cast.northmoor.id):
        assert not any(model.objects.exists() for model in (Concern, Item, Posted))


def test_delivery_is_seen_on_the_concern(cast: Any, telling: Any) -> None:
    receipt = send(telling())
    with holder_scope(cast.northmoor.id):
        message = Posted.objects.get(about_id=receipt.concern_id)
    deliver.func(message_id=str(message.pk), holder_id=str(cast.northmoor.id))
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.get().delivered_at is not None


def test_eight_presses_at_once_are_one_report(committed: Any) -> None:
    together, references = Barrier(8), []

    def press() -> None:
        together.wait()
        try:
            references.append(send(committed).reference)
        finally:
            connection.close()

    presses = [Thread(target=press) for _ in range(8)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert (len(references), len(set(references))) == (8, 1)
    with holder_scope(committed.to.holder_id):
        assert Concern.objects.count() == ReportedChild.objects.count() == Item.objects.count() == 1


@pytest.fixture
def elsewhere(committed: Any, django_db_blocker: Any) -> Any:
    """A second register that nobody else uses."""
    with django_db_blocker.unblock():
        to = replace(committed.to, holder_id=uuid7())
        yield to
        clear_away(str(to.holder_id))


def test_two_reports_that_cross_do_not_wait_for_each_other(committed: Any, elsewhere: Any, monkeypatch: Any) -> None:
    """From A to B and from B to A in the same moment: each has kept its first half when the other has."""
    monkeypatch.setattr("hearth.audit.pending.LANES", 1)
    half_way, kept, failed = Barrier(2, timeout=20), [], []

    def once_both_are_half_way(*of: Any) -> Any:
        half_way.wait()
        return kept_under(*of)

    monkeypatch.setattr("hearth.concerns.actions.kept_under", once_both_are_half_way)

    def send_both(first: Any, second: Any) -> None:
        home = replace(committed, to=first, key=new_key())
        try:
            kept.append(report_to_each(telling=home, copies=[replace(home, to=second)], by=PUBLIC).reference)
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    crossing = [Thread(target=send_both, args=each) for each in ((committed.to, elsewhere), (elsewhere, committed.to))]
    for one in crossing:
        one.start()
    for one in crossing:
        one.join()
    assert failed == []
    for to in (committed.to, elsewhere):
        with holder_scope(to.holder_id):
            references = list(Concern.objects.values_list("reference", flat=True))
            assert {reference.removesuffix("-2") for reference in references} == set(kept)
            assert [reference.endswith("-2") for reference in references].count(True) == 1
            assert AuditEvent.objects.filter(verb="received").count() == 2
