"""Entries as Open Referral UK 3.0 has them. What is empty is left out, since null fails.

Where HSDS has a name for what ORUK lacks, that name is used (`eligibility_description`, `application_process`,
`interpretation_services`, `wait_time`, `phones`, `capacities`); then attributes; what is left is in `x_hearth`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from hearth.directory.entry import Entry, OrganisationEntry, PlaceEntry, ScheduleEntry
from hearth.directory.models import Service
from hearth.directory.openreferral.cleaning import is_email, is_uri
from hearth.directory.openreferral.terms import ACCESS, CIRCUMSTANCES, KINDS, NEEDS, Taxonomy, by_code
from hearth.directory.rules.ages import least_in_years, most_in_years
from hearth.directory.rules.hours import days_in
from hearth.practice.library import library

MAXIMUM_AGE_MEANS = "inclusive: a whole number lasts until the next birthday, a fraction until the next month of age"
Shape = dict[str, Any]


def service(entry: Entry, bounds: tuple[int | None, int | None]) -> Shape:
    """A service with everything in it. `bounds`: from and below which month of a child's age."""
    mine = str(entry.id)
    return _said(
        _own(entry, bounds)
        | {
            "organization": organization(entry.organisation),
            "schedules": [_schedule(each, mine) for each in entry.schedules],
            "service_areas": [
                _said(
                    {
                        "id": str(each.id),
                        "service_id": mine,
                        "name": each.name,
                        "service_area": each.name,
                        "uri": each.uri if is_uri(each.uri) else "",
                        "x_hearth": _said({"body": each.body, "ward": each.ward, "everywhere": each.everywhere}),
                    }
                )
                for each in entry.areas
            ],
            "service_at_locations": [service_at_location(each, mine) for each in entry.places],
            "languages": [
                _said({"id": str(each.id), "service_id": mine, "name": each.name, "code": each.code})
                for each in entry.languages
            ],
            "cost_options": [
                _said(
                    {
                        "id": str(each.id),
                        "service_id": mine,
                        "option": each.option,
                        "amount": None if each.amount is None else float(each.amount),
                        "amount_description": each.words,
                        "currency": "GBP" if each.amount is not None else "",
                    }
                )
                for each in entry.costs
            ],
            "phones": [
                _said({"id": str(each.id), "number": each.number, "description": each.words}) for each in entry.phones
            ],
            "attributes": list(_attributes(entry)),
            "capacities": list(_capacities(entry)),
            "x_hearth": _ours(entry),
        }
    )


def _own(entry: Entry, bounds: tuple[int | None, int | None]) -> Shape:
    least, below = bounds
    return {
        "id": str(entry.id),
        "organization_id": str(entry.organisation.id),
        "name": entry.name,
        "description": entry.description,
        "url": entry.url if is_uri(entry.url) else "",
        "email": entry.email if is_email(entry.email) else "",
        "status": entry.status,
        "fees": entry.fees,
        "accreditations": entry.accreditations,
        "minimum_age": None if least is None else least_in_years(least),
        "maximum_age": None if below is None else most_in_years(below, least),
        "assured_date": entry.assured_on.isoformat() if entry.assured_on else "",
        "alert": entry.alert,
        "last_modified": moment(entry.modified_at) if entry.modified_at else "",
        "eligibility_description": entry.eligibility,
        "application_process": entry.application,
        "interpretation_services": entry.interpreting,
        "wait_time": _wait(entry),
    }


def shallow(row: Service) -> Shape:
    """A service of a list, with its organisation and no more; from columns alone."""
    least, below = row.least_months, row.below_months
    organisation = row.organisation
    return _said(
        {
            "id": str(row.pk),
            "organization_id": str(organisation.pk),
            "name": row.name,
            "description": row.description,
            "url": row.url if is_uri(row.url) else "",
            "email": row.email if is_email(row.email) else "",
            "status": row.status,
            "fees": row.fees,
            "accreditations": row.accreditations,
            "minimum_age": None if least is None else least_in_years(least),
            "maximum_age": None if below is None else most_in_years(below, least),
            "assured_date": row.assured_on.isoformat() if row.assured_on else "",
            "alert": row.alert,
            "last_modified": moment(row.modified_at),
            "organization": organization_row(organisation),
        }
    )


def organization_row(row: Any) -> Shape:
    """The same from a row as from an entry's part."""
    shape = {
        "id": str(row.id),
        "name": row.name,
        "description": row.description,
        "email": row.email if is_email(row.email) else "",
        "website": row.website if is_uri(row.website) else "",
        "logo": row.logo,
        "uri": row.uri if is_uri(row.uri) else "",
    }
    if row.charity_number:
        shape["organization_identifiers"] = [
            {
                "id": str(uuid5(row.id, "charity")),
                "organization_id": str(row.id),
                "identifier_scheme": "GB-CHC",
                "identifier_type": "Charity number",
                "identifier": row.charity_number,
            }
        ]
    return _said(shape) | {"description": row.description}


def organization(said: OrganisationEntry) -> Shape:
    return organization_row(said)


