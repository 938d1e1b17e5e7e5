"""From a postcode to the body that is responsible for children there."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from hearth.places.fields import code_of
from hearth.places.findings import Finding, month_written
from hearth.places.models import ResponsibleBody, SplitRelease
from hearth.places.queries.bodies import all_bodies, in_order
from hearth.places.rules.postcodes import NotAPostcode, compact, normalise
from hearth.places.wording import (
    doubts,
    took_over,
    which_trust,
    why_nowhere,
    why_outside,
    why_split,
    why_this_body,
    why_undecided,
    why_unknown,
)
from hearth.ui.days import today

BODY_FIELDS = ("id", "number", "code", "name", "other_name", "nation", "kind", "valid_from", "valid_to")
# Written out, because it answers a thousand times a second: one narrow row by its key, its body, its release.
FIND = f"""
    SELECT release.name, postcode.postcode, postcode.district, postcode.terminated, postcode.quality,
           postcode.large_user, split.districts, split.bodies, {", ".join(f"body.{name}" for name in BODY_FIELDS)}
    FROM places_postcoderelease release
    LEFT JOIN places_postcode postcode ON postcode.postcode = %s
    LEFT JOIN places_splitpostcode split ON split.postcode = %s
    LEFT JOIN places_responsiblebody body ON body.number = postcode.body_id
    WHERE release.current
"""
NORTHERN_IRISH = "BT"


def find_postcode(text: str, on: date | None = None) -> Finding:
    """The body responsible for children at a postcode on a day (today).

    Raises `NotAPostcode` when the text cannot be one. One that leads nowhere is a finding with a reason.
    """
    postcode = normalise(text)
    with connection.cursor() as cursor:
        cursor.execute(FIND, [compact(postcode)] * 2)
        row = cursor.fetchone()
    if row is None:
        nothing_loaded = _("No postcode file has been loaded yet. Search by council name.")
        return Finding(postcode, None, why_outside(postcode, None) or nothing_loaded)
    return _finding(postcode, row, on or today())


def try_postcode(text: str, on: date | None = None) -> Finding:
    """As `find_postcode`, but what is no postcode is a finding too, with its reason."""
    try:
        return find_postcode(text, on)
    except NotAPostcode as problem:
        return Finding(text.strip()[:40], None, str(problem))


def district_of(postcode: str, body_id: str) -> str | None:
    """The district of a body in which a postcode lies; none where it is split, not in the list, or elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, [compact(postcode)] * 2)
        row = cursor.fetchone()
    if row is None or row[1] is None or row[2] is None or row[6]:
        return None
    return code_of(row[2]) if row[8] == body_id else None


def _finding(postcode: str, row: tuple[Any, ...], on: date) -> Finding:
    release, found, district, ended, quality, large_user, districts, bodies, *fields = row
    if found is None:
        return _not_listed(postcode, release, districts and _split(districts, bodies, on))
    area = None if district is None else code_of(district)
    terminated = month_written(ended)
    finding = Finding(postcode, None, "", district=area or "", terminated=terminated, release=release)
    if fields[0] is None:
        return _without_body(finding, area)
    body = ResponsibleBody.from_db(connection.alias, BODY_FIELDS, fields)
    finding = replace(finding, body=body, reason=why_this_body(body))
    if not body.in_force().includes(on):
        finding = _passed_on(finding, body, area, on)
    if districts:
        finding = _choice(finding, _split(districts, bodies, on))
    return replace(finding, reason=f"{finding.reason} {doubts(terminated, quality, large_user)}".strip())


def _not_listed(postcode: str, release: str, homes: list[ResponsibleBody] | None) -> Finding:
    """Not in this edition. The other file may know it; and who has not loaded Northern Ireland still reaches it."""
    finding = Finding(postcode, None, why_unknown(postcode, release), release=release)
    if homes:
        return _choice(finding, homes)
    return _any_trust(finding) if postcode.startswith(NORTHERN_IRISH) else finding


def _without_body(finding: Finding, area: str | None) -> Finding:
    if finding.postcode.startswith(NORTHERN_IRISH):
        return _any_trust(finding)
    return replace(finding, reason=why_nowhere(finding.postcode, area))


def _any_trust(finding: Finding) -> Finding:
    trusts = in_order(ResponsibleBody.objects.filter(kind="hsc_trust", valid_to=None))
    return replace(finding, reason=which_trust(), alternatives=trusts, why="trust") if trusts else finding


def _passed_on(finding: Finding, body: ResponsibleBody, district: str | None, on: date) -> Finding:
    """Another body is responsible on that day: one when the district decides, else a choice."""
    successors = all_bodies().on(on, body.id, [district])
    if len(successors) == 1:
        return replace(finding, body=successors[0], reason=took_over(successors[0], body))
    reason = why_undecided(body, successors)
    return replace(finding, body=None, reason=reason, alternatives=successors, why="successors")


def _split(districts: list[int], numbers: list[int], on: date) -> list[ResponsibleBody]:
    """The bodies in whose areas homes with a split postcode are."""
    everybody = all_bodies()
    ids = {body.number: body.id for body in everybody.by_id.values()}
    homes = [
        everybody.on(on, ids[number], [code_of(district)])
        for district, number in zip(districts, numbers, strict=True)
        if number in ids
    ]
    return list({body.id: body for bodies in homes for body in bodies}.values())


def _choice(finding: Finding, homes: list[ResponsibleBody]) -> Finding:
    """A choice between the bodies of its homes and what the postcode file says; none where they are one."""
    named = [finding.body] if finding.body else finding.alternatives
    bodies = in_order({body.id: body for body in [*named, *homes]}.values())
    if len(bodies) < 2:
        return finding if finding.body else replace(finding, body=bodies[0], reason=why_this_body(bodies[0]))
    splits = SplitRelease.objects.order_by("-id").values_list("name", flat=True).first()
    return replace(
        finding, body=None, reason=why_split(bodies), alternatives=bodies, why="split", district="", splits=splits
    )
