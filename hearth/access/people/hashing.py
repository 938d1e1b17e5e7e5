"""What is kept of an invitation's secret: a keyed hash. It is drawn by lot, so a fast hash is enough."""

from django.utils.crypto import salted_hmac


def hash_of(secret: str) -> str:
    return salted_hmac("hearth.access invitation", secret, algorithm="sha256").hexdigest()
