"""Which version an agency works by: its own, where it published one, else the shipped."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from hearth.access.viewer import Viewer
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.programme import Programme
from hearth.practice.library import library
from hearth.practice.models import InUse, PracticeVersion, Proposal
from hearth.practice.queries import definition_of, instrument_of, pinned, programme_of


def in_use(holder_id: UUID, kind: str, id: str) -> PracticeVersion:
    """For a record to pin. Raises `KeyError` for what neither the agency nor the library has."""
    return _own_version(holder_id, kind, id) or pinned(kind, id)


def _own_version(holder_id: UUID, kind: str, id: str) -> PracticeVersion | None:
    """The agency's own that counts. One that was ended and has no shipped version behind it stays readable: a referral
    made before may still become work."""
    own = InUse.objects.filter(holder_id=holder_id, kind=kind, practice_id=id).select_related("version")
    newest = own.order_by("-created_at", "-id").first()
    if newest and not newest.version and shipped_definition(kind, id) is None:
        newest = own.exclude(version=None).order_by("-created_at", "-id").first()
    return newest.version if newest else None


def definition_in_use(holder_id: UUID, kind: str, id: str) -> Header:
    """What a page shows: the agency's own where it has one in use, else the shipped. Raises `KeyError` for neither."""
    own = _own_version(holder_id, kind, id)
    return definition_of(own) if own else library().file(kind, id).definition


def programmes_in_use(holder_id: UUID) -> dict[str, Programme]:
    """Every programme by its id, as the agency works by it: the shipped, then those that it added."""
    own = {id: programme_of(version) for id, version in own_in_use(holder_id, "programme").items()}
    return {each.id: each for each in library().programmes()} | own


def shipped_definition(kind: str, id: str) -> Header | None:
    try:
        return library().file(kind, id).definition
    except KeyError:
        return None


def own_in_use(holder_id: UUID, kind: str = "instrument") -> dict[str, PracticeVersion]:
    """The agency's own versions that are in use, by id."""
    newest = InUse.objects.filter(holder_id=holder_id, kind=kind).order_by("practice_id", "-created_at", "-id")
    rows = newest.distinct("practice_id").select_related("version")
    return {row.practice_id: row.version for row in rows if row.version}


def instruments_in_use(holder_id: UUID) -> list[Instrument]:
    """Every instrument by which the agency works, the shipped ones first, in the order of their files."""
    own = {id: instrument_of(version) for id, version in own_in_use(holder_id).items()}
    shipped = {each.id: each for each in library().instruments()}
    return list((shipped | own).values())


def versions_for(viewer: Viewer, kind: str, id: str) -> QuerySet[PracticeVersion]:
    """Shipped and the agency's own, newest first. Of other agencies' PostgreSQL shows the programmes they added."""
    return PracticeVersion.objects.filter(kind=kind, practice_id=id).order_by("-loaded_at", "-id")


def numbers_taken(viewer: Viewer, kind: str, id: str) -> tuple[dict[str, str], dict[str, str]]:
    """The hash of each number: of the agency's own versions, and of all that were ever shipped."""
    versions = versions_for(viewer, kind, id).values_list("version", "hash")
    return dict(versions.filter(agency_id=viewer.holder_id)), dict(versions.filter(agency=None))


def proposals_of(viewer: Viewer) -> QuerySet[Proposal]:
    """What was sent in and waits, newest first."""
    waiting = Proposal.objects.filter(holder_id=viewer.holder_id, published_at=None, dropped_at=None)
    return waiting.order_by("-created_at", "-id")


def used_by(holder_id: UUID, versions: list[int]) -> Iterator[tuple[str, int, int]]:
    """What of the agency's own records points at these versions: what it is, the version, how many.

    Found from the models themselves, so that this package knows none of them. Counts are not yet protected.
    """
    for field in PracticeVersion._meta.get_fields(include_hidden=True):
        model = field.related_model
        if not field.auto_created or not isinstance(model, type) or not hasattr(model, "holder_id"):
            continue
        column = field.field.name  # type: ignore[union-attr]
        rows = model._default_manager.filter(holder_id=holder_id, **{f"{column}__in": versions})  # type: ignore[attr-defined]
        for version, many in _counted(rows, column):
            if model is not InUse:
                yield str(model._meta.verbose_name_plural), version, many  # type: ignore[attr-defined]


def _counted(rows: QuerySet[Any], column: str) -> list[tuple[int, int]]:
    return list(rows.values_list(f"{column}_id").annotate(many=Count("pk")).order_by(f"{column}_id"))
