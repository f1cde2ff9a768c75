"""Formulas of the study as Word equations: the tree, with quantities by their names in words.

A product is set as its factors, a quotient as a fraction under the nearest factor, a power
raised; parentheses stand only where leaving them out would change the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, assert_never

from fs_toolkit.core.formula import (
    Call,
    Exponential,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Step,
    Total,
    Year,
)
from fs_toolkit.writers.word.markup import clean, escaped

_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
_SPACES = re.compile(r"[ \t\n]+")
_SHOWN = re.compile(r"<m:t[^>]*>([^<]*)</m:t>")


class UnknownName(KeyError):
    """A quantity that has no name in words; its id is not for print."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"an equation uses {self.name!r}, for which there is no name in words"


def equation_xml(node: Node, names: Mapping[str, str]) -> str:
    """A formula as one equation in the line of text."""
    return f"<m:oMath>{sum_xml(node, names)}</m:oMath>"


# --- Sums, products, atoms ---
class Factor(NamedTuple):
    """A factor, and what it is divided by."""

    node: Node
    divisors: tuple[Node, ...] = ()


def terms(node: Node) -> list[tuple[str, Node]]:
    """The terms of a sum with their signs."""
    match node:
        case Operation(symbol="+", left=left, right=right):
            return terms(left) + terms(right)
        case Operation(symbol="-", left=left, right=right):
            return [*terms(left), ("−", right)]
        case _:
            return [("+", node)]


def factors(node: Node) -> list[Factor]:
    """The factors of a product; a divisor goes under the factor before it."""
    match node:
        case Operation(symbol="*", left=left, right=right):
            return factors(left) + factors(right)
        case Operation(symbol="/", left=left, right=right):
            *before, last = factors(left)
            return [*before, Factor(last.node, (*last.divisors, right))]
        case _:
            return [Factor(node)]


def sum_xml(node: Node, names: Mapping[str, str]) -> str:
    """A sum, and whatever is none, without parentheses round it."""
    return "".join(
        (sign(joint) if at or joint == "−" else "")
        + factored(term, names, alone=at == 0 and joint == "+")
        for at, (joint, term) in enumerate(terms(node))
    )


def factored(node: Node, names: Mapping[str, str], *, alone: bool) -> str:
    """A term. `alone` if nothing stands before it, so that a minus needs no parentheses."""
    if is_sum(node):
        return _parentheses(sum_xml(node, names))
    if is_negative(node) and not alone:
        return _parentheses(_product(node, names))
    return _product(node, names)


def _product(node: Node, names: Mapping[str, str]) -> str:
    if isinstance(node, Negative):
        return sign("−") + factored(node.operand, names, alone=False)
    parts = factors(node)
    return sign("×").join(
        factor_xml(factor, names, lone=len(parts) == 1, first=at == 0)
        for at, factor in enumerate(parts)
    )


def factor_xml(factor: Factor, names: Mapping[str, str], *, lone: bool, first: bool = False) -> str:
    """A factor over what it is divided by. `first` of a product needs no parentheses for a minus."""
    if factor.divisors:
        over, under = sum_xml(factor.node, names), _divisor(factor.divisors, names)
        return f"<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>"
    node = factor.node
    if is_sum(node) or (is_negative(node) and not (lone or first)):
        return _parentheses(sum_xml(node, names))
    return (
        sign("−") + _atom(node.operand, names) if isinstance(node, Negative) else _atom(node, names)
    )


def _divisor(divisors: tuple[Node, ...], names: Mapping[str, str]) -> str:
    if len(divisors) == 1:
        return sum_xml(divisors[0], names)
    return sign("×").join(factored(each, names, alone=False) for each in divisors)


def _atom(node: Node, names: Mapping[str, str]) -> str:
    match node:
        case Number(value):
            return sign("−") + plain(digits(-value)) if value < 0 else plain(digits(value))
        case Name(name):
            return plain(named(name, names))
        case Year():
            return plain(named("year", names))
        case Negative() | Operation(symbol="+" | "-" | "*" | "/"):
            return _parentheses(sum_xml(node, names))
        case Operation(_, base, exponent):
            raised = sum_xml(exponent, names)
            return f"<m:sSup><m:e>{_base(base, names)}</m:e><m:sup>{raised}</m:sup></m:sSup>"
        case Call(function, arguments):
            return plain(function) + _parentheses(*(sum_xml(each, names) for each in arguments))
        case Total(family):
            signs = '<m:chr m:val="∑"/><m:limLoc m:val="undOvr"/><m:subHide m:val="1"/><m:supHide m:val="1"/>'
            summed = plain(named(family, names))
            return (
                f"<m:nary><m:naryPr>{signs}</m:naryPr><m:sub/><m:sup/><m:e>{summed}</m:e></m:nary>"
            )
        case Exponential(operand):
            return (
                f"<m:sSup><m:e>{plain('e')}</m:e><m:sup>{sum_xml(operand, names)}</m:sup></m:sSup>"
            )
        case Step(operand):
            return plain("step") + _parentheses(sum_xml(operand, names))
        case _:
            assert_never(node)


def _base(node: Node, names: Mapping[str, str]) -> str:
    """What a power raises: several words need parentheses, else only the last seems raised."""
    shown = _atom(node, names)
    if isinstance(node, Name | Number):
        return (
            shown
            if " " not in _SHOWN.findall(shown)[-1] and not is_negative(node)
            else _parentheses(shown)
        )
    parenthesised = isinstance(node, Call | Negative) or (
        isinstance(node, Operation) and not _is_power(node)
    )
    return shown if parenthesised else _parentheses(shown)


def is_sum(node: Node) -> bool:
    """Whether a node is joined by plus or minus."""
    return isinstance(node, Operation) and node.symbol in {"+", "-"}


def _is_power(node: Node) -> bool:
    return isinstance(node, Operation) and node.symbol == "**"


def is_negative(node: Node) -> bool:
    """Whether a node begins with a minus."""
    return isinstance(node, Negative) or (isinstance(node, Number) and node.value < 0)


# --- Marks on paper ---
def named(id: str, names: Mapping[str, str]) -> str:
    """The name in words of a quantity."""
    try:
        return names[id]
    except KeyError:
        raise UnknownName(id) from None


def digits(value: float) -> str:
    """A number as it stands in a formula.

    >>> digits(7200000.0), digits(0.05)
    ('7,200,000', '0.05')
    """
    return f"{int(value):,}" if value == int(value) and value < 1e15 else f"{value:.12g}"


def plain(text: str) -> str:
    """Upright words; several spaces and line breaks become one space."""
    shown = escaped(_SPACES.sub(" ", clean(text)))
    return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{shown}</m:t></m:r>'


def sign(mark: str) -> str:
    """A sign between two things, with the room that an equation gives it."""
    return f"<m:r>{_FONT}<m:t>{mark}</m:t></m:r>"


def _parentheses(*inner: str) -> str:
    separator = '<m:sepChr m:val=";"/>' if len(inner) > 1 else ""
    parts: Iterable[str] = (f"<m:e>{each}</m:e>" for each in inner)
    properties = f'<m:dPr><m:begChr m:val="("/>{separator}<m:endChr m:val=")"/></m:dPr>'
    return f"<m:d>{properties}{''.join(parts)}</m:d>"
