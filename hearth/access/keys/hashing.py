"""What is kept of a key: a keyed hash. It is worked out at each request, so it is a fast one.

A slow hash such as Argon2 protects passwords that people choose, which can be guessed. A key is 238 bits drawn by lot.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "hearth.access key of an agency"


def hash_of(secret: str) -> str:
    return _hashed(secret, settings.SECRET_KEY)


def hashes_of(secret: str) -> list[str]:
    """As kept today, and as kept under the server's earlier secrets, which go on working for a while."""
    return [_hashed(secret, known) for known in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _hashed(secret: str, with_secret: str | bytes) -> str:
    return salted_hmac(SALT, secret, secret=with_secret, algorithm="sha256").hexdigest()
