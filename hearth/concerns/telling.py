"""A worry as somebody tells it, on its way to a council: whole, before it is a record. Plain Python."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

HOW_IT_CAME = ("routing", "source_mark", "reporter_agency_id", "language", "tell_decision")
NOT_WHAT_WAS_TOLD = ("to", "key", "now_councils", "received_at", "children", "logged_by", "files", "body_digest")


@dataclass(frozen=True)
class Destination:
    """The council that answers for the child, and who in it reads new worries."""

    holder_id: UUID
    team_id: UUID
    body_id: str
    name: str
    nation: str
    duty_email: str  # or the address of a system that hears of new worries in its place
    decide_within: int | None = None  # working days; what the council promises, where that is less than its nation's


@dataclass(frozen=True)
class ChildAsTold:
    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    sex: str = "U"
    born: date | None = None
    born_earliest: date | None = None
    born_latest: date | None = None
    born_as_told: str = ""
    part: str = "child"
    due: date | None = None
    school: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Telling:
    """Everything that was told. Names are those of `Concern`'s columns; empty means that nobody said.

    `key` is made with the draft and is what makes two presses of a button one report.
    """

    to: Destination
    key: str
    route: str
    account: str
    children: tuple[ChildAsTold, ...] = ()
    child_words: str = ""
    opinion: str = ""
    household: str = ""
    channel: str = "web"
    received_at: datetime | None = None  # now, unless it came before somebody could write it down
    what_seen: tuple[str, ...] = ()
    danger: bool = False
    lives_postcode: str = ""
    lives_address: str = ""
    now_postcode: str = ""
    now_where: str = ""
    now_councils: tuple[str, ...] = ()  # who answers for it, as somebody chose; where a postcode decides, it does
    about_self: bool = False
    wants: str = ""
    help_wanted: tuple[str, ...] = ()
    reporter_name: str = ""
    reporter_relationship: str = ""
    reporter_age: str = ""
    trusted_adult: str = ""
    reporter_phone: str = ""
    reporter_email: str = ""
    contact_safe: str = ""
    contact_times: tuple[str, ...] = ()
    language_needs: str = ""
    must_not_know: str = ""
    anonymous: bool = False
    keep_name_from_family: bool = False
    language: str = "en"
    reporter_user_id: UUID | None = None
    reporter_work_address: str = ""
    tell_decision: bool = True
    reporter_agency_name: str = ""
    reporter_agency_id: UUID | None = None  # where it came with an agency's key
    lawful_basis: str = ""
    family_told: bool | None = None
    why_not_told: str = ""
    family_agrees: bool | None = None
    family_said: str = ""
    level_suggested: str = ""
    level_document: str = ""
    already_done: str = ""
    can_do: str = ""
    routing: Mapping[str, Any] = field(default_factory=dict)
    logged_by: str = ""
    source_mark: str = ""  # which connection it came over, for as long as the day's key is kept
    files: tuple[UUID, ...] = ()  # added to the words, and waiting in the store
    body_digest: str = ""  # of what a system sent; "aged six" is another birth year on another day
    their_reference: str = ""
    happened_on: date | None = None
    happened_time: str = ""

    def columns(self) -> dict[str, Any]:
        """What goes into the concern as it was told."""
        return {name: value for name, value in vars(self).items() if name not in NOT_WHAT_WAS_TOLD}

    def digest(self) -> str:
        """Tells the same report sent again from another one under its key, however it was routed each time."""
        if self.body_digest:
            return self.body_digest
        told = {name: value for name, value in self.columns().items() if name not in HOW_IT_CAME} | {
            "children": [vars(child) for child in self.children],
            "to": self.to.body_id,
            **({"files": [str(file) for file in self.files]} if self.files else {}),
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class Receipt:
    """What whoever told us takes away. `way_back` is shown once; we keep only its hash."""

    concern_id: UUID
    reference: str
    way_back: str
    was_kept_before: bool = False


class KeyUsedTwice(Exception):
    """Another report was already sent under this key."""

    def __init__(self) -> None:
        super().__init__("A report was already sent from here, with other words in it.")
