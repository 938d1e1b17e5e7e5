"""Assessment instruments: areas, items and answers as data, and how they are read. `hearth.practice.scoring` reads."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.answering import YES_NO, GradeMeaning, Item, MissingReason, Option, Rule, Scale
from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Mistake, Name, NeedId, Place, each
from hearth.practice.definitions.scoring import AreaRule, ChangeRule, Crosswalk, Licensed, Score

__all__ = ["Area", "AreaRule", "ChangeRule", "GradeMeaning", "Instrument", "Item", "MissingReason"]
__all__ += ["ParentsWords", "Question"]

GRADE = "grade"
"""The id of the scale that an instrument's `grades` are."""


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
    """`repeat`: it is filled in once for each child, each carer, or each child with each carer."""

    id: Identifier
    label: Words
    description: Words
    needs: tuple[NeedId, ...] = ()
    for_parents: ParentsWords | None = None
    repeat: Literal["child", "carer", "child_and_carer"] | None = None
    visible: Rule | None = None
    sub_areas: tuple[SubArea, ...] = Field(min_length=1)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for sub_area in self.sub_areas for item in sub_area.items)


class Question(Part):
    id: Identifier
    label: Words
    hint: Words


class Informant(Part):
    """Who answers. Answers of different informants are never compared as if they were one person's."""

    id: Identifier
    label: Words


class Placed(NamedTuple):
    """An item with its area, and where it stands in the file."""

    item: Item
    area: Area
    place: Place


class Instrument(Header):
    """`grades` are the scale of every item that names none; `area_rule` makes a score of each area by its worst item.

    A `licensed` instrument without areas is a stub: its text is somebody else's.
    """

    unit: Literal["child_and_carer", "child", "carer", "family"]
    about: Words
    from_years: int | None = Field(default=None, ge=0, le=25)
    to_years: int | None = Field(default=None, ge=0, le=25)
    unborn: bool = False
    licensed: Licensed | None = None
    private: bool = Field(default=False, description="its text belongs to a licence, and leaves this agency for nobody")
    informants: tuple[Informant, ...] = ()
    grades: tuple[GradeMeaning, ...] = ()
    scales: tuple[Scale, ...] = ()
    questions: tuple[Question, ...] = ()
    missing_reasons: tuple[MissingReason, ...] = ()
    area_rule: AreaRule | None = None
    change: ChangeRule
    areas: tuple[Area, ...] = ()
    scores: tuple[Score, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()

    @model_validator(mode="after")
    def every_item_describes_every_grade(self) -> Self:
        graded = [item for item in self.items if item.answer == "grade"]
        wrong = [item.id for item in graded if len(item.anchors) != len(self.grades)]
        if wrong:
            needed = f"each item needs {len(self.grades)} anchors, one a grade"
            raise ValueError(f"{needed}: look at {', '.join(wrong)}")
        if self.area_rule and self.area_rule.flags_from not in self.values:
            raise ValueError("area_rule flags_from a value that is not one of the grades")
        if not self.areas and not self.licensed:
            raise ValueError("an instrument has areas, unless it is licensed and its text is somebody else's")
        if self.areas and not self.missing_reasons:
            raise ValueError("say in missing_reasons why an answer may be missing, such as not_observed")
        return self

    @property
    def values(self) -> tuple[int, ...]:
        """The grades that may be recorded, from the best to the worst."""
        return tuple(grade.value for grade in self.grades)

    @property
    def graded(self) -> bool:
        """Every item is graded on the instrument's own grades, and an area is read by its worst item."""
        return self.area_rule is not None and bool(self.areas) and all(item.answer == "grade" for item in self.items)

    @property
    def is_stub(self) -> bool:
        """Only its name and totals are here: the licence holder has to load its text."""
        return self.licensed is not None and not self.areas

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for area in self.areas for item in area.items)

    def placed(self) -> Iterator[Placed]:
        """Every item, in the order of the file."""
        for a, area in enumerate(self.areas):
            for s, sub_area in enumerate(area.sub_areas):
                for i, item in enumerate(sub_area.items):
                    yield Placed(item, area, ("areas", a, "sub_areas", s, "items", i))

    @cached_property
    def all_scales(self) -> dict[str, Scale]:
        """By id: the grades as a scale of their own, and yes or no."""
        scales = {YES_NO.id: YES_NO, **{scale.id: scale for scale in self.scales}}
        if len(self.grades) > 1:
            options = tuple(
                Option(code=str(grade.value), label=grade.label, meaning=grade.meaning, value=Decimal(grade.value))
                for grade in self.grades
            )
            scales[GRADE] = Scale(id=GRADE, order="best_first", options=options)
        return scales

    def scale_of(self, item: Item) -> Scale | None:
        """What is chosen from, or None where words, a number or a day are the answer."""
        named = {"grade": GRADE, "yes_no": YES_NO.id, "scale": item.scale, "several": item.scale}.get(item.answer)
        return self.all_scales.get(named) if named else None

    @cached_property
    def all_scores(self) -> tuple[Score, ...]:
        """The scores of the file, after those that `area_rule` makes: one an area, by its worst item."""
        if self.area_rule is None:
            return self.scores
        flags_from = str(self.area_rule.flags_from)
        by_area = (
            Score(
                id=area.id,
                label=area.label,
                method="worst",
                of=(area.id,),
                flags_from=flags_from,
                more_than_noise=Decimal(self.change.item_grades) if self.change.known else None,
            )
            for area in self.areas
        )
        return (*by_area, *self.scores)

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

    def score(self, id: str) -> Score:
        """Raises `KeyError` for an id that is not a score of this instrument."""
        for score in self.all_scores:
            if score.id == id:
                return score
        raise KeyError(f"“{id}” is not a score of {self.id} {self.version}.")

    def crosswalk_from(self, version: str) -> Crosswalk | None:
        return next((each for each in self.crosswalks if each.from_version == version), None)

    def names(self) -> Iterator[Name]:
        yield from each(f"area, item or score of {self.id}", "areas", self.areas)
        yield from each(f"question of {self.id}", "questions", self.questions)
        yield from each(f"missing reason of {self.id}", "missing_reasons", self.missing_reasons)
        yield from each(f"scale of {self.id}", "scales", self.scales)
        yield from each(f"informant of {self.id}", "informants", self.informants)
        yield from each(f"area, item or score of {self.id}", "scores", self.scores)
        for a, area in enumerate(self.areas):
            for s, sub_area in enumerate(area.sub_areas):
                yield Name(f"sub-area of {self.id}", sub_area.id, ("areas", a, "sub_areas", s, "id"))
        for placed in self.placed():
            yield Name(f"area, item or score of {self.id}", placed.item.id, (*placed.place, "id"))

    def mistakes(self) -> Iterator[Mistake]:
        from hearth.practice.definitions.instrument_mistakes import mistakes_in

        yield from mistakes_in(self)
