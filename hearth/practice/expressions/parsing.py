"""From tokens to a tree, by recursive descent; each rule of the grammar is one function."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from hearth.practice.expressions.problems import Wrong
from hearth.practice.expressions.syntax import (
    DEEPEST,
    FUNCTIONS,
    MOST_NODES,
    Call,
    Chain,
    Compared,
    Negative,
    Node,
    Number,
    Own,
    Reference,
    Text,
)
from hearth.practice.expressions.tokens import Token, tokens

COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
WORDS = ("and", "or", "div", "mod")


@lru_cache(maxsize=4096)
def parse(expression: str, *, slash_divides: bool = True) -> Node:
    """The tree of an expression. Raises `Wrong`, with the character, for whatever is not one.

    In our own files `/` divides, like `div`. In a spreadsheet's (XPath) it would be a path, and is refused.
    """
    return _Parser(list(tokens(expression)), slash_divides).whole()


class _Parser:
    def __init__(self, found: list[Token], slash_divides: bool) -> None:
        self.tokens = found
        self.place = 0
        self.depth = 0
        self.nodes = 0
        self.products = ("*", "/", "div", "mod") if slash_divides else ("*", "div", "mod")

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    def whole(self) -> Node:
        if self.token.kind == "end":
            raise Wrong(1, "the rule is empty.")
        node = self._any()
        if self.token.kind != "end":
            raise Wrong(self.token.at, self._left_over())
        return node

    def _left_over(self) -> str:
        text = self.token.text
        if text == ")":
            return "this bracket closes nothing."
        if text == "/":
            return "“/” is a path in a spreadsheet: write “div” to divide."
        if text in COMPARISONS:
            return "compare two things at a time, and join them with “and”."
        return f"“{text}” does not follow from what stands before it. Is an “and” missing?"

    def _any(self) -> Node:
        return self._deeper(lambda: self._chain(("or",), lambda: self._chain(("and",), self._comparison)))

    def _deeper(self, inner: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Wrong(self.token.at, f"a rule may have {DEEPEST} brackets inside one another.")
        node = inner()
        self.depth -= 1
        return node

    def _chain(self, operators: tuple[str, ...], part: Callable[[], Node]) -> Node:
        first, rest = part(), []
        while self.token.kind in ("sign", "name") and self.token.text in operators:
            operator = self._taken().text
            rest.append(("div" if operator == "/" else operator, part()))
        return self._counted(Chain(first, tuple(rest), first.at)) if rest else first

    def _comparison(self) -> Node:
        left = self._sum()
        if self.token.kind != "sign" or self.token.text not in COMPARISONS:
            return left
        sign = self._taken()
        return self._counted(Compared(sign.text, left, self._sum(), sign.at))

    def _sum(self) -> Node:
        return self._chain(("+", "-"), lambda: self._chain(self.products, self._signed))

    def _signed(self) -> Node:
        if self.token.kind == "sign" and self.token.text == "-":
            at = self._taken().at
            return self._counted(Negative(self._deeper(self._signed), at))
        return self._primary()

    def _primary(self) -> Node:
        token = self._taken()
        match token.kind, token.text:
            case "number", text:
                return self._counted(Number(Decimal(text), token.at))
            case "text", text:
                return self._counted(Text(text, token.at))
            case "reference", name:
                return self._counted(Reference(name, token.at))
            case "sign", ".":
                return self._counted(Own(token.at))
            case "sign", "(":
                node = self._any()
                self._expect(")", token.at)
                return node
            case "name", name if name not in WORDS:
                return self._call(token)
            case "end", _:
                raise Wrong(token.at, "the rule ends here, and something is still to come.")
        raise Wrong(token.at, f"“{token.text}” cannot stand here: a number, words, a question or a function may.")

    def _call(self, token: Token) -> Node:
        if token.text not in FUNCTIONS:
            known = ", ".join(f"{name}()" for name in FUNCTIONS)
            raise Wrong(token.at, f"“{token.text}” is no function. There are {known}; words need quotes.")
        if self._taken().text != "(":
            raise Wrong(token.at, f"“{token.text}” is followed by what it is of, in brackets.")
        given: list[Node] = []
        if self.token.text != ")" or self.token.kind != "sign":
            given.append(self._any())
            while self.token.kind == "sign" and self.token.text == ",":
                self._taken()
                given.append(self._any())
        self._expect(")", token.at)
        least, most = FUNCTIONS[token.text]
        if not least <= len(given) <= most:
            needed = f"{least}" if least == most else f"{least} to {most}"
            raise Wrong(token.at, f"{token.text}() takes {needed}, and has {len(given)}.")
        return self._counted(Call(token.text, tuple(given), token.at))

    def _expect(self, text: str, opened: int) -> None:
        token = self._taken()
        if token.kind != "sign" or token.text != text:
            what = "the rule ends" if token.kind == "end" else f"“{token.text}” comes"
            raise Wrong(token.at, f"{what} before the bracket that opened at character {opened} is closed.")

    def _taken(self) -> Token:
        token = self.token
        if token.kind != "end":
            self.place += 1
        return token

    def _counted(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Wrong(node.at, f"a rule may have {MOST_NODES} parts. Work some of it out in a question of its own.")
        return node
