"""Files at rest: AES-256-GCM, each bound to its own id, under a key that is named in front.

    HEARTH 1 <key id>\\n<nonce, 12 bytes><sealed>

A new key goes first in the settings; the old ones stay behind it until `hearth files rekey` has sealed everything anew.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

MARK = b"HEARTH 1 "
NONCE = 12


class CannotOpen(Exception):
    """Not ours, altered, or sealed under a key that is no longer in the settings."""


def seal(content: bytes, file_id: UUID) -> bytes:
    key_id, key = next(iter(settings.FILES_KEYS.items()))
    nonce = os.urandom(NONCE)
    return MARK + key_id.encode() + b"\n" + nonce + AESGCM(key).encrypt(nonce, content, file_id.bytes)


def unseal(sealed: bytes, file_id: UUID) -> bytes:
    key = settings.FILES_KEYS.get(key_of(sealed))
    if key is None:
        raise CannotOpen("It is sealed under a key that is not in HEARTH_FILES_KEYS.")
    body = sealed.partition(b"\n")[2]
    try:
        return AESGCM(key).decrypt(body[:NONCE], body[NONCE:], file_id.bytes)
    except (InvalidTag, ValueError) as problem:
        raise CannotOpen("It was altered, or is not the file it is called.") from problem


def key_of(sealed: bytes) -> str:
    """The id of the key it was sealed under."""
    head = sealed[:200].partition(b"\n")[0]
    if not head.startswith(MARK):
        raise CannotOpen("It is not a sealed file.")
    return head.removeprefix(MARK).decode("ascii", "replace")
