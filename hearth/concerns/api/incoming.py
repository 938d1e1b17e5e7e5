"""What another system may send us as JSON, and what is wrong with it: the same limits as the pages have."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hearth.concerns.api.words import ACCOUNT, EMAIL, LINE, LINES, a_birthday
from hearth.concerns.rules import LAWFUL_BASES, MOST_CHILDREN
from hearth.concerns.telling import ChildAsTold
from hearth.ui.dates import PartialDate
from hearth.ui.days import today

PLACE_NEEDED: Any = {"anyOf": [{"required": ["lives_postcode"]}, {"required": ["council"]}]}


class Strict(BaseModel):
    """What is not described is refused, so that nothing anybody sends is silently dropped."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ChildIn(Strict):
    """A child as the sender describes them. Leave out what is not known."""

    given_names: LINE = ""
    family_name: LINE = ""
    known_as: LINE = ""
    sex: Literal["F", "M", "U"] = Field("U", description="F: girl, M: boy, U: not known")
    born: Annotated[date | None, a_birthday] = Field(None, description="Date of birth, where it is known")
    age: LINE = Field("", description="Where no date is known: “about six”")
    school: LINE = ""
    notes: LINES = ""

    def as_told(self) -> ChildAsTold:
        told = PartialDate.exactly(self.born) if self.born else PartialDate.born_aged(self.age, today())
        return ChildAsTold(
            born_earliest=told.earliest,
            born_latest=told.latest,
            born_as_told=told.as_told,
            **self.model_dump(exclude={"age"}),
        )


class ConcernIn(Strict):
    """One report. Either `lives_postcode` or `council` says where it goes. The sending agency is the key's."""

    model_config = ConfigDict(json_schema_extra=PLACE_NEEDED)

    account: ACCOUNT = Field(description="What was seen or heard, word for word. It is never edited.")
    children: tuple[ChildIn, ...] = Field((), max_length=MOST_CHILDREN)
    council: LINE = Field(
        "", description="Id of a responsible body, where the postcode is not known or does not decide"
    )
    lives_postcode: LINE = ""
    lives_address: LINE = ""
    now_where: LINE = Field(
        "",
        description="Where the child is now. With another council’s postcode in it, both councils are told; "
        "with a split one, each of its councils, unless `now_council` says which.",
    )
    now_council: LINE = Field(
        "", description="Id of the responsible body where the child is now, where a postcode is not known or is split"
    )
    danger: bool = Field(
        False, description="Somebody must look today. In danger right now: ring 999, do not send JSON."
    )
    reporter_name: LINE = Field("", description="The person who is worried")
    reporter_relationship: LINE = Field("", description="Who they are to the child: “Class teacher”")
    reporter_phone: LINE = ""
    reporter_email: EMAIL = ""
    contact_safe: LINE = Field("", description="How and when they can safely be reached")
    keep_name_from_family: bool = True
    lawful_basis: Literal["", *LAWFUL_BASES] = Field("", description="Why this may be shared")  # type: ignore[valid-type]
    family_told: bool | None = Field(None, description="Whether the family knows. Consent is never required.")
    why_not_told: LINES = ""
    already_done: LINES = Field("", description="What the sender has done already")
    can_do: LINES = Field("", description="What the sender can do next")

    def told(self) -> dict[str, Any]:
        """Columns of a telling."""
        apart = ("children", "council", "now_council")
        return {name: value for name, value in self.__dict__.items() if name not in apart} | {
            "children": tuple(child.as_told() for child in self.children)
        }


class PlaceIn(Strict):
    postcode: LINE = Field(description="Sent in the body, so that no log of addresses holds it")
