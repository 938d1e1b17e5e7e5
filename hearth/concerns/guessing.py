"""Guessing a secret is slow, and never locks out whoever has it.

A secret has more than 70 bits; this is for those who try all the same, and for those who mistype. Counted is what was
wrong, by whom it came from and for which reference, whether or not there is such a reference. A source that has not
been wrong is always heard, however often others have guessed: so nobody can keep a reporter out.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from hearth.concerns.models import WrongSecret
from hearth.concerns.rules import tidy

WINDOW = timedelta(minutes=15)
OF_ONE_SOURCE = 20  # a library's computers share an address
OF_ONE_SOURCE_FOR_ONE_REFERENCE = 8
GUESSED_AT = 50  # wrong secrets for one reference from anywhere; then each source has fewer
OF_ONE_SOURCE_WHEN_GUESSED_AT = 3
KEPT = timedelta(hours=24)


def must_wait(*, source: str, reference: str) -> bool:
    """Has this source been wrong too often to be heard now?"""
    lately = WrongSecret.objects.filter(at__gt=timezone.now() - WINDOW)
    mine = lately.filter(source_hash=_hashed(source))
    wrong_here = mine.filter(reference_hash=_hashed(tidy(reference))).count()
    if wrong_here >= OF_ONE_SOURCE_FOR_ONE_REFERENCE or mine.count() >= OF_ONE_SOURCE:
        return True
    anywhere = lately.filter(reference_hash=_hashed(tidy(reference)))[:GUESSED_AT].count()
    return anywhere >= GUESSED_AT and wrong_here >= OF_ONE_SOURCE_WHEN_GUESSED_AT


def note_wrong(*, source: str, reference: str) -> None:
    WrongSecret.objects.create(reference_hash=_hashed(tidy(reference)), source_hash=_hashed(source), at=timezone.now())


def forget_old_guesses(*, now: datetime) -> int:
    return WrongSecret.objects.filter(at__lt=now - KEPT).delete()[0]


def _hashed(what: str) -> str:
    """Neither an address nor a reference is kept, and no list of hashes can be matched without our secret."""
    return salted_hmac("hearth.concerns wrong secret", what, algorithm="sha256").hexdigest()
