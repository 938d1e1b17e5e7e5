"""Who is responsible, and how to reach them. All of it is public: nothing here depends on who asks."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from hearth.places.fields import code_of
from hearth.places.findings import Finding, doubts, month_written, why_this_body, why_undecided
from hearth.places.models import ContactRoute, ResponsibleBody, Stewardship
from hearth.places.rules.opening import choose
from hearth.places.rules.postcodes import NotAPostcode, compact, normalise
from hearth.places.rules.responsibility import why_unrouted
from hearth.places.rules.succession import responsible_on
from hearth.ui.days import today

BODY_FIELDS = ("id", "number", "code", "name", "other_name", "nation", "kind", "valid_from", "valid_to")
# Written out, because it answers a thousand times a second: one narrow row by its key, its body, its release.
FIND = f"""
    SELECT release.name, postcode.postcode, postcode.district, postcode.terminated, postcode.quality,
           postcode.large_user, {", ".join(f"body.{name}" for name in BODY_FIELDS)}
    FROM places_postcoderelease release
    LEFT JOIN places_postcode postcode ON postcode.postcode = %s
    LEFT JOIN places_responsiblebody body ON body.number = postcode.body_id
    WHERE release.current
"""
MOST_FOUND = 20


def find_postcode(text: str, on: date | None = None) -> Finding:
    """The body responsible for children at a postcode on a day (today).

    Raises `NotAPostcode` when the text cannot be one. One that leads nowhere is a finding with a reason.
    """
    postcode = normalise(text)
    with connection.cursor() as cursor:
        cursor.execute(FIND, [compact(postcode)])
        row = cursor.fetchone()
    if row is None:
        return Finding(postcode, None, "No postcode file has been loaded yet. Search by council name.")
    return _finding(postcode, row, on or today())


def try_postcode(text: str, on: date | None = None) -> Finding:
    """As `find_postcode`, but what is no postcode is a finding too, with its reason."""
    try:
        return find_postcode(text, on)
    except NotAPostcode as problem:
        return Finding(text.strip()[:40], None, str(problem))


def bodies_on(day: date) -> QuerySet[ResponsibleBody]:
    """The bodies in force on a day, by name."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    going_on = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return ResponsibleBody.objects.filter(begun, going_on).order_by("name")


def search_bodies(text: str, on: date | None = None) -> list[ResponsibleBody]:
    """The bodies with a word in their name, English or Welsh, that begins with the text; at most twenty."""
    words = text.strip()[:100]
    if not words:
        return []
    matching = Q()
    for name in ("name", "other_name"):
        matching |= Q(**{f"{name}__istartswith": words}) | Q(**{f"{name}__icontains": f" {words}"})
    return list(bodies_on(on or today()).filter(matching)[:MOST_FOUND])


def contact_routes(body: ResponsibleBody, audience: str, at: datetime) -> list[ContactRoute]:
    """The ways to reach a body that answer at that moment, telephones first.

    `audience` is one of `ContactRoute.Audience`. Raises `ValueError` for a moment without a time zone.
    """
    return choose(list(body.contact_routes.filter(audience=audience).order_by("id")), at, body.nation)


def _finding(postcode: str, row: tuple[Any, ...], on: date) -> Finding:
    release, found, district, ended, quality, large_user, *fields = row
    if found is None:
        reason = f"This postcode is not in our list ({release}). Check it, or search by council name."
        return Finding(postcode, None, reason, release=release)
    terminated = month_written(ended)
    area = None if district is None else code_of(district)
    if fields[0] is None:
        return Finding(postcode, None, why_unrouted(area), terminated=terminated, release=release)
    body = ResponsibleBody.from_db(connection.alias, BODY_FIELDS, fields)
    finding = Finding(postcode, body, why_this_body(body), terminated=terminated, release=release)
    if not body.in_force().includes(on):
        finding = _passed_on(finding, body, area, on)
    return replace(finding, reason=f"{finding.reason} {doubts(terminated, quality, large_user)}".strip())


def _passed_on(finding: Finding, body: ResponsibleBody, district: str | None, on: date) -> Finding:
    """Another body is responsible on that day: one when the district decides, else a choice."""
    bodies = {known.id: known for known in ResponsibleBody.objects.all()}
    in_force = {known.id: known.in_force() for known in bodies.values()}
    take_overs = [row.take_over() for row in Stewardship.objects.all()]
    successors = [bodies[id] for id in responsible_on(on, body.id, district, in_force, take_overs)]
    if len(successors) == 1:
        reason = f"{successors[0].name} is responsible on that day in place of {body.name}."
        return replace(finding, body=successors[0], reason=reason)
    return replace(finding, body=None, reason=why_undecided(body, successors), alternatives=successors)
