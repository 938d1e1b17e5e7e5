"""The addresses of Open Referral UK 3.0."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from hearth.directory.models import Organisation, Service, ServiceAtLocation
from hearth.directory.openreferral import finding, shapes
from hearth.directory.openreferral.answers import METHODS, NothingThere, envelope, listed, published, whole
from hearth.directory.openreferral.asked import Asked
from hearth.directory.openreferral.terms import TAXONOMIES, Taxonomy, Term, by_id, terms
from hearth.directory.reading import entries
from hearth.scope.pages import open_page

ROOT = {
    "version": "HSDS-UK-3.0",
    "profile": "https://docs.openreferraluk.org/",
    "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
}


@published
def root(asked: Asked) -> HttpResponseBase:
    return whole(ROOT)


@published
def services(asked: Asked) -> HttpResponseBase:
    rows = finding.services(asked)
    if asked.minimal:
        told = [{"id": str(id), "modified_date": shapes.moment(at)} for id, at in rows.values_list("pk", "modified_at")]
        return whole(envelope(told, len(told), 1, max(1, len(told))))
    return listed(rows, asked, whole_services if asked.full else _shallow)


@published
def service(asked: Asked, id: UUID) -> HttpResponseBase:
    return whole(_one(whole_services(list(finding.services(Asked()).filter(pk=id)))))


def _shallow(rows: list[Service]) -> list[dict[str, Any]]:
    return [shapes.shallow(row) for row in rows]


def whole_services(rows: list[Service]) -> list[dict[str, Any]]:
    by_id = {row.pk: row for row in rows}
    read = entries(by_id)
    return [shapes.service(entry, (by_id[entry.id].least_months, by_id[entry.id].below_months)) for entry in read]


@published
def organizations(asked: Asked) -> HttpResponseBase:
    def told(rows: list[Organisation]) -> list[dict[str, Any]]:
        return _organizations(rows, with_services=asked.full or asked.full_service, full=asked.full_service)

    return listed(finding.organisations(asked), asked, told)


@published
def organization(asked: Asked, id: UUID) -> HttpResponseBase:
    rows = list(finding.organisations(Asked()).filter(pk=id))
    return whole(_one(_organizations(rows, with_services=asked.full_service, full=asked.full_service)))


def _organizations(rows: list[Organisation], *, with_services: bool, full: bool) -> list[dict[str, Any]]:
    told = [shapes.organization_row(row) for row in rows]
    if with_services:
        mine = list(finding.services(Asked()).filter(organisation__in=rows))
        for shape in told:
            own = [row for row in mine if str(row.organisation_id) == shape["id"]]
            shape["services"] = whole_services(own) if full else _shallow(own)
    return told


@published
def service_at_locations(asked: Asked) -> HttpResponseBase:
    return listed(finding.service_at_locations(asked), asked, _at_locations)


@published
def service_at_location(asked: Asked, id: UUID) -> HttpResponseBase:
    return whole(_one(_at_locations(list(finding.service_at_locations(Asked()).filter(pk=id)))))


def _at_locations(rows: list[ServiceAtLocation]) -> list[dict[str, Any]]:
    read = {entry.id: entry for entry in entries({row.service_id for row in rows})}
    return [
        shapes.service_at_location(place, str(row.service_id))
        for row in rows
        for place in read[row.service_id].places
        if place.id == row.pk
    ]


@published
def taxonomies(asked: Asked) -> HttpResponseBase:
    found = [each for each in TAXONOMIES if asked.search.lower() in each.name.lower()]
    return listed(found, asked, _taxonomies)


@published
def taxonomy(asked: Asked, id: UUID) -> HttpResponseBase:
    return whole(_one(_taxonomies([each for each in TAXONOMIES if each.id == id])))


def _taxonomies(rows: list[Taxonomy]) -> list[dict[str, Any]]:
    return [each.shape() for each in rows]


@published
def taxonomy_terms(asked: Asked) -> HttpResponseBase:
    found = [
        term
        for term in terms()
        if (asked.taxonomy_id is None or term.taxonomy.id == asked.taxonomy_id)
        and not (asked.top_only and term.parent)
        and (asked.parent_id is None or term.shape.get("parent_id") == str(asked.parent_id))
        and asked.search.lower() in term.name.lower()
    ]
    return listed(found, asked, _terms)


@published
def taxonomy_term(asked: Asked, id: UUID) -> HttpResponseBase:
    return whole(_one(_terms([by_id()[id]] if id in by_id() else [])))


def _terms(rows: list[Term]) -> list[dict[str, Any]]:
    return [each.shape for each in rows]


def _one(found: list[dict[str, Any]]) -> dict[str, Any]:
    if not found:
        raise NothingThere
    return found[0]


@open_page
def nothing(request: HttpRequest, rest: str) -> HttpResponseBase:
    """An address that the standard does not know is told so in JSON, like everything here."""

    @published
    def none(asked: Asked) -> HttpResponseBase:
        raise NothingThere

    return none(request)


nothing.methods = METHODS  # type: ignore[attr-defined]
