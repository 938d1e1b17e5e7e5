"""A tree written out again, as a spreadsheet (XPath) wants it: `div` and never `/`."""

from hearth.practice.expressions.syntax import Call, Chain, Compared, Negative, Node, Number, Own, Reference, Text

OR, AND, COMPARISON, SUM, PRODUCT, SIGN, WHOLE = range(7)
STRENGTH = {"or": OR, "and": AND, "+": SUM, "-": SUM, "*": PRODUCT, "div": PRODUCT, "mod": PRODUCT}


def written(node: Node) -> str:
    """Reads back, by `parse`, to a tree that means the same, with no more brackets than it needs."""
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Text(value=value):
            return f'"{value}"' if "'" in value else f"'{value}'"
        case Reference(name=name):
            return "${" + name + "}"
        case Own():
            return "."
        case Negative(of=inner):
            return f"-{_inside(inner, SIGN)}"
        case Compared(sign=sign, left=left, right=right):
            return f"{_inside(left, SUM)} {sign} {_inside(right, SUM)}"
        case Chain(first=first, rest=rest):
            above = strength(node) + 1
            parts = (f"{sign} {_inside(part, above)}" for sign, part in rest)
            return " ".join([_inside(first, above), *parts])
        case Call(name=name, of=of):
            return f"{name}({', '.join(map(written, of))})"


def strength(node: Node) -> int:
    """How tightly a node holds together: what is weaker than its place needs brackets."""
    match node:
        case Chain(rest=rest):
            return STRENGTH[rest[0][0]]
        case Compared():
            return COMPARISON
        case Negative():
            return SIGN
    return WHOLE


def _inside(node: Node, place: int) -> str:
    return written(node) if strength(node) >= place else f"({written(node)})"
