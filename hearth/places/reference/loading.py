"""Put the reference files in the database. Loading twice changes nothing; a body keeps its id and number."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from hearth.places.models import BodyCode, ResponsibleBody, Stewardship
from hearth.places.reference.files import BodyRow, StewardshipRow, read_bodies, read_stewardships
from hearth.ui.errors import BadInput

OWNER = "owner"
CHANGING = ("code", "name", "other_name", "nation", "kind", "valid_from", "valid_to")


def load_reference(*extra: Path) -> int:
    """Add or update every body, code and take-over, extra files included; returns the number of bodies.

    Raises `BadInput` for a file that cannot be read, or a code or id that two bodies claim.
    """
    bodies = [*read_bodies(), *(body for path in extra for body in read_bodies(path))]
    _refuse_twins(bodies)
    with transaction.atomic(using=OWNER):
        _save_bodies(bodies)
        _save_codes(bodies)
        _save_stewardships(read_stewardships())
    return len(bodies)


def _refuse_twins(bodies: Iterable[BodyRow]) -> None:
    claimed: dict[str, str] = {}
    for body in bodies:
        for key in (body.id, *_codes(body)):
            if key in claimed:
                raise BadInput(f"{body.name} and {claimed[key]} both claim {key}.")
            claimed[key] = body.name


def _codes(body: BodyRow) -> tuple[str, ...]:
    return (body.code, *body.former_codes) if body.code else body.former_codes


def _save_bodies(rows: list[BodyRow]) -> None:
    kept = dict(ResponsibleBody.objects.using(OWNER).values_list("id", "number"))
    highest = ResponsibleBody.objects.using(OWNER).aggregate(highest=Max("number"))["highest"] or 0
    fresh = count(highest + 1)
    bodies = [
        ResponsibleBody(
            id=row.id,
            number=kept[row.id] if row.id in kept else next(fresh),
            **{field: getattr(row, field) for field in CHANGING},
        )
        for row in rows
    ]
    ResponsibleBody.objects.using(OWNER).bulk_create(
        bodies, update_conflicts=True, unique_fields=["id"], update_fields=CHANGING
    )


def _save_codes(rows: list[BodyRow]) -> None:
    codes = [BodyCode(code=code, body_id=row.id) for row in rows for code in _codes(row)]
    BodyCode.objects.using(OWNER).bulk_create(
        codes, update_conflicts=True, unique_fields=["code"], update_fields=["body"]
    )


def _save_stewardships(rows: list[StewardshipRow]) -> None:
    stewardships = [
        Stewardship(
            predecessor_id=row.predecessor,
            district=row.district,
            district_name=row.district_name,
            successor_id=row.successor,
            starts=row.starts,
            order=row.order,
        )
        for row in rows
    ]
    Stewardship.objects.using(OWNER).bulk_create(
        stewardships,
        update_conflicts=True,
        unique_fields=["predecessor", "district", "successor"],
        update_fields=["district_name", "starts", "order"],
    )
