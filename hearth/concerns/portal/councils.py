"""Tell every council that must know: the one where the child lives, and the one where the child is now.

The public's pages, the professional's form and the API all send through `tell_councils`.
"""

from dataclasses import dataclass, replace
from typing import Any

from hearth.audit.actors import Actor
from hearth.concerns.actions import report, report_to_both
from hearth.concerns.portal.routing import HERE_NOW, postcode_in
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination, Receipt, Telling
from hearth.places.findings import Finding
from hearth.places.queries import try_postcode


@dataclass(frozen=True)
class Told:
    """What became of a telling. `also` is the second council told; `untold` one that Hearth cannot reach."""

    receipt: Receipt
    also: str = ""
    untold: str = ""


def tell_councils(*, telling: Telling, by: Actor) -> Told:
    """Keep the report at home, and a copy where the child is now if that is another council's area: both or neither.

    `telling` is addressed to the home council. Opens its own scopes. Raises `KeyUsedTwice`.
    """
    postcode = telling.now_postcode or postcode_in(telling.now_where)
    if not postcode:
        return Told(report(telling=telling, by=by))
    finding = try_postcode(postcode)
    other = _other(finding, telling.to)
    routing = {**telling.routing, "now": _recorded(finding, other)}
    telling = replace(telling, now_postcode=postcode, routing=routing)
    if other is None:
        elsewhere = finding.body if finding.body and finding.body.id != telling.to.body_id else None
        return Told(report(telling=telling, by=by), untold=elsewhere.name if elsewhere else "")
    copy = replace(telling, to=other, routing=_routing_of_copy(telling, finding))
    return Told(report_to_both(telling=telling, copy=copy, by=by), also=other.name)


def _other(finding: Finding, home: Destination) -> Destination | None:
    """Another council that uses Hearth. Where a postcode leaves a choice, the home council finds out."""
    if finding.body is None or finding.body.id == home.body_id:
        return None
    other = destination_of(finding.body)
    return other if other and other.holder_id != home.holder_id else None


def _recorded(finding: Finding, other: Destination | None) -> dict[str, Any]:
    return {
        "release": finding.release,
        "body": finding.body.id if finding.body else None,
        "alternatives": [body.id for body in finding.alternatives],
        "told": other is not None,
    }


def _routing_of_copy(telling: Telling, finding: Finding) -> dict[str, Any]:
    return {
        "release": finding.release,
        "rule": HERE_NOW,
        "alternatives": [],
        "choice": finding.body.id if finding.body else None,
        "home": telling.to.body_id,
        "district": finding.district,
    }
