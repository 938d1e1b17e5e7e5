"""Versions: written once, never changed, and readable for as long as a record points at them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connections

from hearth.practice.checking import examine, practice_files
from hearth.practice.library import Library, library
from hearth.practice.loading import load_library
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import definition_of, instrument_of, pinned, programme_of
from hearth.practice.tests.conftest import Spoil
from hearth.ui.errors import BadInput, Failure

PROGRAMME = "programmes/family_partners.yaml"


@pytest.fixture(autouse=True)
def no_versions(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Really committed, since the owner writes and the application reads; left loaded, as others want it."""
    with django_db_blocker.unblock():
        forget_versions()
        yield
        forget_versions()
        load_library()


def forget_versions() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE practice_version DISABLE TRIGGER practice_version_never_changes")
        cursor.execute("DELETE FROM practice_version")
        cursor.execute("ALTER TABLE practice_version ENABLE TRIGGER practice_version_never_changes")


def read(folder: Path) -> Library:
    return Library(examine(practice_files(folder)).files)


def test_loading_twice_writes_each_version_once() -> None:
    first, second = load_library(), load_library()
    assert (first.new, second.new) == (len(library().files), 0)
    assert second.unchanged == PracticeVersion.objects.count() == first.new


def test_a_record_pins_what_it_used_and_reads_it_again() -> None:
    load_library()
    version = pinned("programme", "family_partners")
    assert (version.version, version.licence) == (library().programme("family_partners").version, "CC BY 4.0")
    assert definition_of(version) == library().programme("family_partners")
    assert programme_of(version).followups == (3, 6)


def test_a_version_is_not_read_as_another_kind() -> None:
    load_library()
    with pytest.raises(TypeError, match="is of the kind programme, not instrument"):
        instrument_of(pinned("programme", "family_partners"))


def test_what_was_never_loaded_says_how_to_load_it() -> None:
    with pytest.raises(Failure, match=r"“Family Partners” has not been loaded\. Run: hearth practice load"):
        pinned("programme", "family_partners")


def test_changed_words_under_the_same_version_are_refused_and_nothing_is_written(copied: Path, spoil: Spoil) -> None:
    load_library()
    before = PracticeVersion.objects.count()
    spoil("needs.yaml", 'version: "1.0"', 'version: "1.2"')
    path = spoil(PROGRAMME, "followups: [3, 6]", "followups: [3, 12]")
    with pytest.raises(BadInput) as refused:
        load_library(read(copied))
    assert f"{path}, line 2: This file has changed since version 1.3" in str(refused.value)
    assert 'Raise the version, to "1.4" say.' in str(refused.value)
    assert PracticeVersion.objects.count() == before


def test_a_raised_version_stands_beside_the_old_one(copied: Path, spoil: Spoil) -> None:
    load_library()
    old = pinned("programme", "family_partners")
    spoil(PROGRAMME, "followups: [3, 6]", "followups: [3, 12]")
    spoil(PROGRAMME, 'version: "1.3"', 'version: "1.9"')
    assert load_library(read(copied)).new == 1
    new = PracticeVersion.objects.get(kind="programme", practice_id="family_partners", version="1.9")
    assert [programme_of(version).followups for version in (old, new)] == [(3, 6), (3, 12)]


def test_emoji_and_arabic_come_back_as_written(copied: Path, spoil: Spoil) -> None:
    spoil("needs.yaml", "label: Not fed", "label: Not fed 🍞 جائع")
    load_library(read(copied))
    version = PracticeVersion.objects.get(kind="needs")
    assert "Not fed 🍞 جائع" in {need["label"] for need in version.body["needs"]}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE practice_version SET title = 'Other'",
        "DELETE FROM practice_version",
        "TRUNCATE practice_version CASCADE",
    ],
)
def test_not_even_the_owner_changes_a_version(change: str) -> None:
    load_library()
    with connections["owner"].cursor() as cursor, pytest.raises(DatabaseError, match="never changes"):
        cursor.execute(change)


def test_the_application_may_only_read() -> None:
    load_library()
    version = PracticeVersion.objects.all()[0]
    version.pk = None
    with pytest.raises(DatabaseError, match="row-level security"):
        version.save(using="default", force_insert=True)


def test_a_kind_that_is_no_longer_known_is_said() -> None:
    load_library()
    version = PracticeVersion.objects.all()[0]
    version.kind = "recipe"
    with pytest.raises(Failure, match="“recipe” is not a kind of practice file"):
        definition_of(version)
