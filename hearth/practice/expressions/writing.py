"""A tree written out again, as a spreadsheet (XPath) wants it: `div` and never `/`."""

from hearth.practice.expressions.syntax import Call, Chain, Compared, Negative, Node, Number, Own, Reference, Text


def written(node: Node) -> str:
    """Reads back, by `parse`, to a tree that means the same. More brackets than a person would use do no harm."""
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
            return f"-{_inside(inner)}"
        case Compared(sign=sign, left=left, right=right):
            return f"{_inside(left)} {sign} {_inside(right)}"
        case Chain(first=first, rest=rest):
            return " ".join([_inside(first), *(f"{sign} {_inside(part)}" for sign, part in rest)])
        case Call(name=name, of=of):
            return f"{name}({', '.join(map(written, of))})"


def _inside(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, Compared | Chain | Negative) else written(node)
