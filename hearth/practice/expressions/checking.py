"""An expression held against the questions it names: is each there, and does each answer fit where it stands?"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from hearth.practice.definitions.links import nearest
from hearth.practice.expressions.problems import Wrong
from hearth.practice.expressions.syntax import Call, Chain, Compared, Negative, Node, Number, Own, Reference, Text

Kind = Literal["number", "words", "day", "choice", "plain choice", "several", "truth", "each", "anything"]
"""What an answer is. A `choice` stands for a number, a `plain choice` does not; `each`: one for each child or carer."""

Kinds = Mapping[str, Kind]
NUMBERS: tuple[Kind, ...] = ("number", "choice", "anything")
CALLED: Mapping[Kind, str] = {
    "number": "a number",
    "words": "words",
    "day": "a day",
    "choice": "a choice",
    "plain choice": "a choice that stands for no number",
    "several": "several choices",
    "truth": "true or false",
    "each": "one answer for each child or carer (say sum, min or max of it)",
    "anything": "anything",
}


def check(node: Node, kinds: Kinds, *, wanted: Kind, own: Kind | None = None) -> None:
    """Raises `Wrong` where a name is unknown, or something stands where it makes no sense.

    `kinds` says what the answer to each question is; `own` what `.` is, where there is one; `wanted` is what the whole
    must come to: `truth` for a rule, `number` for a sum, `anything` for a calculated answer.
    """
    kind = _Checking(kinds, own).kind(node)
    fits = {"truth": ("truth", "anything"), "number": NUMBERS}
    if kind == "each" or kind not in fits.get(wanted, (kind,)):
        raise Wrong(node.at, f"the whole comes to {CALLED[kind]}, and should come to {CALLED[wanted]}.")


class _Checking:
    def __init__(self, kinds: Kinds, own: Kind | None) -> None:
        self.kinds = kinds
        self.own = own

    def kind(self, node: Node) -> Kind:
        match node:
            case Number():
                return "number"
            case Text():
                return "words"
            case Reference():
                return self._named(node)
            case Own():
                if self.own is None:
                    raise Wrong(node.at, "“.” is this question's own answer, and has no meaning here.")
                return self.own
            case Negative(of=inner):
                return self._number(inner)
            case Compared():
                return self._compared(node)
            case Chain(first=first, rest=rest):
                joins = rest[0][0] in ("and", "or")
                for part in (first, *(part for _, part in rest)):
                    self._truth(part) if joins else self._number(part)
                return "truth" if joins else "number"
            case Call():
                return self._call(node)

    def _named(self, node: Reference) -> Kind:
        if node.name not in self.kinds:
            near = nearest(node.name, self.kinds.keys())
            raise Wrong(node.at, f"there is no question “{node.name}”." + (f" Did you mean “{near}”?" if near else ""))
        return self.kinds[node.name]

    def _number(self, node: Node) -> Kind:
        return self._wanted(node, NUMBERS, "a number", "number")

    def _truth(self, node: Node) -> Kind:
        return self._wanted(node, ("truth", "anything"), "a comparison, such as ${meals} > 2,", "truth")

    def _wanted(self, node: Node, fitting: tuple[Kind, ...], words: str, kind: Kind) -> Kind:
        found = self.kind(node)
        if found not in fitting:
            raise Wrong(node.at, f"this is {CALLED[found]}, and {words} is needed here.")
        return kind

    def _compared(self, node: Compared) -> Kind:
        left, right = self.kind(node.left), self.kind(node.right)
        if not _comparable(left, right):
            raise Wrong(node.at, f"{CALLED[left]} cannot be compared with {CALLED[right]}.")
        if "words" in (left, right) and "day" in (left, right):
            _is_a_day(node.left if left == "words" else node.right)
        elif node.sign not in ("=", "!=") and ("words" in (left, right) or "plain choice" in (left, right)):
            raise Wrong(node.at, "words have no order: only “=” and “!=” compare them.")
        return "truth"

    def _call(self, node: Call) -> Kind:
        match node.name, node.of:
            case "not", (one,):
                return self._truth(one)
            case "if", (which, yes, no):
                self._truth(which)
                return self._alike((yes, no))
            case "coalesce", of:
                return self._alike(of)
            case "selected", (several, code):
                self._wanted(several, ("several", "choice", "plain choice"), "a question with choices", "truth")
                return self._wanted(code, ("words",), "a code in quotes", "truth")
            case "count-selected", (several,):
                return self._wanted(several, ("several",), "a question with several choices", "number")
        for one in node.of:
            fitting: tuple[Kind, ...] = NUMBERS if node.name == "round" else (*NUMBERS, "each")
            self._wanted(one, fitting, "a number", "number")
        return "number"

    def _alike(self, nodes: tuple[Node, ...]) -> Kind:
        """Numbers and choices that stand for numbers may be mixed; all else must be of one kind."""
        kinds = {self.kind(node) for node in nodes}
        if kinds <= set(NUMBERS):
            return "number"
        if len(kinds) > 1 or kinds == {"each"}:
            raise Wrong(
                nodes[0].at, "these must be of one kind: " + ", ".join(sorted(CALLED[kind] for kind in kinds)) + "."
            )
        return kinds.pop()


def _comparable(left: Kind, right: Kind) -> bool:
    if "anything" in (left, right):
        return "each" not in (left, right)
    families: tuple[set[Kind], ...] = (
        {"number", "choice"},
        {"words", "choice"},
        {"words", "plain choice"},
        {"choice", "plain choice"},
        {"words", "day"},
    )
    same = left == right and left not in ("several", "each")
    return same or any({left, right} <= family for family in families)


def _is_a_day(node: Node) -> None:
    if isinstance(node, Text):
        try:
            date.fromisoformat(node.value)
        except ValueError:
            raise Wrong(node.at, f"“{node.value}” is no day: write '2027-05-31'.") from None
