"""Sealed records, for the few who may open one. In no list: each is asked for by the exact name and day of birth."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.families.models import FamilyMember, Person, Seal, SealOpening


def sealed_record(viewer: Viewer, given_names: str, family_name: str, born: date) -> Seal | None:
    """Of somebody sealed in the viewer's own register, by the name they had; or of the record that was sealed with a
    child, by the name of anybody else in it: a parent who comes back with another child."""
    named = Q(given_names__iexact=given_names, family_name__iexact=family_name)
    called = Q(names__given_names__iexact=given_names, names__family_name__iexact=family_name)
    people = Person.objects.filter(named | called, holder_id=viewer.holder_id, born=born).values("pk")
    in_one = FamilyMember.objects.filter(
        holder_id=viewer.holder_id, person__in=people, family__sealed_at__isnull=False
    ).values("family_id")
    seals = Seal.objects.filter(Q(person__in=people) | Q(family__in=in_one), holder_id=viewer.holder_id)
    return seals.select_related("person", "family").order_by("-order_made", "-id").first()


def open_now(viewer: Viewer, session: Collection[str]) -> QuerySet[SealOpening]:
    """What this viewer has opened, in this session, and the hour is not over."""
    now = timezone.now()
    mine = SealOpening.objects.filter(
        holder_id=viewer.holder_id, opened_by_id=viewer.id, pk__in=list(session), begins__lte=now, until__gt=now
    )
    return mine.select_related("seal__person", "seal__family")


def openings_for(viewer: Viewer) -> QuerySet[SealOpening]:
    """Everything that was opened of sealed records in the viewer's register, the newest first."""
    return SealOpening.objects.filter(holder_id=viewer.holder_id).order_by("-begins", "-id")


def family_ids_of(seal: Seal) -> list[UUID]:
    """The families that the sealed person was in."""
    rows = FamilyMember.objects.filter(holder_id=seal.holder_id, person=seal.person_id).order_by("id")
    return list(rows.values_list("family_id", flat=True))
