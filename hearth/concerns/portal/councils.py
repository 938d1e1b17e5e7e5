"""Tell every council that must know: the one where the child lives, and the one where the child is now.

The public's pages, the professional's form, the staff log and the API all send through `tell_councils`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from hearth.audit.actors import Actor
from hearth.concerns.actions import report, report_to_each
from hearth.concerns.portal.routing import HERE_NOW, LIVES_HERE, postcode_in
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination, Receipt, Telling
from hearth.places.findings import Finding
from hearth.places.models import ResponsibleBody
from hearth.places.queries import try_postcode

MOST_COPIES = 2  # a postcode split between more councils is the home council's to find out


@dataclass(frozen=True)
class Told:
    """What became of a telling. `also` names the other councils told; `untold` those that Hearth cannot reach."""

    receipt: Receipt
    also: str = ""
    untold: str = ""


def tell_councils(*, telling: Telling, by: Actor) -> Told:
    """Keep the report at home, and a copy where the child is now if that is another council's area: all or none.

    `telling` is addressed to the home council. Opens its own scopes. Raises `KeyUsedTwice`.
    """
    postcode = telling.now_postcode or postcode_in(telling.now_where)
    finding = try_postcode(postcode) if postcode else Finding("", None, "")
    there, home = _councils_there(finding, telling), _home_elsewhere(telling)
    reached, unreached = _reached([*there, *home], telling.to)
    if postcode or there:
        routing = {**telling.routing, "now": _recorded(finding, there, reached)}
        telling = replace(telling, now_postcode=postcode, routing=routing)
    untold = _names([body.name for body in unreached])
    if not reached:
        return Told(report(telling=telling, by=by), untold=untold)
    copies = [
        replace(telling, to=to, routing=_routing_of_copy(telling, finding, to, there_now=body in there))
        for body, to in reached.items()
    ]
    receipt = report_to_each(telling=telling, copies=copies, by=by)
    return Told(receipt, _names([to.name for to in reached.values()]), untold)


def _councils_there(finding: Finding, telling: Telling) -> list[ResponsibleBody]:
    """Where the child is now, other than at home. What somebody chose counts where the postcode does not decide.

    A split postcode of which nobody knew more means each of its councils: rather one too many than none.
    """
    chosen = telling.now_councils
    if finding.body:
        bodies = [finding.body]
    elif finding.alternatives:
        bodies = [body for body in finding.alternatives if body.id in chosen] or finding.alternatives
    else:
        bodies = list(ResponsibleBody.objects.filter(pk__in=chosen)) if chosen else []
    others = [body for body in bodies if body.id != telling.to.body_id]
    return others if len(others) <= MOST_COPIES else []


def _home_elsewhere(telling: Telling) -> list[ResponsibleBody]:
    """Staff write down whatever reaches them, also of a child who lives in another council's area."""
    lives = telling.routing.get("responsible") or telling.to.body_id
    return list(ResponsibleBody.objects.filter(pk=lives)) if lives != telling.to.body_id else []


def _reached(
    bodies: Sequence[ResponsibleBody], first: Destination
) -> tuple[dict[ResponsibleBody, Destination], list[ResponsibleBody]]:
    """Those that use Hearth, each register once, and those whom somebody must ring."""
    reached: dict[ResponsibleBody, Destination] = {}
    unreached: list[ResponsibleBody] = []
    for body in dict.fromkeys(bodies):
        to = destination_of(body)
        if to is None:
            unreached.append(body)
        elif to.holder_id not in {first.holder_id, *(each.holder_id for each in reached.values())}:
            reached[body] = to
    return reached, unreached


def _names(names: list[str]) -> str:
    return get_text_list(names, _("and"))


def _recorded(
    finding: Finding, there: Sequence[ResponsibleBody], reached: Mapping[ResponsibleBody, Destination]
) -> dict[str, Any]:
    body = finding.body or (there[0] if len(there) == 1 else None)
    councils = [to.body_id for each, to in reached.items() if each in there]
    return {
        "release": finding.release,
        "body": body.id if body else None,
        "alternatives": [each.id for each in finding.alternatives],
        "told": bool(councils),
        "councils": councils,
    }


def _routing_of_copy(telling: Telling, finding: Finding, to: Destination, *, there_now: bool) -> dict[str, Any]:
    if not there_now:
        return {**telling.routing, "rule": LIVES_HERE, "choice": to.body_id, "logged_by": telling.to.body_id}
    return {
        "release": finding.release,
        "rule": HERE_NOW,
        "alternatives": [body.id for body in finding.alternatives],
        "why": finding.why,
        "choice": to.body_id,
        "home": telling.to.body_id,
        "district": finding.district,
    }
