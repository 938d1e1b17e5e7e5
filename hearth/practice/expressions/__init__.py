"""The small language in which a practice file says when a question is asked, and what is worked out from answers.

It is our own: a tokenizer, a recursive-descent parser and an evaluator that walks the tree. Nothing typed by anybody
is ever handed to Python. `parse` reads it, `check` holds it against the questions it names, `evaluate` works it out.

    ${age} >= 5 and selected(${help}, 'school')
    if(coalesce(${meals}, 0) < 3, 1, 0) + ${visits} * 2

`${…}` is the answer to another question, `.` the answer to this one. Numbers, words in single or double quotes,
`+ - *`, `div` (or `/`), `mod`, `= != < <= > >=`, `and or not()`, and the functions of `syntax.FUNCTIONS`.

A missing answer is never zero: arithmetic with it is missing, a comparison with it is neither true nor false
(unknown), and `and`, `or`, `not` follow: unknown and false is false, unknown or true is true.
"""

from hearth.practice.expressions.checking import check
from hearth.practice.expressions.evaluating import Chosen, Value, evaluate
from hearth.practice.expressions.parsing import parse
from hearth.practice.expressions.problems import Wrong
from hearth.practice.expressions.references import cycle_in, in_order, references
from hearth.practice.expressions.syntax import Node
from hearth.practice.expressions.writing import written

__all__ = ["Chosen", "Node", "Value", "Wrong", "check", "cycle_in", "evaluate", "in_order", "parse", "references"]
__all__ += ["written"]
