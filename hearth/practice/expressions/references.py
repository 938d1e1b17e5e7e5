"""Which questions a rule looks at, and whether rules chase each other in a circle."""

from collections.abc import Collection, Iterator, Mapping

from hearth.practice.expressions.syntax import Call, Chain, Compared, Negative, Node, Reference


def references(node: Node) -> frozenset[str]:
    """The names of all the questions that an expression looks at."""
    return frozenset(_names(node))


def _names(node: Node) -> Iterator[str]:
    match node:
        case Reference(name=name):
            yield name
        case Negative(of=inner):
            yield from _names(inner)
        case Compared(left=left, right=right):
            yield from _names(left)
            yield from _names(right)
        case Chain(first=first, rest=rest):
            yield from _names(first)
            for _, part in rest:
                yield from _names(part)
        case Call(of=of):
            for part in of:
                yield from _names(part)


def cycle_in(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Names that need each other in a circle, the first again at the end; empty where there is none."""
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        waiting = [iter((start,))]
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                if path:
                    done.add(path.pop())
            elif name in path:
                return [*path[path.index(name) :], name]
            elif name in done or name not in needs:
                continue
            else:
                path.append(name)
                waiting.append(iter(sorted(needs[name])))
    return []


def in_order(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Every name after all the names it needs; else as they stand. A circle, which `cycle_in` finds, has no order."""
    placed: dict[str, None] = {}
    begun: set[str] = set()
    for start in needs:
        stack = [(start, False)]
        while stack:
            name, ready = stack.pop()
            if ready:
                placed.setdefault(name)
            elif name in needs and name not in begun:
                begun.add(name)
                stack.append((name, True))
                stack.extend((needed, False) for needed in sorted(needs[name], reverse=True))
    return list(placed)
