"""What a worker looked at, as a digest: an invitation is for exactly the page that was seen."""

from dataclasses import asdict
from hashlib import sha256

from hearth.ownview.presenters.own import OwnPage


def digest_of(page: OwnPage) -> str:
    return sha256(repr(asdict(page)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
