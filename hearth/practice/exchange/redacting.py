"""An instrument without the words that belong to a licence: its shape and codes stay, its text does not."""

from typing import Any

from hearth.practice.definitions.answering import Item, Scale
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.exchange import WITHHELD


def redacted(instrument: Instrument) -> Instrument:
    """Every question, anchor, hint and option's label withheld; as it is where nothing of it is private."""
    if not instrument.private:
        return instrument
    return instrument.model_copy(
        update={
            "about": WITHHELD,
            "grades": tuple(g.model_copy(update={"label": WITHHELD, "meaning": WITHHELD}) for g in instrument.grades),
            "scales": tuple(_scale(scale) for scale in instrument.scales),
            "questions": tuple(
                q.model_copy(update={"label": WITHHELD, "hint": WITHHELD}) for q in instrument.questions
            ),
            "areas": tuple(_area(area) for area in instrument.areas),
            "scores": tuple(score.model_copy(update={"label": score.id, "bands": ()}) for score in instrument.scores),
        }
    )


def _scale(scale: Scale) -> Scale:
    hidden: dict[str, Any] = {"label": WITHHELD, "meaning": None, "translations": {}}
    return scale.model_copy(update={"options": tuple(option.model_copy(update=hidden) for option in scale.options)})


def _area(area: Area) -> Area:
    parts = tuple(
        part.model_copy(update={"label": WITHHELD, "items": tuple(_item(item) for item in part.items)})
        for part in area.sub_areas
    )
    hidden = {"label": WITHHELD, "description": WITHHELD, "for_parents": None, "sub_areas": parts}
    return area.model_copy(update=hidden)


def _item(item: Item) -> Item:
    return item.model_copy(
        update={
            "label": WITHHELD,
            "guidance": "",
            "anchors": tuple(WITHHELD for _ in item.anchors),
            "constraint_words": None,
            "spoken": None,
            "translations": {},
        }
    )
