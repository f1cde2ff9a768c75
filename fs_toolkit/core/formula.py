"""The small safe language of formulas: text to a tree of nodes.

A formula holds numbers, quantity names, `+ - * / **`, parentheses, `min`, `max` and
`total(family)`. It is parsed with the standard library's `ast` against a white list and
never evaluated by Python. Everything else that happens to a line (years, ramps,
replacement) is written in the same nodes, so each face (NumPy, Excel, JavaScript, units,
Word equations) prints one kind of tree and knows nothing else.
"""

from __future__ import annotations

import ast
import keyword
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

LONGEST = 500
"""Characters a formula may have."""
DEEPEST = 60
"""Levels of nesting a formula may have."""

Symbol = Literal["+", "-", "*", "/", "**"]


@dataclass(frozen=True)
class Number:
    """A literal; dimensionless."""

    value: float


@dataclass(frozen=True)
class Name:
    """A quantity or a series, by id."""

    id: str


@dataclass(frozen=True)
class Negative:
    """The operand with its sign turned."""

    operand: Node


@dataclass(frozen=True)
class Operation:
    """Two operands and what joins them."""

    symbol: Symbol
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    """The smallest or the largest of its arguments."""

    function: Literal["min", "max"]
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Total:
    """The sum of the formulas of a family's lines in the same option, before their mechanics."""

    family: str


@dataclass(frozen=True)
class Year:
    """The calendar year. Made by shapes and lines, never written."""


@dataclass(frozen=True)
class Step:
    """1 where the operand is zero or more, else 0. Made by shapes and lines."""

    operand: Node


@dataclass(frozen=True)
class Exponential:
    """e to the power of the operand. Made by shapes."""

    operand: Node


Node = Number | Name | Negative | Operation | Call | Total | Year | Step | Exponential

YEAR = Year()


