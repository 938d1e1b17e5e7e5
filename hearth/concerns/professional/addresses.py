"""Is this email address somebody's at work?"""

import re
from dataclasses import dataclass

from hearth.access.models import Agency
from hearth.practice.library import library

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Workplace:
    """What an address tells of whoever has it. A public suffix names no agency."""

    agency_name: str = ""
    agency_kind: str = ""


def tidy_address(typed: str) -> str:
    return typed.strip().lower()


def domain_of(address: str) -> str:
    return tidy_address(address).rpartition("@")[2]


def names_one_agency(domain: str) -> bool:
    """Not one that anybody may have, nor one that the NHS or the courts share, such as nhs.net itself."""
    known = library().work_addresses
    shared = domain in known.open_to_anybody or any(domain == each.suffix for each in known.suffixes)
    return bool(DOMAIN.fullmatch(domain)) and not shared


def workplace_of(address: str) -> Workplace | None:
    """None for an address that anybody may have."""
    domain = domain_of(address)
    known = library().work_addresses
    if not DOMAIN.fullmatch(domain) or domain in known.open_to_anybody:
        return None
    if agency := _agency_at(domain):
        return Workplace(agency.name, agency.kind)
    suffix = known.suffix_of(domain)
    return Workplace(agency_kind=suffix.agency_kind) if suffix else None


def _agency_at(domain: str) -> Agency | None:
    """An agency whose own mail arrives at this domain; where several share one, none is named."""
    found = list(Agency.objects.filter(duty_email__iendswith=f"@{domain}").order_by("name")[:2])
    if len(found) > 1:
        return Agency(name="", kind=found[0].kind)
    return found[0] if found else None
