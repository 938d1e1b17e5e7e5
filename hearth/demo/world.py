"""Who and where, for the stories: the invented people as viewers, and where worries go."""

from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from hearth.access.models import Membership, Team
from hearth.access.viewer import Viewer, viewer_in
from hearth.concerns.queries import destination_of
from hearth.concerns.telling import Destination
from hearth.demo.places import EASTVALE, NORTHMOOR, WARDS, body, postcodes_of


@dataclass(frozen=True)
class Council:
    """One of the two councils, as the stories need it."""

    to: Destination
    decides: Viewer
    manager: Viewer
    partners: tuple[Viewer, ...]  # the charity's key workers here
    wards: tuple[Any, ...]
    phrase: str


@dataclass
class World:
    people: dict[str, Viewer]
    northmoor: Council
    eastvale: Council
    rng: Random = field(default_factory=lambda: Random(2026))

    def team_of(self, viewer: Viewer) -> Team:
        return Team.objects.select_related("agency").get(pk=viewer.team_id)

    def postcode(self, council: Council) -> tuple[str, str]:
        """A postcode and its ward's name."""
        ward = self.rng.choice(council.wards)
        return self.rng.choice(postcodes_of(ward)), ward.name


def assemble() -> World:
    memberships = Membership.objects.select_related("user", "team__agency")
    people = {membership.user.name: viewer_in(membership) for membership in memberships}
    return World(
        people=people,
        northmoor=Council(
            to=_destination(NORTHMOOR),
            decides=people["Tess Okafor"],
            manager=people["Dev Malhotra"],
            partners=(people["Hana Quist"], people["Milo Tarrant"]),
            wards=tuple(ward for ward in WARDS if ward.district == NORTHMOOR),
            phrase="Northmoor",
        ),
        eastvale=Council(
            to=_destination(EASTVALE),
            decides=people["Ravi Teller"],
            manager=people["Ravi Teller"],
            partners=(people["Jo Tamblyn"],),
            wards=tuple(ward for ward in WARDS if ward.county == EASTVALE),
            phrase="Eastvale",
        ),
    )


def _destination(code: str) -> Destination:
    found = destination_of(body(code))
    if found is None:
        raise LookupError(f"The council {code} has no triage team: enter the agencies first.")
    return found


def holder(viewer: Viewer) -> UUID:
    """The register in which somebody works."""
    if not viewer.keeps_register:
        raise LookupError(f"{viewer.name} works for an agency that keeps no register.")
    return viewer.holder_id
