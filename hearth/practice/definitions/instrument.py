"""Assessment instruments: areas, items and graded answers as data, with the rule that reads an area."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NeedId, each


class GradeMeaning(Part):
    """`value` is what is recorded; the file lists grades from the best to the worst."""

    value: int
    label: Words
    meaning: Words


class Item(Part):
    """`anchors` describe each grade in turn, in the order of the instrument's `grades`."""

    id: Identifier
    label: Words
    guidance: Words
    anchors: tuple[Words, ...]


class SubArea(Part):
    id: Identifier
    label: Words
    items: tuple[Item, ...] = Field(min_length=1)


class ParentsWords(Part):
    """How an area is told to the parent."""

    about: Words
    going_well: Words
    needs_to_change: Words


class Area(Part):
    id: Identifier
    label: Words
    description: Words
    needs: tuple[NeedId, ...] = Field(min_length=1)
    for_parents: ParentsWords
    sub_areas: tuple[SubArea, ...] = Field(min_length=1)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for sub_area in self.sub_areas for item in sub_area.items)


class AreaRule(Part):
    """How the grades of its items become one for an area, and from which grade the area is flagged."""

    rule: Literal["worst_item"]
    flags_from: int
    can_be_switched_off: bool
    statement: Words


class ChangeRule(Part):
    """What change is treated as more than noise, and why. Where no reliability is measured, a convention."""

    item_grades: int = Field(ge=1)
    area_grades: int = Field(ge=1)
    area_confirmed_by: int = Field(ge=1, description="assessments in a row that must show the area's change")
    reliability_published: bool
    why: Words


class MissingReason(Part):
    id: Identifier
    label: Words
    meaning: Words


class Question(Part):
    id: Identifier
    label: Words
    hint: Words


class Instrument(Header):
    unit: Literal["child_and_carer", "child", "family"]
    about: Words
    grades: tuple[GradeMeaning, ...] = Field(min_length=2)
    questions: tuple[Question, ...]
    missing_reasons: tuple[MissingReason, ...] = Field(min_length=1)
    area_rule: AreaRule
    change: ChangeRule
    areas: tuple[Area, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def every_item_describes_every_grade(self) -> Self:
        wrong = [item.id for item in self.items if len(item.anchors) != len(self.grades)]
        if wrong:
            needed = f"each item needs {len(self.grades)} anchors, one a grade"
            raise ValueError(f"{needed}: look at {', '.join(wrong)}")
        if self.area_rule.flags_from not in self.values:
            raise ValueError("area_rule flags_from a value that is not one of the grades")
        return self

    @property
    def values(self) -> tuple[int, ...]:
        """The grades that may be recorded, from the best to the worst."""
        return tuple(grade.value for grade in self.grades)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for area in self.areas for item in area.items)

    def item(self, id: str) -> Item:
        """Raises `KeyError` for an id that is not an item of this instrument."""
        for item in self.items:
            if item.id == id:
                return item
        raise KeyError(f"“{id}” is not an item of {self.id} {self.version}.")

    def area(self, id: str) -> Area:
        """Raises `KeyError` for an id that is not an area of this instrument."""
        for area in self.areas:
            if area.id == id:
                return area
        raise KeyError(f"“{id}” is not an area of {self.id} {self.version}.")

    def area_of(self, item_id: str) -> Area:
        """Raises `KeyError` for an id that is not an item of this instrument."""
        for area in self.areas:
            if any(item.id == item_id for item in area.items):
                return area
        raise KeyError(f"“{item_id}” is not an item of {self.id} {self.version}.")

    def names(self) -> Iterator[Name]:
        yield from each(f"area of {self.id}", "areas", self.areas)
        yield from each(f"question of {self.id}", "questions", self.questions)
        yield from each(f"missing reason of {self.id}", "missing_reasons", self.missing_reasons)
        for a, area in enumerate(self.areas):
            for s, sub_area in enumerate(area.sub_areas):
                yield Name(f"sub-area of {self.id}", sub_area.id, ("areas", a, "sub_areas", s, "id"))
                for i, item in enumerate(sub_area.items):
                    place = ("areas", a, "sub_areas", s, "items", i, "id")
                    yield Name(f"item of {self.id}", item.id, place)