def _schedule(each: ScheduleEntry, service_id: str) -> Shape:
    days = ",".join(f"{nth or ''}{day}" for nth, day in days_in(each.byday))
    return _said(
        {
            "id": str(each.id),
            "service_id": service_id,
            "freq": each.freq,
            "interval": each.interval,
            "byday": days,
            "bymonthday": each.bymonthday,
            "opens_at": f"{each.opens_at:%H:%M}" if each.opens_at else "",
            "closes_at": f"{each.closes_at:%H:%M}" if each.closes_at else "",
            "valid_from": each.valid_from.isoformat() if each.valid_from else "",
            "valid_to": each.valid_to.isoformat() if each.valid_to else "",
            "description": each.description,
        }
    )


def service_at_location(place: PlaceEntry, service_id: str) -> Shape:
    return {
        "id": str(place.id),
        "service_id": service_id,
        "location_id": str(place.location_id),
        "location": location(place),
    }


def location(place: PlaceEntry) -> Shape:
    mine = str(place.location_id)
    return _said(
        {
            "id": mine,
            "location_type": place.kind,
            "name": place.name,
            "description": place.description,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "addresses": list(_addresses(place)),
            "accessibility": [
                _said(
                    {
                        "id": str(each.id),
                        "location_id": mine,
                        "description": each.words or _label(ACCESS, each.kind),
                        "attributes": [_attribute(each.id, ACCESS, each.kind, "accessibility")] if each.kind else [],
                        "x_hearth": _said({"kind": each.kind, "words": each.words}),
                    }
                )
                for each in place.access
            ],
            "x_hearth": _unfinished(place),
        }
    )


def _addresses(place: PlaceEntry) -> Iterator[Shape]:
    """An address with all that the standard asks of one; half an address is none, and is kept in `x_hearth`."""
    shape = {
        "address_1": place.address_1,
        "city": place.city,
        "state_province": place.county,
        "postal_code": place.postcode,
        "country": place.country,
    }
    if all(shape.values()):
        mine = str(place.location_id)
        yield {"id": str(uuid5(place.location_id, "address")), "location_id": mine, **shape, "address_type": place.kind}


def _unfinished(place: PlaceEntry) -> Shape:
    parts = {name: getattr(place, name) for name in ("address_1", "city", "county", "postcode", "country")}
    return {} if all(parts.values()) else _said(parts)


def _attributes(entry: Entry) -> Iterator[Shape]:
    for code in entry.kinds:
        if ("kinds", code) in by_code():
            yield _attribute(entry.id, KINDS, code, "service")
    needs = dict.fromkeys(need for each in entry.kinds if (kind := library().help.kind(each)) for need in kind.needs)
    for need in needs:
        yield _attribute(entry.id, NEEDS, need, "service")
    for code in dict.fromkeys(
        each.code for each in entry.criteria if each.kind == "circumstance" and not each.excludes
    ):
        if ("circumstances", code) in by_code():
            yield _attribute(entry.id, CIRCUMSTANCES, code, "eligibility")


def _attribute(link: UUID, taxonomy: Taxonomy, code: str, link_type: str) -> Shape:
    term = by_code().get((taxonomy.key, code))
    if term is None:
        return {"id": str(uuid5(link, code)), "link_id": str(link), "link_type": link_type}
    return {
        "id": str(uuid5(link, str(term.id))),
        "link_id": str(link),
        "taxonomy_term_id": str(term.id),
        "link_type": link_type,
        "taxonomy_term": term.shape,
    }


def _label(taxonomy: Taxonomy, code: str) -> str:
    term = by_code().get((taxonomy.key, code))
    return term.name if term else code


def _wait(entry: Entry) -> str:
    said = entry.capacity
    if said is None or said.waiting_weeks is None:
        return ""
    return f"{said.waiting_weeks} weeks, as said on {said.on.isoformat()}"


def _capacities(entry: Entry) -> Iterator[Shape]:
    if (said := entry.capacity) and said.places is not None:
        shape = {"id": str(uuid5(entry.id, "capacity")), "available": said.places, "maximum": said.most}
        yield _said(shape | {"updated": said.on.isoformat()}) | {"available": said.places}


def _ours(entry: Entry) -> Shape:
    """What the standard has no home for."""
    ages = any(each.kind == "age" for each in entry.criteria)
    return _said(
        {
            "criteria": [
                each.model_dump(mode="json", exclude_defaults=True) | {"id": str(each.id)} for each in entry.criteria
            ],
            "maximum_age_means": MAXIMUM_AGE_MEANS if ages else "",
            "referral": entry.referral,
            "programme": entry.programme,
            "capacity": entry.capacity.model_dump(mode="json", exclude_defaults=True) if entry.capacity else {},
            "translations": [each.model_dump(mode="json", exclude_defaults=True) for each in entry.translations],
            "assured_by": entry.assured_by if entry.assured_on else "",
        }
    )


def moment(at: datetime) -> str:
    """With its time zone, always."""
    return at.isoformat()


def _said(shape: Mapping[str, Any]) -> Shape:
    """Without what is empty; false and nought are something."""
    return {name: value for name, value in shape.items() if value not in (None, "", [], {}) and value is not False}
