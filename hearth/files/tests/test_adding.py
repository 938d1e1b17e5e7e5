"""From an unsent form to a record, and at no point lost or doubled."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.audit.models import AuditEvent
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.files import store
from hearth.files.actions import (
    NoLongerHere,
    add_file,
    attach,
    forget_outlived,
    forget_waiting,
    take_back,
)
from hearth.files.clamd import ScannerFailed, virus_in
from hearth.files.cleaning.outcome import Refused
from hearth.files.jobs import scan
from hearth.files.limits import MOST_FILES
from hearth.files.models import Attachment, WaitingFile
from hearth.files.queries import attachments_of, kept_by, waiting_files
from hearth.files.sweeping import sweep_store
from hearth.files.tests import made
from hearth.files.tests.conftest import PretendScanner
from hearth.scope.opening import holder_scope
from tests.cast import Cast

OWNER, FORM = "visitor:abc", "worry"


def add(name: str = "photo.jpg", content: bytes = b"A note of mine", owner: str = OWNER) -> WaitingFile:
    return add_file(owner=owner, form=FORM, name=name, content=content)


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Ashdown", body_id="northmoor", people=[], by=cast.tess)


def attached(family: Family, by: Any, *files: WaitingFile) -> list[Attachment]:
    with holder_scope(family.holder_id):
        return attach(file_ids=[each.pk for each in files], to=family, by=by)


def in_store() -> set[Any]:
    return set(store.everything())


def test_only_its_owner_finds_it(db: None) -> None:
    added = add()
    assert [each.pk for each in waiting_files(OWNER, FORM)] == [added.pk]
    assert waiting_files("visitor:other", FORM) == []
    assert waiting_files(OWNER, "other") == []
    take_back(owner="visitor:other", form=FORM, file_id=added.pk)
    assert len(waiting_files(OWNER, FORM)) == 1


def test_the_same_file_twice_is_once(db: None) -> None:
    assert add().pk == add("again.jpg").pk
    assert len(in_store()) == 1


def test_ten_and_no_more(db: None) -> None:
    for number in range(MOST_FILES):
        add(content=f"Note {number}".encode())
    with pytest.raises(Refused, match="too_many"):
        add(content=b"One more")
    assert len(in_store()) == MOST_FILES


def test_taken_back_it_is_gone(db: None, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        take_back(owner=OWNER, form=FORM, file_id=add().pk)
    assert (waiting_files(OWNER, FORM), in_store()) == ([], set())


def test_after_a_day_a_visitors_file_is_gone(db: None, django_capture_on_commit_callbacks: Any) -> None:
    add()
    add(owner="user:1", content=b"Of staff")
    now = timezone.now()
    assert forget_outlived(now=now + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_outlived(now=now + timedelta(hours=25)) == 1
    assert len(in_store()) == 1


def test_a_record_names_it_and_then_the_form_may_forget_it(
    family: Family, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    """However the plug is pulled between the two, the record's file is there."""
    added = add("photo.exe", made.picture())
    attached(family, cast.tess, added)
    with django_capture_on_commit_callbacks(execute=True):
        forget_waiting(owner=OWNER)
    assert sweep_store(older_than=-1) == 0
    with holder_scope(family.holder_id):
        kept = attachments_of(family).get()
    assert (kept.name, kept.kind, kept.state) == ("photo.jpg", "picture", "unscanned")
    assert made.AUTHOR.split()[1].encode() not in store.get(kept.file_id)
    assert kept_by(family.holder_id) == kept.size


def test_what_was_taken_back_meanwhile_is_not_promised(family: Family, cast: Cast) -> None:
    added = add()
    take_back(owner=OWNER, form=FORM, file_id=added.pk)
    with pytest.raises(NoLongerHere):
        attached(family, cast.tess, added)


def test_a_file_sent_to_two_stays_until_neither_names_it(
    family: Family, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    added = add()
    attached(family, cast.tess, added)
    with holder_scope(cast.ravi.holder_id):
        other = begin_family(name="Ashdown", body_id="eastvale", people=[], by=cast.ravi)
        attach(file_ids=[added.pk], to=other, by=cast.ravi)
    with django_capture_on_commit_callbacks(execute=True):
        forget_waiting(owner=OWNER)
    with holder_scope(family.holder_id):
        attachments_of(family).delete()
    assert sweep_store(older_than=-1) == 0
    with holder_scope(other.holder_id):
        attachments_of(other).delete()
    assert sweep_store(older_than=-1) == 1


def test_what_a_crash_left_behind_is_swept_up(db: None) -> None:
    left, added = uuid7(), add()
    store.put(left, b"Nobody was told that this was kept")
    assert sweep_store(older_than=60) == 0, "it may be on its way"
    assert sweep_store(older_than=-1) == 1
    assert in_store() == {added.pk}


def test_another_agency_sees_nothing_of_it(family: Family, cast: Cast) -> None:
    attached(family, cast.tess, add())
    with holder_scope(cast.ravi.holder_id):
        assert not Attachment.objects.exists()


def test_without_a_scanner_nobody_says_it_was_scanned(family: Family, cast: Cast) -> None:
    (kept,) = attached(family, cast.tess, add())
    assert kept.get_state_display() == "Not scanned: no scanner is set up"


def scanned(kept: Attachment) -> Attachment:
    scan.func(attachment_id=str(kept.pk), holder_id=str(kept.holder_id))
    with holder_scope(kept.holder_id):
        return Attachment.objects.get(pk=kept.pk)


def verbs(kept: Attachment) -> list[str]:
    with holder_scope(kept.holder_id):
        return list(AuditEvent.objects.filter(subject_id=str(kept.pk)).values_list("verb", flat=True))


def test_a_clean_file_is_said_to_be(family: Family, cast: Cast, scanner: PretendScanner) -> None:
    (kept,) = attached(family, cast.tess, add())
    assert kept.state == "waiting"
    assert (scanned(kept).state, verbs(kept)) == ("clean", ["found clean"])


def test_a_virus_is_named_and_logged(family: Family, cast: Cast, scanner: PretendScanner) -> None:
    """One that the check itself does not know, since it knows only the one on trial."""
    (kept,) = attached(family, cast.tess, add())
    store.put(kept.file_id, made.TRIAL_VIRUS)
    found = scanned(kept)
    assert (found.state, found.reason, verbs(kept)) == ("refused", "Trial-Virus", ["found infected"])


@pytest.mark.parametrize("said", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: Can't open file ERROR\0"])
def test_a_scanner_that_does_not_answer_is_asked_again(
    family: Family, cast: Cast, scanner: PretendScanner, said: bytes
) -> None:
    (kept,) = attached(family, cast.tess, add())
    scanner.said = said
    with pytest.raises(ScannerFailed):
        scanned(kept)
    scanner.said = None
    assert scanned(kept).state == "clean"


def test_no_scanner_at_the_address(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        virus_in(b"", f"unix:{tmp_path}/nobody")