class FormulaError(ValueError):
    """A formula that cannot be read: what is wrong, and the cure."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.cure = cure


# --- Names that would be something else in Python, JavaScript or Excel ---
_FUNCTIONS = frozenset({"min", "max", "total"})
_WORDS_OF_JAVASCRIPT = """abstract arguments await boolean break byte case catch char class const continue
    debugger default delete do double else enum eval export extends false final finally
    float for function goto if implements import in instanceof int interface let long
    native new null package private protected public return short static super switch
    synchronized this throw throws transient true try typeof undefined var void volatile
    while with yield infinity nan"""
_JAVASCRIPT = frozenset(_WORDS_OF_JAVASCRIPT.split())
_WORDS_OF_LINES = frozenset({"live", "end", "all", "year", "money"})
_CELL = re.compile(r"([a-z]{1,3})([0-9]{1,7})")
_ROW_COLUMN = re.compile(r"r[0-9]*c[0-9]*|r[0-9]*|c[0-9]*")


def why_reserved(name: str) -> str | None:
    """Why a quantity may not have this name; None where it may.

    >>> why_reserved("class")
    'a word of Python or JavaScript'
    >>> why_reserved("tax15")
    'the name of a cell in Excel'
    >>> why_reserved("population_2015") is None
    True
    """
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in _JAVASCRIPT:
        return "a word of Python or JavaScript"
    if name in _FUNCTIONS:
        return "a function of formulas"
    if name in _WORDS_OF_LINES:
        return "a word with a meaning of its own in lines and units"
    cell = _CELL.fullmatch(name)
    last_column, last_row = (3, "xfd"), 1_048_576
    if cell and (len(cell[1]), cell[1]) <= last_column and 1 <= int(cell[2]) <= last_row:
        return "the name of a cell in Excel"
    if _ROW_COLUMN.fullmatch(name):
        return "the name of a cell in Excel"
    return None


# --- Reading ---
_TOKEN = re.compile(
    r"\s+|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?P<rest>[A-Za-z_0-9.]*)"
    r"|[A-Za-z_][A-Za-z0-9_]*|\*\*|[-+*/(),]"
)
_INSTEAD = {
    "^": "write ** for a power",
    "%": "write a share as a decimal, 0.10 for 10 %",
    "=": "a formula has no equals sign; write what stands on its right",
    "×": "write * for times",
    "÷": "write / for divided by",
    "·": "write * for times",
    ";": "between arguments stands a comma",
    "−": "write the hyphen - for minus",
    "–": "write the hyphen - for minus",
    "'": "a formula holds no text",
    '"': "a formula holds no text",
}
_SYMBOLS: dict[type[ast.operator], Symbol] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_LANGUAGE = "A formula holds numbers, quantity names, + - * / **, ( ), min, max and total(family)."


def parse(text: str) -> Node:
    """The tree of a formula as it was written.

    Raises
    ------
    FormulaError
        If it is too long, or holds anything but the language.

    Examples
    --------
    >>> parse("petitions * (1 - share)")  # doctest: +ELLIPSIS
    Operation(symbol='*', left=Name(id='petitions'), right=Operation(symbol='-', ...
    """
    if len(text) > LONGEST:
        raise FormulaError(
            f"the formula has {len(text):,} characters; {LONGEST} are allowed",
            "Define parts of it as quantities of their own.",
        )
    if not text.strip():
        raise FormulaError("the formula is empty", "Write an expression over quantities.")
    _check_characters(text)
    try:
        tree = ast.parse(text.strip().replace("\n", " "), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(
            f"the formula {_short(text)} cannot be read: {_words(error)}", _LANGUAGE
        ) from None
    return _node(tree, 0)


def _check_characters(text: str) -> None:
    """Name the first thing that is not of the language, before the parser sees it."""
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            cure = _INSTEAD.get(text[at], "")
            raise FormulaError(
                f"the formula {_short(text)} holds {text[at]!r}",
                f"{cure[0].upper()}{cure[1:]}." if cure else _LANGUAGE,
            )
        if token["rest"]:
            raise FormulaError(
                f"the formula {_short(text)} holds {token[0]!r}, which is neither a number nor a name",
                "Write large numbers plainly, 42000000 or 42e6; a name begins with a letter.",
            )
        at = token.end()


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _words(error: BaseException) -> str:
    message = error.msg if isinstance(error, SyntaxError) else ""
    if isinstance(error, RecursionError | MemoryError) or "too many nested" in message:
        return "it is nested too deeply"
    if "parenthes" in message or "was never closed" in message or "unmatched" in message:
        return "a parenthesis has no partner"
    return "something is missing or stands in a wrong place"


def _node(tree: ast.expr, depth: int) -> Node:
    if depth > DEEPEST:
        raise FormulaError(
            f"the formula is nested more than {DEEPEST} levels deep",
            "Define parts of it as quantities of their own.",
        )
    deeper = depth + 1
    match tree:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            number = _float(value)
            if not math.isfinite(number):
                raise FormulaError("a number of the formula is too large", "Write a smaller one.")
            return Number(number)
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(_node(operand, deeper))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _node(operand, deeper)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SYMBOLS:
            return Operation(_SYMBOLS[type(op)], _node(left, deeper), _node(right, deeper))
        case ast.Call(func=ast.Name(id="min" | "max" as function), args=args, keywords=[]) if args:
            arguments = tuple(_node(argument, deeper) for argument in args)
            return Call("min" if function == "min" else "max", arguments)
        case ast.Call(func=ast.Name(id="total"), args=[ast.Name(id=family)], keywords=[]):
            return Total(family)
        case ast.Call(func=ast.Name(id="min" | "max" as function)):
            raise FormulaError(
                f"{function}() of the formula compares nothing, or names its arguments",
                f"Write what it compares between commas: {function}(a, b).",
            )
        case ast.Call(func=ast.Name(id="total")):
            raise FormulaError(
                "total() of the formula does not hold one family", "Write total(family)."
            )
        case ast.Call(func=ast.Name(id=function)):
            raise FormulaError(
                f"the formula calls {function}()", "Only min, max and total(family) can be called."
            )
        case _:
            raise FormulaError("the formula holds something that is no arithmetic", _LANGUAGE)


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


# --- Looking and rewriting ---
def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under a node."""
    match node:
        case Negative(operand) | Step(operand) | Exponential(operand):
            return (operand,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def nodes(*trees: Node) -> Iterator[Node]:
    """The nodes of some trees; a part that stands in them more than once comes once."""
    waiting, met = list(trees), set[int]()
    while waiting:
        here = waiting.pop()
        if id(here) not in met:
            met.add(id(here))
            yield here
            waiting.extend(children(here))


def names(*trees: Node) -> frozenset[str]:
    """The quantities that some trees use directly.

    >>> sorted(names(parse("a * min(b, a)")))
    ['a', 'b']
    """
    return frozenset(each.id for each in nodes(*trees) if isinstance(each, Name))


def families(node: Node) -> frozenset[str]:
    """The families of which a tree uses the total."""
    return frozenset(each.family for each in nodes(node) if isinstance(each, Total))


def rewrite(node: Node, leaf: Callable[[Node], Node]) -> Node:
    """The tree with each leaf (number, name, total, year) replaced by what `leaf` gives."""
    match node:
        case Negative(operand):
            return Negative(rewrite(operand, leaf))
        case Step(operand):
            return Step(rewrite(operand, leaf))
        case Exponential(operand):
            return Exponential(rewrite(operand, leaf))
        case Operation(symbol, left, right):
            return Operation(symbol, rewrite(left, leaf), rewrite(right, leaf))
        case Call(function, arguments):
            return Call(function, tuple(rewrite(argument, leaf) for argument in arguments))
        case _:
            return leaf(node)


# --- Making ---
def plus(*terms: Node) -> Node:
    """The sum of the terms; zeros left out."""
    return _chain("+", [term for term in terms if term != Number(0.0)], Number(0.0))


def times(*factors: Node) -> Node:
    """The product of the factors; ones left out."""
    if Number(0.0) in factors:
        return Number(0.0)
    return _chain("*", [factor for factor in factors if factor != Number(1.0)], Number(1.0))


def minus(left: Node, right: Node) -> Node:
    """The difference; a zero on the right left out."""
    return left if right == Number(0.0) else Operation("-", left, right)


def _chain(symbol: Literal["+", "*"], parts: list[Node], empty: Node) -> Node:
    if not parts:
        return empty
    result = parts[0]
    for part in parts[1:]:
        result = Operation(symbol, result, part)
    return result


def as_written(node: Node) -> str:
    """The formula's text, fully parenthesised.

    >>> as_written(parse("a + b * -c"))
    '(a + (b * (-c)))'
    """
    match node:
        case Number(value):
            return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
        case Name(id):
            return id
        case Negative(operand):
            return f"(-{as_written(operand)})"
        case Operation(symbol, left, right):
            return f"({as_written(left)} {symbol} {as_written(right)})"
        case Call(function, arguments):
            return f"{function}({', '.join(as_written(each) for each in arguments)})"
        case Total(family):
            return f"total({family})"
        case Year():
            return "year"
        case Step(operand):
            return f"step({as_written(operand)})"
        case Exponential(operand):
            return f"exp({as_written(operand)})"
