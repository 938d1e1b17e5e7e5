"""Make a key and take it away. Both are in the log; the key itself is nowhere but in its owner's hands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.access.keys.hashing import hash_of
from hearth.access.keys.rules import new_secret, prefix_of
from hearth.access.models import ApiKey
from hearth.access.viewer import Viewer
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class NewKey:
    """The only moment at which the secret is known."""

    key: ApiKey
    secret: str


@action
def make_key(*, name: str, scopes: Sequence[str], expires_on: date, by: Viewer) -> NewKey:
    """A key of the maker's own agency."""
    secret = new_secret()
    key = ApiKey.objects.create(
        agency_id=by.agency_id,
        name=name,
        prefix=prefix_of(secret),
        hash=hash_of(secret),
        scopes=list(scopes),
        expires_on=expires_on,
        made_by_id=by.id,
        made_at=timezone.now(),
    )
    record(by=by, verb="made", subject=key, fields=["name", "scopes", "expires_on"])
    return NewKey(key, secret)


@action
def revoke_key(*, key: ApiKey, by: Viewer) -> ApiKey:
    """From the next request on it opens nothing."""
    key.revoked_at, key.revoked_by_id = timezone.now(), by.id
    key.save(update_fields=["revoked_at", "revoked_by"])
    record(by=by, verb="revoked", subject=key)
    return key
