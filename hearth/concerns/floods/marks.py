"""Which connection a report came over, as a mark that says nothing else.

The mark is the connection's address under a random key that lives for a day or two: two reports of one day over one
connection have one mark, and when the key is deleted nobody, we included, can say which connection that was.
"""

import hmac
import secrets
from datetime import date, timedelta
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from hearth.concerns.floods.models import DayKey
from hearth.concerns.floods.rules import HOUR, MINUTE, Traffic

KEEP = timedelta(days=1)  # beyond the day itself, for reports sent around midnight


def source_mark(request: HttpRequest) -> str:
    """Empty where no address is known."""
    place = _network(_address(request))
    if not place:
        return ""
    return hmac.new(_key(timezone.now().date()), place.encode(), "sha256").hexdigest()[:24]


def traffic_of(mark: str) -> Traffic:
    """How many reports came over this connection, whichever councils they went to: two counts and nothing else."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_reports_from(%s, %s, %s)", [mark, now - HOUR, now - MINUTE])
        row = cursor.fetchone()
    return Traffic(*row)


def forget_old_keys() -> int:
    """Returns how many were deleted."""
    deleted, _ = DayKey.objects.filter(day__lt=timezone.now().date() - KEEP).delete()
    return deleted


def _address(request: HttpRequest) -> str:
    """As the last proxy that we trust saw it: what stands further left anybody may have written."""
    passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.TRUSTED_PROXIES and len(passed_on) >= settings.TRUSTED_PROXIES:
        return str(passed_on[-settings.TRUSTED_PROXIES])
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """One connection: an address, or of the newer kind the half that a household has to itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        return parsed.exploded[:19]
    return str(parsed)


@lru_cache(maxsize=2)
def _key(day: date) -> bytes:
    """The first who needs it on a day makes it; all others, in whichever process, find it."""
    DayKey.objects.bulk_create([DayKey(day=day, secret=secrets.token_bytes(32))], ignore_conflicts=True)
    return bytes(DayKey.objects.get(day=day).secret)
