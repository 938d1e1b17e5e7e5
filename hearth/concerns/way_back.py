"""The reporter's way back in: a secret derived from the draft's key, of which the record keeps only a hash.

The key lies in the draft until the receipt has been read, and is then gone; of it, too, the record keeps a hash.
So nobody can work the secret out again, not even with the whole database and the server's own secret.
"""

import hashlib
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

from hearth.concerns.rules import LETTERS, tidy

GROUPS = 4  # sixteen letters of 24: more than 70 bits


def new_key() -> str:
    return secrets.token_urlsafe(24)


def key_of_agency(agency_id: UUID, key: str) -> str:
    """An Idempotency-Key as it is kept: its agency's own, so that two agencies may choose the same one.

    Systems choose keys that others can guess, such as a case number. The NUL bytes are in no key that comes by a form
    or in a header, so nobody can arrive at another's key, nor learn by trying that there is one.
    """
    return f"agency\0{agency_id}\0{key}"


def way_back_from(key: str) -> str:
    """The secret that belongs to a report sent under this key: K7M3-Q2XW-9TRP-HH4C."""
    number = int.from_bytes(_keyed("way back", key), "big")
    letters = ""
    for _ in range(GROUPS * 4):
        number, letter = divmod(number, len(LETTERS))
        letters += LETTERS[letter]
    return tidy(letters)


def hash_of_way_back(secret: str) -> str:
    """What is kept of it, and compared with."""
    return _keyed("way back kept", tidy(secret)).hex()


def hash_of_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _keyed(purpose: str, value: str) -> bytes:
    return salted_hmac(f"hearth.concerns {purpose}", value, algorithm="sha256").digest()
