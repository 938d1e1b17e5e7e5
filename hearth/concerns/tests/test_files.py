"""Photos beside the words: on the public page, in the staff log, at triage."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.tests.walking import ANSWERS, answer, page, walk, words
from hearth.files import store
from hearth.files.actions import add_file, forget_outlived, note_scan
from hearth.files.limits import LARGEST
from hearth.files.models import Attachment, WaitingFile
from hearth.files.tests import made
from hearth.scope.opening import holder_scope, intake_scope

pytestmark = pytest.mark.usefixtures("postcodes")


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def photo(name: str = "window.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, made.picture() if content is None else content, "image/jpeg")


def add(client: Any, *files: SimpleUploadedFile, **more: Any) -> Any:
    return client.post(page("seen"), {"account": "", "attached": list(files), "add_files": "yes", **more})


def send(client: Any) -> Any:
    answer(client, "seen")
    walk_on(client)
    return client.post(page("check"), follow=True)


def walk_on(client: Any) -> None:
    for step in ("you", "reach"):
        assert client.post(page(step), ANSWERS[step]).status_code == 302


def attached_to(council: Any) -> list[Attachment]:
    with holder_scope(council.id):
        return list(Attachment.objects.filter(holder_id=council.id))


def test_a_photo_goes_with_the_words(client: Any, cast: Any) -> None:
    walk(client, upto="seen")
    shown = add(client, photo(), account="Half a sentence")
    assert "window.jpg" in words(shown)
    assert "Half a sentence" in words(shown)
    assert "Tell us what worries you" not in words(shown)
    send(client)
    (kept,) = attached_to(cast.northmoor)
    assert (kept.name, kept.kind, kept.about_kind, kept.added_by) == (
        "window.jpg",
        "picture",
        "concerns.concern",
        "a member of the public",
    )
    assert made.AUTHOR.encode() not in store.get(kept.file_id)
    assert not WaitingFile.objects.exists()


def test_continue_takes_what_was_chosen_too(client: Any, cast: Any) -> None:
    walk(client, upto="seen")
    went_on = client.post(page("seen"), {"account": "A cold house.", "attached": photo()})
    assert went_on.url == page("you")
    walk_on(client)
    assert "window.jpg" in words(client.get(page("check")))


def test_the_limits_are_said_before_anybody_chooses(client: Any, cast: Any) -> None:
    asked = words(client.get(page("seen")))
    assert "Up to 10 files, each up to 15 MB." in asked
    assert 'enctype="multipart/form-data"' in asked


def test_what_cannot_be_taken_gets_a_sentence_and_nothing_typed_is_lost(client: Any, cast: Any) -> None:
    walk(client, upto="seen")
    told = client.post(
        page("seen"),
        {"account": "Nobody opens the door.", "attached": [photo("holiday.jpg", b"MZ\x90\0\0"), photo()]},
    )
    assert told.status_code == 200
    for said in ("We cannot take “holiday.jpg”", "Nobody opens the door.", "window.jpg", 'href="#id_attached"'):
        assert said in words(told)


def test_a_file_that_is_too_large_is_answered_in_words(client: Any, cast: Any) -> None:
    told = add(client, photo("film.mp4", bytes(LARGEST + 1)), photo())
    assert "“film.mp4” is larger than 15 MB" in words(told)
    assert WaitingFile.objects.count() == 1


def test_a_name_is_only_text(client: Any, cast: Any) -> None:
    shown = add(client, photo("<img src=x onerror=alert(1)>.jpg")).content.decode()
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;.jpg" in shown


def test_a_file_can_be_taken_back(client: Any, cast: Any) -> None:
    add(client, photo())
    added = WaitingFile.objects.get()
    back = client.post(page("seen"), {"account": "Words", "remove_file": str(added.pk)})
    assert "window.jpg" not in words(back)
    assert "Words" in words(back)
    assert not WaitingFile.objects.exists()


@pytest.mark.parametrize("asked", ["", "x", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_taking_back_what_is_not_there_changes_nothing(client: Any, cast: Any, asked: str) -> None:
    add(client, photo())
    assert client.post(page("seen"), {"account": "", "remove_file": asked}).status_code == 200
    assert WaitingFile.objects.count() == 1


def test_leaving_takes_the_files_too(client: Any, cast: Any, django_capture_on_commit_callbacks: Any) -> None:
    add(client, photo())
    with django_capture_on_commit_callbacks(execute=True):
        client.get(reverse("concerns:exit"))
    assert not WaitingFile.objects.exists()
    assert list(store.everything()) == []


def test_another_visitor_sees_none_of_it(client: Any, cast: Any) -> None:
    add(client, photo())
    client.cookies.clear()
    assert "window.jpg" not in words(client.get(page("seen")))


def test_both_councils_get_the_photo(client: Any, cast: Any) -> None:
    walk(client, upto="seen", now={"now": "elsewhere", "now_where": "with her gran, ev1 1aa"})
    add(client, photo())
    send(client)
    home, other = attached_to(cast.northmoor), attached_to(cast.eastvale)
    assert [each.file_id for each in home] == [each.file_id for each in other]
    assert len(home) == 1


def test_the_same_report_twice_is_one_with_its_photo_once(telling: Any, cast: Any) -> None:
    """The answer was lost on the way, and it is sent once more."""
    added = add_file(owner="visitor:1", form="worry", name="window.jpg", content=made.picture())
    told = telling(files=(added.pk,))
    receipts = []
    for _ in range(2):
        with intake_scope(told.to.holder_id):
            receipts.append(report(telling=told, by=PUBLIC))
    assert receipts[0].reference == receipts[1].reference
    assert receipts[1].was_kept_before
    assert len(attached_to(cast.northmoor)) == 1


def test_a_plug_pulled_after_sending_loses_and_doubles_nothing(
    client: Any, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is kept; that it was, the draft does not know. Pressed again, it is the same report."""
    walk(client, upto="seen")
    add(client, photo())
    answer(client, "seen")
    walk_on(client)
    with monkeypatch.context() as broken:
        broken.setattr("hearth.concerns.portal.worry.Worry.sent", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            client.post(page("check"))
    with holder_scope(cast.northmoor.id):
        reference = Concern.objects.get().reference
    assert reference in words(client.post(page("check"), follow=True))
    assert len(attached_to(cast.northmoor)) == 1


def test_a_file_that_ran_out_before_sending_is_not_promised(client: Any, cast: Any) -> None:
    from datetime import timedelta

    from django.utils import timezone

    walk(client, upto="seen")
    add(client, photo())
    answer(client, "seen")
    walk_on(client)
    forget_outlived(now=timezone.now() + timedelta(hours=25))
    assert "window.jpg" not in words(client.get(page("check")))
    client.post(page("check"))
    assert attached_to(cast.northmoor) == []


def test_where_there_is_no_room_the_words_still_go(client: Any, cast: Any, settings: Any) -> None:
    settings.FILES_QUOTA = 0
    walk(client, upto="seen")
    assert "there is no room for more files" in words(add(client, photo()))
    send(client)
    with holder_scope(cast.northmoor.id):
        assert Concern.objects.exists()


def test_a_store_that_cannot_be_written_to_keeps_the_words(client: Any, cast: Any, monkeypatch: Any) -> None:
    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    walk(client, upto="seen")
    monkeypatch.setattr("hearth.files.store.put", full)
    told = words(add(client, photo(), account="She was alone"))
    assert "something is wrong at our end" in told
    assert "She was alone" in told


def test_staff_log_a_letter_with_its_scan(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    typed = {"channel": "letter", "account": "Dear sir", "danger": "no", "key": "a-key", "reporter_name": "Bo"}
    shown = client.post(
        reverse("concerns:log"), {**typed, "attached": photo("letter.pdf", made.pdf()), "add_files": "y"}
    )
    assert "letter.pdf" in words(shown)
    assert "Dear sir" in words(shown)
    assert client.post(reverse("concerns:log"), typed).status_code == 302
    assert [each.name for each in attached_to(cast.northmoor)] == ["letter.pdf"]
    assert not WaitingFile.objects.exists()


@pytest.fixture
def arrived(client: Any, cast: Any) -> Attachment:
    walk(client, upto="seen")
    add(client, photo("win\u202edow “1”.jpg"))
    send(client)
    client.cookies.clear()
    return attached_to(cast.northmoor)[0]


def address(kept: Attachment) -> str:
    return reverse("triage:file", args=[kept.about_id, kept.pk])


def test_triage_sees_it_and_saves_it(arrived: Attachment, cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    shown = words(client.get(reverse("triage:concern", args=[arrived.about_id])))
    assert address(arrived) in shown
    assert "Not scanned: no scanner is set up" in shown
    given = client.get(address(arrived))
    assert given.headers["Content-Disposition"].startswith("attachment; filename")
    assert given.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Cache-Control"] == "no-store"
    assert given.content == store.get(arrived.file_id)
    with holder_scope(cast.northmoor.id):
        events = AuditEvent.objects.filter(subject_id=str(arrived.pk))
        assert [(each.verb, each.actor_id) for each in events] == [("opened", cast.tess.id)]


@pytest.mark.parametrize(("state", "said"), [("waiting", "Waiting to be scanned"), ("refused", "a virus was found")])
def test_what_waits_for_the_scanner_or_is_infected_is_not_given(
    arrived: Attachment, cast: Any, sign_in: Any, state: str, said: str
) -> None:
    with holder_scope(cast.northmoor.id):
        Attachment.objects.update(state=state)
    client = sign_in(cast.tess)
    assert address(arrived) not in words(client.get(reverse("triage:concern", args=[arrived.about_id])))
    asked = client.get(address(arrived), follow=True)
    assert "Content-Disposition" not in asked.headers
    assert said in words(asked)


def test_an_infected_file_is_named_to_staff(arrived: Attachment, cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.id):
        note_scan(attachment=arrived, found="Trial-Virus", by=PUBLIC)
    shown = words(sign_in(cast.tess).get(reverse("triage:concern", args=[arrived.about_id])))
    assert "Not given out: a virus was found (Trial-Virus)" in shown


def test_a_file_that_is_gone_from_the_store_gets_a_sentence(arrived: Attachment, cast: Any, sign_in: Any) -> None:
    store.remove(arrived.file_id)
    told = sign_in(cast.tess).get(address(arrived), follow=True)
    assert "could not be read" in words(told)


def test_a_file_of_another_concern_is_not_found_under_this_one(arrived: Attachment, cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.id), connection.cursor() as cursor:
        cursor.execute("UPDATE files_attachment SET about_id = gen_random_uuid()")
    assert sign_in(cast.tess).get(address(arrived)).status_code == 404
