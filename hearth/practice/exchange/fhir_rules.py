"""FHIR's own way of asking a question only sometimes: comparisons with one answer each, joined all alike."""

from typing import TYPE_CHECKING, Any

from hearth.practice.expressions import Node, parse
from hearth.practice.expressions.syntax import Chain, Compared, Number, Reference, Text

if TYPE_CHECKING:
    from hearth.practice.definitions.instrument import Instrument

Json = dict[str, Any]


def enabled_when(instrument: "Instrument", rule: str | None) -> Json:
    """`enableWhen` for a rule that FHIR can say, and nothing for any other: then the question is always shown there."""
    if not rule:
        return {}
    joined, parts = _parts(parse(rule))
    told = [_when(instrument, part) for part in parts]
    if not told or None in told:
        return {}
    behaviour = {"enableBehavior": "any" if joined == "or" else "all"} if len(told) > 1 else {}
    return {"enableWhen": told, **behaviour}


def _parts(node: Node) -> tuple[str, list[Node]]:
    if isinstance(node, Chain) and node.rest[0][0] in ("and", "or"):
        return node.rest[0][0], [node.first, *(part for _, part in node.rest)]
    return "", [node]


def _when(instrument: "Instrument", node: Node) -> Json | None:
    if not isinstance(node, Compared) or not isinstance(node.left, Reference):
        return None
    item = instrument.item(node.left.name)
    if instrument.area_of(item.id).repeat:
        return None
    scale = instrument.scale_of(item)
    told: Json = {"question": item.id, "operator": node.sign}
    match node.right:
        case Text(value=code) if scale is not None and node.sign in ("=", "!=") and item.answer != "several":
            return told | {"answerCoding": {"system": f"urn:hearth:practice:{instrument.id}:{scale.id}", "code": code}}
        case Number(value=number) if item.answer == "number":
            whole = item.whole and number == int(number)
            return told | ({"answerInteger": int(number)} if whole else {"answerDecimal": float(number)})
    return None
