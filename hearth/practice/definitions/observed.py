"""What a programme observes of each child or family, and when: the rows of the observations table."""

from typing import Literal, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Part, Words
from hearth.practice.definitions.links import Identifier, NeedId

Stage = Literal["referral", "review", "closure", "followup"]


class Choice(Part):
    id: Identifier
    label: Words


class Observed(Part):
    """One thing observed. Its `answer` says what may be written as the value:

    - `yes_no`: yes or no (with a destination at closure, where destinations are listed)
    - `count`: 0, 1, 2 …
    - `percent`: 0 to 100
    - `level`: 0, 1, 2 …, each described in `levels`
    - `goal_then_change`: goal or not_goal at referral; improved, same or worse than at referral afterwards
    """

    id: Identifier
    label: Words
    about: Literal["child", "family"]
    answer: Literal["yes_no", "count", "percent", "level", "goal_then_change"]
    stages: tuple[Stage, ...] = Field(min_length=1)
    hint: Words
    need: NeedId | None = None
    levels: tuple[Words, ...] = ()
    destinations: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def levels_belong_to_levels(self) -> Self:
        if (self.answer == "level") != bool(self.levels):
            raise ValueError("levels are listed where the answer is a level, and only there")
        return self
