"""Back to a report: reference and secret, what has happened, words both ways."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import add_message, keep_copy, report
from hearth.concerns.guessing import forget_old_guesses, note_wrong
from hearth.concerns.models import Concern, Message, WrongSecret
from hearth.concerns.queries import copies_of, messages_of, way_back
from hearth.concerns.tests.walking import words
from hearth.concerns.way_back import hash_of_way_back, way_back_from
from hearth.drafts.models import Draft
from hearth.files.models import Attachment, WaitingFile
from hearth.scope.opening import holder_scope, intake_scope
from hearth.worklist.models import Item


def photo(name: str) -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (4, 4), "white").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


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
    assert "There is a new message for you." in shown
    assert shown.index("It happened again") < shown.index("Thank you. We are on our way.")


def key_on(shown: Any) -> str:
    """The key that came with the form."""
    found = re.search(r'name="key" value="([^"]+)"', shown.content.decode())
    assert found is not None
    return found[1]


def test_send_pressed_twice_is_one_message(client: Any, cast: Any, receipt: Any) -> None:
    page, key = reverse("concerns:my_report"), key_on(enter(client, receipt))
    for _ in range(2):
        assert client.post(page, {"words": "It happened again", "key": key}).url == page
    with holder_scope(cast.northmoor.id):
        assert Message.objects.count() == 1
        assert Item.objects.filter(kind="read-message").count() == 1
    assert key_on(client.get(page)) != key


def test_other_words_from_an_old_page_are_asked_about_and_then_sent(client: Any, cast: Any, receipt: Any) -> None:
    page, key = reverse("concerns:my_report"), key_on(enter(client, receipt))
    client.post(page, {"words": "It happened again", "key": key})
    asked = client.post(page, {"words": "And on Tuesday", "key": key})
    assert "Other words were already sent from here." in words(asked)
    assert "And on Tuesday" in words(asked)
    client.post(page, {"words": "And on Tuesday", "key": key_on(asked)})
    with holder_scope(cast.northmoor.id):
        assert [each.words for each in Message.objects.all()] == ["It happened again", "And on Tuesday"]


def test_staff_who_press_send_twice_write_once(client: Any, cast: Any, receipt: Any, sign_in: Any) -> None:
    tess, concern = sign_in(cast.tess), receipt.concern_id
    key = key_on(tess.get(reverse("triage:concern", args=[concern])))
    for _ in range(2):
        tess.post(reverse("triage:write", args=[concern]), {"words": "Thank you.", "key": key})
    with holder_scope(cast.northmoor.id):
        assert Message.objects.count() == 1


def test_whoever_asked_about_their_own_family_is_not_told_it_is_somebody_elses(
    client: Any, cast: Any, telling: Any
) -> None:
    own = report(telling=telling(route="parent"), by=PUBLIC)
    with holder_scope(cast.northmoor.id):
        Concern.objects.update(decided_at=timezone.now())
    shown = words(enter(client, own))
    assert "somebody else’s family" not in shown
    assert "somebody has decided what to do" in shown


def test_every_council_that_has_a_copy_is_shown_however_many(client: Any, cast: Any, telling: Any) -> None:
    worry = telling()
    first = report(telling=worry, by=PUBLIC)
    for number in range(3):
        keep_copy(telling=replace(worry, key=f"copy {number}"), reference=first.reference, by=PUBLIC)
    again = keep_copy(telling=replace(worry, key="copy 2"), reference=first.reference, by=PUBLIC)
    assert (again.reference, again.was_kept_before) == (f"{first.reference}-4", True)
    of_a_copy = keep_copy(telling=replace(worry, key="copy 3"), reference=again.reference, by=PUBLIC)
    assert of_a_copy.reference == f"{first.reference}-5"
    assert len(copies_of(first.reference, hash_of_way_back(first.way_back))) == 4
    assert words(enter(client, first)).count("has your words too") == 4


def test_a_photo_goes_with_the_words_and_staff_can_open_it(client: Any, cast: Any, receipt: Any, sign_in: Any) -> None:
    enter(client, receipt)
    page = reverse("concerns:my_report")
    shown = words(client.post(page, {"words": "Look", "attached": photo("window.png"), "add_files": "yes"}))
    assert "window.png" in shown
    assert "Look" in shown
    assert client.post(page, {"words": "Look"}).url == page
    shown = words(client.get(page))
    assert "with window.png" in shown
    assert not WaitingFile.objects.exists()
    staff = words(sign_in(cast.tess).get(reverse("triage:concern", args=[receipt.concern_id])))
    assert "with window.png" in staff
    with holder_scope(cast.northmoor.id):
        file = Attachment.objects.get()
        assert file.about_id == Message.objects.get().pk
    given = sign_in(cast.tess).get(reverse("triage:file", args=[receipt.concern_id, file.pk]))
    assert given.headers["Content-Disposition"].startswith("attachment")


def test_a_file_beside_one_report_is_not_sent_with_another(client: Any, cast: Any, receipt: Any, telling: Any) -> None:
    page = reverse("concerns:my_report")
    other = report(telling=telling(), by=PUBLIC)
    enter(client, receipt)
    client.post(page, {"attached": photo("window.png"), "add_files": "yes"})
    enter(client, other)
    client.post(page, {"words": "Something else"})
    with holder_scope(cast.northmoor.id):
        assert not Attachment.objects.exists()
    client.get(reverse("concerns:exit"))
    assert not WaitingFile.objects.exists()


def test_a_file_that_cannot_be_taken_is_told_and_the_words_stay(client: Any, cast: Any, receipt: Any) -> None:
    enter(client, receipt)
    page = reverse("concerns:my_report")
    wrong = SimpleUploadedFile("clip.exe", b"MZ\x00\x01 nothing anybody opens")
    shown = words(client.post(page, {"words": "She fell again", "attached": wrong}))
    assert "clip.exe" in shown
    assert "She fell again" in shown
    with holder_scope(cast.northmoor.id):
        assert not Message.objects.exists()


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


def test_guessing_is_slow_and_says_the_same_of_what_is_there_and_what_is_not(client: Any, receipt: Any) -> None:
    for reference in (receipt.reference, "HTH-2222-2222"):
        answers = [enter(client, receipt, reference=reference, secret="AAAA-BBBB-CCCC-DDDD") for _ in range(9)]
        assert [answer.status_code for answer in answers] == [200] * 8 + [429]
        assert "try again in a quarter of an hour" in words(answers[-1])


def test_whoever_has_the_secret_is_let_in_however_many_others_guess(client: Any, receipt: Any) -> None:
    for number in range(60):
        note_wrong(source=f"somebody {number}", reference=receipt.reference)
    assert "The council has it" in words(enter(client, receipt))


def test_a_slip_or_two_locks_nobody_out_even_then(client: Any, receipt: Any) -> None:
    for number in range(60):
        note_wrong(source=f"somebody {number}", reference=receipt.reference)
    for _ in range(2):
        enter(client, receipt, secret="AAAA-BBBB-CCCC-DDDD")
    assert "The council has it" in words(enter(client, receipt))


def test_after_a_quarter_of_an_hour_guesses_are_forgiven_and_after_a_day_forgotten(client: Any, receipt: Any) -> None:
    now = timezone.now()
    for _ in range(9):
        enter(client, receipt, secret="AAAA-BBBB-CCCC-DDDD")
    assert enter(client, receipt).status_code == 429
    WrongSecret.objects.bulk_create(
        WrongSecret(reference_hash=row.reference_hash, source_hash=row.source_hash, at=now - timedelta(minutes=16))
        for row in list(WrongSecret.objects.all())
    )
    WrongSecret.objects.filter(at__gt=now - timedelta(minutes=15)).delete()
    assert "The council has it" in words(enter(client, receipt))
    forget_old_guesses(now=now + timedelta(days=2))
    assert not WrongSecret.objects.exists()


def test_what_is_kept_of_a_guess_says_neither_who_nor_which(client: Any, receipt: Any) -> None:
    enter(client, receipt, secret="AAAA-BBBB-CCCC-DDDD")
    row = WrongSecret.objects.get()
    kept = f"{row.reference_hash} {row.source_hash}"
    assert receipt.reference not in kept
    assert "127.0.0.1" not in kept


def test_a_lost_secret_is_answered_plainly_and_with_the_councils_number(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:lost")))
    assert "nobody at the council can" in shown
    assert client.post(reverse("concerns:lost"), {"council": "northmoor"}).url == reverse(
        "concerns:contact", args=["northmoor"]
    )
    assert "Choose a council from the list" in words(client.post(reverse("concerns:lost"), {"council": ""}))
    assert client.post(reverse("concerns:lost"), {"council": "atlantis\x00"}).status_code == 200
