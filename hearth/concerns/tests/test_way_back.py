"""Back to a report: reference and secret, what has happened, words both ways."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import add_message, report
from hearth.concerns.models import Concern, Message
from hearth.concerns.queries import messages_of, way_back
from hearth.concerns.tests.walking import words
from hearth.concerns.way_back import hash_of_way_back, way_back_from
from hearth.drafts.models import Draft
from hearth.scope.opening import holder_scope, intake_scope
from hearth.worklist.models import Item


@pytest.fixture
def receipt(cast: Any, telling: Any) -> Any:
    worry = telling()
    with intake_scope(worry.to.holder_id):
        return report(telling=worry, by=PUBLIC)


def enter(client: Any, receipt: Any, **typed: Any) -> Any:
    given = {"reference": receipt.reference, "secret": receipt.way_back} | typed
    return client.post(reverse("concerns:way_back"), given, follow=True)


def test_it_tells_where_the_report_stands(client: Any, cast: Any, receipt: Any) -> None:
    shown = words(enter(client, receipt))
    assert "The council has it" in shown
    assert "Alfie" not in shown
    with holder_scope(cast.northmoor.id):
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(receipt.concern_id)).exists()


@pytest.mark.parametrize("slip", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text} "])
def test_slips_of_the_pen_are_forgiven(client: Any, receipt: Any, slip: Any) -> None:
    shown = enter(client, receipt, reference=slip(receipt.reference), secret=slip(receipt.way_back))
    assert "The council has it" in words(shown)


@pytest.mark.parametrize("wrong", [{"secret": "AAAA-BBBB-CCCC-DDDD"}, {"reference": "HTH-2222-2222"}])
def test_a_wrong_secret_and_a_wrong_reference_are_told_the_same(client: Any, receipt: Any, wrong: Any) -> None:
    shown = enter(client, receipt, **wrong)
    assert "We have no report with this reference and this secret" in words(shown)
    assert not Draft.objects.exists()


def test_the_answer_is_shown_when_the_council_has_decided(client: Any, cast: Any, receipt: Any) -> None:
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(decided_at=timezone.now(), public_answer="Somebody is visiting.")
    shown = words(enter(client, receipt))
    assert "The council has decided" in shown
    assert "Somebody is visiting." in shown


def test_words_go_both_ways_and_land_on_the_teams_list(client: Any, cast: Any, receipt: Any) -> None:
    enter(client, receipt)
    client.post(reverse("concerns:my_report"), {"words": "It happened again\r\nlast night"})
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get()
        message = Message.objects.get()
        assert message.words == "It happened again\r\nlast night"
        assert Item.objects.get(kind="read-message").page_id == concern.pk
        add_message(concern=concern, words="Thank you. We are on our way.", written_by="staff", by=cast.tess)
    shown = words(client.get(reverse("concerns:my_report")))
    assert shown.index("It happened again") < shown.index("Thank you. We are on our way.")


def test_nobody_gets_in_without_the_secret(client: Any, receipt: Any) -> None:
    assert client.get(reverse("concerns:my_report")).url == reverse("concerns:way_back")
    assert way_back(receipt.reference, "") is None
    assert not messages_of(receipt.reference, "")


def test_the_record_keeps_a_hash_from_which_nothing_comes_back(cast: Any, receipt: Any) -> None:
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get()
    assert concern.way_back_hash == hash_of_way_back(receipt.way_back)
    assert way_back_from(concern.idempotency_key) != receipt.way_back


def test_leaving_forgets_the_way_in(client: Any, receipt: Any) -> None:
    enter(client, receipt)
    client.get(reverse("concerns:exit"))
    assert client.get(reverse("concerns:my_report")).url == reverse("concerns:way_back")
