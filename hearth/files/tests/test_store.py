"""Sealed, whole or not there, and openable as long as its key is kept."""

from pathlib import Path
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from hearth.config.sealing_keys import keys_in
from hearth.files import store
from hearth.files.sealing import CannotOpen, key_of
from hearth.ui.errors import BadInput

WORDS = b"He has not eaten since yesterday."
OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def test_what_lies_in_the_store_cannot_be_read_there(own_store: Path) -> None:
    file_id = uuid7()
    store.put(file_id, WORDS)
    lying = store.place_of(file_id)
    assert WORDS not in lying.read_bytes()
    assert lying.stat().st_mode & 0o777 == 0o600
    assert store.get(file_id) == WORDS


def test_a_file_is_bound_to_its_own_name() -> None:
    """One that was put in another's place is not opened; nor one in which a bit was changed."""
    one, other = uuid7(), uuid7()
    store.put(one, WORDS)
    store.put(other, b"Other words")
    store.place_of(one).write_bytes(store.place_of(other).read_bytes())
    with pytest.raises(CannotOpen):
        store.get(one)
    sealed = bytearray(store.place_of(other).read_bytes())
    sealed[-1] ^= 1
    store.place_of(other).write_bytes(sealed)
    with pytest.raises(CannotOpen):
        store.get(other)


def test_a_new_key_seals_and_the_old_one_still_opens(settings: Any) -> None:
    file_id = uuid7()
    settings.FILES_KEYS = {"old": OLD}
    store.put(file_id, WORDS)
    settings.FILES_KEYS = {"new": NEW, "old": OLD}
    assert store.get(file_id) == WORDS
    store.reseal(file_id)
    assert key_of(store.place_of(file_id).read_bytes()) == "new"
    settings.FILES_KEYS = {"new": NEW}
    assert store.get(file_id) == WORDS
    settings.FILES_KEYS = {"old": OLD}
    with pytest.raises(CannotOpen, match="HEARTH_FILES_KEYS"):
        store.get(file_id)


def test_a_file_half_written_is_not_a_file(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pull_the_plug(*args: Any) -> None:
        raise OSError("no space left")

    file_id = uuid7()
    monkeypatch.setattr("os.fsync", pull_the_plug)
    with pytest.raises(OSError, match="no space"):
        store.put(file_id, WORDS)
    assert not store.place_of(file_id).exists()
    assert list(store.everything()) == []


def test_keys_are_read_from_the_environment() -> None:
    assert keys_in(f"b:{NEW.hex()}, a:{OLD.hex()}") == {"b": NEW, "a": OLD}
    assert next(iter(keys_in(f"b:{NEW.hex()},a:{OLD.hex()}"))) == "b"
    assert keys_in("") == {}


@pytest.mark.parametrize("given", ["a", "a:xyz", "a:00ff", f":{'00' * 32}", f"a b:{'00' * 32}"])
def test_a_key_that_is_none_gets_a_sentence(given: str) -> None:
    with pytest.raises(BadInput, match="HEARTH_FILES_KEYS"):
        keys_in(given)
