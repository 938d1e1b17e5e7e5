"""What somebody was sending when their session had ended: sealed until they are back, then shown to them alone.

AES-256-GCM under a key made from the server's secret, bound to the person and the page; at most a day.
"""

import json
import os
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from hearth.access.models import KeptWriting

LASTS = timedelta(days=1)
KEPT_ELSEWHERE = ("/drafts/", "/sign-in/")
FLAG = "writing_kept"  # in a session: there is something to look for
MOST_BYTES = 1_000_000
NONCE = 12
NOT_WRITING = {"csrfmiddlewaretoken", "code", "password"}


def keep(request: HttpRequest, user_id: UUID) -> bool:
    """Seal what was typed. Files cannot be kept; nor is a code or a password."""
    if request.method != "POST" or request.path.startswith(KEPT_ELSEWHERE) or not came_from_here(request):
        return False
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_WRITING}
    if not any(value.strip() for values in typed.values() for value in values):
        return False
    content = json.dumps(typed).encode()
    if len(content) > MOST_BYTES:
        return False
    sealed = _seal(content, user_id, request.path)
    kept = {"sealed": sealed, "kept_at": timezone.now()}
    KeptWriting.objects.update_or_create(user_id=user_id, path=request.path, defaults=kept)
    request.session[FLAG] = True
    return True


def written_for(user_id: UUID, path: str) -> QueryDict | None:
    """Their own writing of this page, or nothing."""
    row = _still().filter(user_id=user_id, path=path).first()
    return _opened(row) if row else None


def newest_path(user_id: UUID) -> str:
    """The page of what was kept last."""
    return _still().filter(user_id=user_id).order_by("-kept_at").values_list("path", flat=True).first() or ""


def forget(user_id: UUID, path: str) -> None:
    KeptWriting.objects.filter(user_id=user_id, path=path).delete()


def forget_old() -> int:
    return KeptWriting.objects.filter(kept_at__lte=timezone.now() - LASTS).delete()[0]


def came_from_here(request: HttpRequest) -> bool:
    """From a page of ours, by what the browser itself says: nobody else's form is kept as somebody's words."""
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(said).netloc == request.get_host()


def _still() -> QuerySet[KeptWriting]:
    return KeptWriting.objects.filter(kept_at__gt=timezone.now() - LASTS)


def _opened(row: KeptWriting) -> QueryDict | None:
    try:
        typed = json.loads(_open(bytes(row.sealed), row.user_id, row.path))
    except InvalidTag:  # the server's secret is another one by now
        return None
    said = QueryDict(mutable=True)
    for name, values in typed.items():
        said.setlist(name, values)
    return said


def _key() -> bytes:
    return sha256(b"hearth kept writing " + settings.SECRET_KEY.encode()).digest()


def _seal(content: bytes, user_id: UUID, path: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key()).encrypt(nonce, content, user_id.bytes + path.encode())


def _open(sealed: bytes, user_id: UUID, path: str) -> bytes:
    return AESGCM(_key()).decrypt(sealed[:NONCE], sealed[NONCE:], user_id.bytes + path.encode())
