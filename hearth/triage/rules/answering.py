"""Who told us, and so how much they may hear. Plain Python."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

KIN = ("family", "parent", "mother", "father", "aunt", "uncle", "grand", "cousin", "brother", "sister", "step", "ex-")

PUBLIC, CHILD, PARENT, PROFESSIONAL = "public", "child", "parent", "professional"
BY_ROUTE = {"child": CHILD, "parent": PARENT, "professional": PROFESSIONAL}
AUDIENCES = {
    PUBLIC: "Somebody of the public",
    CHILD: "A child or young person",
    PARENT: "A parent",
    PROFESSIONAL: "A professional",
}


class Told(Protocol):
    """What of a worry says whether its teller can be reached."""

    way_back_hash: str
    reporter_user_id: UUID | None
    reporter_work_address: str
    reporter_agency_id: UUID | None
    contact_safe: str
    kept_from_teller: bool


def audience(route: str) -> str:
    """A call that staff wrote down is answered as the public is: nobody has proved who rang."""
    return BY_ROUTE.get(route, PUBLIC)


def can_be_told(told: Told) -> bool:
    """They have a way back, an account, or said how it is safe to reach them; and it is not kept from them."""
    return not told.kept_from_teller and bool(
        told.way_back_hash
        or told.reporter_user_id
        or told.reporter_work_address
        or told.reporter_agency_id
        or told.contact_safe
    )


def may_be_kin(name: str, relationship: str, family_names: Iterable[str]) -> bool:
    """A hint for whoever writes the answer, and no more: a shared family name, or a relation that they gave."""
    last = name.split()[-1].casefold() if name.split() else ""
    said = relationship.casefold()
    return any(each in said for each in KIN) or bool(last and last in {each.casefold() for each in family_names})
