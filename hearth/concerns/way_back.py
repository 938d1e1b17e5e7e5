"""The reporter's way back in: a secret derived from the draft's key, of which the record keeps only a hash.

The key lies in the draft until the receipt has been read, and is then gone; of it, too, the record keeps a hash.
So nobody can work the secret out again, not even with the whole database and the server's own secret.
"""

import hashlib
import secrets

from django.utils.crypto import salted_hmac

from hearth.concerns.rules import LETTERS, tidy

GROUPS = 4  # sixteen letters of 24: more than 70 bits


def new_key() -> str:
    return secrets.token_urlsafe(24)


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
