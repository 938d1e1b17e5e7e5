"""From what somebody knows of a place to the council that answers for the child, and how we got there."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hearth.places.queries import bodies_on, search_places, try_postcode
from hearth.places.queries.bodies import PlacesFound, knows_towns
from hearth.ui.days import today

POSTCODE_IN_WORDS = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
MOST_OFFERED = 3  # a postcode seldom lies in more; whoever is asked would only guess
HERE_NOW = "the child is here now"  # the rules by which a second council is told
LIVES_HERE = "the child lives here"


@dataclass(frozen=True)
class Routed:
    """One council, or several to choose from. The rest says how it was worked out, and is kept with the concern."""

    body_id: str = ""
    council: str = ""  # its name, for the person who asked
    choices: list[str] = field(default_factory=list)
    note: str = ""  # what the person who asked should know
    rule: str = ""
    release: str | None = None
    postcode: str = ""
    why: str = ""  # why there is a choice: `split`, `successors`, `trust`, `spelling`, `several`, `all`
    splits: str | None = None  # the edition of the UPRN look-up, where homes of one postcode are in several areas
    district: str = ""  # decides who takes over when a council is replaced
    searched: str = ""  # the name that was looked for

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def record(self, choice: str) -> dict[str, Any]:
        """What the concern keeps of it: release, rule, alternatives offered, choice made, and why there was one."""
        kept = {"release": self.release, "rule": self.rule, "alternatives": self.choices, "choice": choice}
        more = {name: getattr(self, name) for name in ("why", "splits", "district", "searched")}
        return kept | {name: value for name, value in more.items() if value}


class NotFound(ValueError):
    """The place leads to no council; the message says what to do instead."""


def by_postcode(postcode: str) -> Routed:
    """Raises `NotFound` where a postcode has no council."""
    finding = try_postcode(postcode)
    choices = [body.id for body in finding.alternatives]
    if finding.body is None and not choices:
        raise NotFound(finding.reason)
    return Routed(
        body_id=finding.body.id if finding.body else "",
        council=finding.body.name if finding.body else "",
        choices=choices,
        note=finding.reason,
        rule="postcode",
        release=finding.release,
        postcode=finding.postcode,
        why=finding.why,
        splits=finding.splits,
        district=finding.district,
    )


def by_name(text: str) -> Routed:
    """The council with such a name, or those it may be; every council when there is none, so that nobody is stuck."""
    found = search_places(text)
    ids, asked = [body.id for body in found.bodies], text.strip()[:100]
    if len(ids) == 1 and not found.alike:
        council = found.bodies[0].name
        note = _where_it_is(found)
        return Routed(ids[0], council, note=note, rule="name", district=found.district, searched=asked)
    if ids:
        why = "spelling" if found.alike else "several"
        return Routed(choices=ids, note=_which_of_them(asked, found), rule="name", why=why, searched=asked)
    everybody = [body.id for body in bodies_on(today())]
    note = _nothing_called(asked) if asked else ""
    return Routed(choices=everybody, note=note, rule="name" if asked else "list", why="all", searched=asked)


def _where_it_is(found: PlacesFound) -> str:
    """A district is somebody's who is called otherwise: say so."""
    if not found.via:
        return ""
    names = {"district": found.via, "council": found.bodies[0].name}
    return _("%(council)s looks after children in %(district)s.") % names


def _which_of_them(asked: str, found: PlacesFound) -> str:
    if found.alike:
        return _("We know no council called “%(name)s”. Did you mean one of these?") % {"name": asked}
    return _("More than one council can be meant by “%(name)s”.") % {"name": asked}


def _nothing_called(asked: str) -> str:
    if knows_towns():
        return _("We found nothing called “%(name)s”. Choose the council from the list.") % {"name": asked}
    return _(
        "We found nothing called “%(name)s”. We know councils and their districts, but not towns and villages. "
        "Choose the council from the list."
    ) % {"name": asked}


def where_now(text: str) -> Routed:
    """Where a child is now, as far as a postcode among the words leaves a choice between a few councils."""
    postcode = postcode_in(text)
    finding = try_postcode(postcode) if postcode else None
    if finding is None or finding.body or not 1 < len(finding.alternatives) <= MOST_OFFERED:
        return Routed()
    choices = [body.id for body in finding.alternatives]
    return Routed(choices=choices, note=finding.reason, rule=HERE_NOW, postcode=postcode, why=finding.why)


def postcode_in(text: str) -> str:
    """A postcode among other words, or nothing."""
    found = POSTCODE_IN_WORDS.search(text)
    return f"{found[1]} {found[2]}".upper() if found else ""


def routed(kept: Mapping[str, Any] | None) -> Routed:
    return Routed(**kept) if kept else Routed()
