"""What another system may send us as JSON, and what is wrong with it: the same limits as the pages have."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from hearth.concerns.rules import LONGEST_ACCOUNT, LONGEST_LINE, LONGEST_WORDS, MOST_CHILDREN
from hearth.concerns.telling import ChildAsTold
from hearth.ui.dates import PartialDate
from hearth.ui.days import today

KINDS = {
    "missing": "This is missing.",
    "extra_forbidden": "We do not know this field.",
    "string_type": "This must be text.",
    "bool_type": "This must be true or false.",
    "json_invalid": "This is not JSON.",
}
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def _line(text: str) -> str:
    if any(ord(letter) < 32 for letter in text):
        raise ValueError("This must be one line, without hidden characters.")
    return _no_longer_than(text, LONGEST_LINE)


def _words(text: str) -> str:
    return _no_longer_than(text, LONGEST_WORDS)


def _account(text: str) -> str:
    if not text.strip():
        raise ValueError("Tell us what worries you. A few words are enough.")
    return _no_longer_than(text, LONGEST_ACCOUNT)


def _no_longer_than(text: str, most: int) -> str:
    if "\x00" in text:
        raise ValueError("There is a hidden character in this that we cannot keep.")
    if len(text) > most:
        raise ValueError(f"This is {len(text):,} characters long. Shorten it to {most:,} or fewer.")
    return text


def _email(text: str) -> str:
    if text and not EMAIL.fullmatch(_line(text)):
        raise ValueError("This is not an email address like name@example.com.")
    return text


def _born(day: date | None) -> date | None:
    if (day and not today().year - 26 <= day.year <= today().year) or (day and day > today()):
        raise ValueError("A child's date of birth must be in the past.")
    return day


Line = Annotated[str, AfterValidator(_line)]
Lines = Annotated[str, AfterValidator(_words)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False, frozen=True)


class ChildIn(Strict):
    given_names: Line = ""
    family_name: Line = ""
    known_as: Line = ""
    sex: Literal["F", "M", "U"] = "U"
    born: Annotated[date | None, AfterValidator(_born)] = None
    age: Line = ""  # "about six", where no date is known
    school: Line = ""
    notes: Lines = ""

    def as_told(self) -> ChildAsTold:
        told = PartialDate.exactly(self.born) if self.born else PartialDate.born_aged(self.age, today())
        return ChildAsTold(
            born_earliest=told.earliest,
            born_latest=told.latest,
            born_as_told=told.as_told,
            **self.model_dump(exclude={"age"}),
        )


class ConcernIn(Strict):
    """One report. Either `lives_postcode` or `council`, the id of a responsible body, says where it goes."""

    account: Annotated[str, AfterValidator(_account)]
    children: tuple[ChildIn, ...] = ()
    council: Line = ""
    lives_postcode: Line = ""
    lives_address: Line = ""
    now_where: Line = ""
    danger: bool = False
    reporter_name: Line = ""
    reporter_relationship: Line = ""
    reporter_agency_name: Line = ""
    reporter_phone: Line = ""
    reporter_email: Annotated[str, AfterValidator(_email)] = ""
    contact_safe: Line = ""
    keep_name_from_family: bool = True
    lawful_basis: Line = ""
    family_told: bool | None = None
    why_not_told: Lines = ""
    already_done: Lines = ""
    can_do: Lines = ""

    @model_validator(mode="after")
    def limits(self) -> "ConcernIn":
        if not self.lives_postcode and not self.council:
            raise ValueError("Give lives_postcode, or the id of a council.")
        if len(self.children) > MOST_CHILDREN:
            raise ValueError(f"At most {MOST_CHILDREN} children fit into one report.")
        return self

    def told(self) -> dict[str, Any]:
        """Columns of a telling."""
        return {name: value for name, value in self.__dict__.items() if name not in ("children", "council")} | {
            "children": tuple(child.as_told() for child in self.children)
        }


def read(body: bytes) -> ConcernIn:
    """Raises pydantic's `ValidationError`; `sentences` says what is wrong in words."""
    return ConcernIn.model_validate_json(body)


def sentences(problem: ValidationError) -> dict[str, str]:
    """What is wrong, by field: {"children.0.born": "A child's date of birth must be in the past."}."""
    found: dict[str, str] = {}
    for error in problem.errors(include_url=False, include_input=False):
        where = ".".join(str(part) for part in error["loc"]) or "report"
        cause = error.get("ctx", {}).get("error")
        found.setdefault(where, str(cause) if cause else KINDS.get(error["type"], f"{error['msg']}."))
    return found
