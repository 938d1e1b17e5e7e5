"""What was promised, what is late, and who is told of it: reporters only where it is safe, staff without asking."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import add_message, report, report_to_each
from hearth.concerns.jobs import find_all_late, tell_all
from hearth.concerns.letters import may_email, note
from hearth.concerns.models import Concern, Message
from hearth.concerns.own_pages.checking import gives_away
from hearth.concerns.own_pages.parts import HOURS, WORKING_DAYS, Promises
from hearth.concerns.promising import Clock
from hearth.concerns.queries import destination_of
from hearth.concerns.rules import SAFE_BY_EMAIL
from hearth.concerns.tests.walking import words
from hearth.post.kinds import ACKNOWLEDGEMENT, MESSAGE_WAITING
from hearth.post.models import Message as Posted
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.actions.writing import read_messages, write_to_reporter
from hearth.worklist.models import Item

TUESDAY = datetime(2026, 6, 9, 13, tzinfo=UTC)  # two o'clock in the afternoon in London
SAFE = {"reporter_email": "neighbour@example.org", "contact_safe": SAFE_BY_EMAIL}


def tell(telling: Any, **told: Any) -> Any:
    worry = telling(**told)
    with intake_scope(worry.to.holder_id):
        return report(telling=worry, by=PUBLIC)


def posted(cast: Any, kind: str) -> list[Posted]:
    with holder_scope(cast.northmoor.id):
        return list(Posted.objects.filter(kind=kind))


def look(client: Any, receipt: Any) -> str:
    given = {"reference": receipt.reference, "secret": receipt.way_back}
    return words(client.post(reverse("concerns:way_back"), given, follow=True))


def test_whoever_said_that_email_is_safe_hears_that_we_have_it_once(cast: Any, telling: Any) -> None:
    receipt = tell(telling, **SAFE)
    tell_all()
    tell_all()
    (message,) = posted(cast, ACKNOWLEDGEMENT)
    assert message.to == "neighbour@example.org"
    assert receipt.reference in message.body
    assert receipt.way_back not in message.body + message.subject
    with holder_scope(cast.northmoor.id):
        assert AuditEvent.objects.filter(verb="told the reporter of receipt of").count() == 1


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"reporter_email": "neighbour@example.org", "contact_safe": ""},
        {"reporter_email": "neighbour@example.org", "contact_safe": "By telephone"},
        {"reporter_email": "neighbour@example.org", "contact_safe": "By email. Only in the morning"},
        {"reporter_email": "", "contact_safe": SAFE_BY_EMAIL},
        {**SAFE, "route": "professional"},
    ],
)
def test_nobody_else_is_written_to(cast: Any, telling: Any, told: Any) -> None:
    receipt = tell(telling, **told)
    tell_all()
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get(pk=receipt.concern_id)
        write_to_reporter(concern=concern, words="Which school?", by=cast.tess)
    wanted = 1 if told == {**SAFE, "route": "professional"} else 0  # of a message, a professional may be told
    assert (len(posted(cast, ACKNOWLEDGEMENT)), len(posted(cast, MESSAGE_WAITING))) == (0, wanted)


@given(
    account=st.text(min_size=12, max_size=60).filter(lambda text: "\x00" not in text and len(text.strip()) > 11),
    language=st.sampled_from(["en", "cy"]),
    kind=st.sampled_from([ACKNOWLEDGEMENT, MESSAGE_WAITING]),
)
def test_the_notes_are_made_of_nothing_but_the_reference_and_the_council(
    account: str, language: str, kind: str
) -> None:
    written = note(kind, reference="HTH-7K3M-Q2XW", council="Northmoor Council", language=language, own={})
    again = note(kind, reference="HTH-7K3M-Q2XW", council=account, language=language, own={})
    assert written == again, "Hearth's own notes do not even name the council"
    assert gives_away(written.subject) == gives_away(written.body) == ""
    assert "HTH-7K3M-Q2XW" in written.body


@given(st.text(max_size=40))
def test_only_the_plain_word_that_email_is_safe_makes_it_safe(safe: str) -> None:
    assert may_email("a@example.org", safe) == (safe.strip() == SAFE_BY_EMAIL)


def test_a_message_for_them_is_announced_once_until_they_have_been_back(client: Any, cast: Any, telling: Any) -> None:
    receipt = tell(telling, **SAFE)
    with holder_scope(cast.northmoor.id):
        concern = Concern.objects.get()
        write_to_reporter(concern=concern, words="Which school?", by=cast.tess)
        write_to_reporter(concern=concern, words="And which day?", by=cast.tess)
    assert len(posted(cast, MESSAGE_WAITING)) == 1
    assert "school" not in posted(cast, MESSAGE_WAITING)[0].body
    shown = look(client, receipt)
    assert "There are new messages for you." in shown
    assert shown.count(">New<") == 2
    assert "new message" not in words(client.get(reverse("concerns:my_report")))
    with holder_scope(cast.northmoor.id):
        write_to_reporter(concern=concern, words="Thank you.", by=cast.tess)
    assert len(posted(cast, MESSAGE_WAITING)) == 2


def test_staff_see_what_is_unread_until_somebody_has_read_it(cast: Any, telling: Any) -> None:
    receipt = tell(telling)
    with intake_scope(cast.northmoor.id):
        concern = Concern(id=receipt.concern_id, holder_id=cast.northmoor.id)
        add_message(concern=concern, words="Again.", written_by="reporter", by=PUBLIC)
    with holder_scope(cast.northmoor.id):
        read_messages(concern=Concern.objects.get(), by=cast.tess)
        assert Message.objects.get().read_at is not None
        assert not Item.objects.filter(kind="read-message", done_at=None).exists()


def test_the_page_says_what_was_promised_and_when_it_is_late(client: Any, cast: Any, telling: Any) -> None:
    with time_machine.travel(TUESDAY, tick=False) as clock:
        receipt = tell(telling)
        assert "Somebody will look at it and decide by 10 June 2026 at 2pm." in look(client, receipt)
        clock.shift(timedelta(days=2))
        late = look(client, receipt)
        assert "The council has it, and is late" in late
        assert "would look at it by 10 June 2026 at 2pm. Nobody has opened it yet. We are sorry." in late
        assert reverse("concerns:contact", args=["northmoor"]) in late


def test_opening_it_is_what_acknowledges_it(client: Any, sign_in: Any, cast: Any, telling: Any) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        receipt = tell(telling)
    with time_machine.travel(TUESDAY + timedelta(hours=1)):
        sign_in(cast.tess).get(reverse("triage:concern", args=[receipt.concern_id]))
        sign_in(cast.dev).get(reverse("triage:concern", args=[receipt.concern_id]))
        with holder_scope(cast.northmoor.id):
            seen = Concern.objects.get().acknowledged_at
            assert seen is not None
            assert seen.hour == 14
            assert AuditEvent.objects.filter(verb="acknowledged").count() == 1
        assert "Somebody opened it on 9 June 2026 at 3pm. They will decide by" in look(client, receipt)


def test_what_nobody_has_opened_in_time_comes_on_the_list_by_itself(sign_in: Any, cast: Any, telling: Any) -> None:
    with time_machine.travel(TUESDAY, tick=False) as clock:
        receipt = tell(telling)
        find_all_late()
        with holder_scope(cast.northmoor.id):
            assert not Item.objects.filter(kind="acknowledge-late").exists()
        clock.shift(timedelta(days=2))
        find_all_late()
        find_all_late()
        with holder_scope(cast.northmoor.id):
            assert AuditEvent.objects.filter(verb="was late to acknowledge").count() == 1
        listed = sign_in(cast.dev).get(reverse("worklist:today")).text
        assert f"Nobody has looked at {receipt.reference}, promised by 10 June 2026 at 2pm" in listed
        sign_in(cast.dev).get(reverse("triage:concern", args=[receipt.concern_id]))
        assert "Nobody has looked at" not in sign_in(cast.dev).get(reverse("worklist:today")).text


@given(
    amount=st.integers(1, 72),
    unit=st.sampled_from([HOURS, WORKING_DAYS]),
    hour=st.integers(0, 24 * 365),
    nation=st.sampled_from(["England", "Wales", "Scotland", "Northern Ireland"]),
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_nobody_promises_to_look_later_than_to_decide(amount: int, unit: str, hour: int, nation: str) -> None:
    clock = Clock(nation, 1, Promises(amount, unit))
    received = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    decide = received + timedelta(days=1)
    due = clock.acknowledge_due(received, decision_due=decide)
    assert received < due <= decide


def test_another_council_that_has_the_words_is_shown_with_what_it_did(client: Any, cast: Any, telling: Any) -> None:
    home = telling()
    copy = telling(key=home.key, to=destination_of(cast.eastvale.body))
    receipt = report_to_each(telling=home, copies=[copy], by=PUBLIC)
    shown = look(client, receipt)
    assert "Eastvale County Council has your words too" in shown
    assert "You told Northmoor Council" in shown


def test_the_language_they_wrote_in_is_the_language_we_write_in(cast: Any, telling: Any) -> None:
    receipt = tell(telling, **SAFE, language="cy")
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.get(pk=receipt.concern_id).language == "cy"
    assert telling(key="k", language="cy").digest() == telling(key="k").digest()
