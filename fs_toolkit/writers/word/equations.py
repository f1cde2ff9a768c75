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

LINE = 84
"""Characters of a formula that fit on a line."""

_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
_SPACES = re.compile(r"[ \t\n]+")
_SHOWN = re.compile(r"<m:t[^>]*>([^<]*)</m:t>")

_FRACTION = re.compile(r"<m:f><m:num>(.*?)</m:num><m:den>(.*?)</m:den></m:f>")


class UnknownName(KeyError):
    """A quantity that has no name in words; its id is not for print."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"an equation uses {self.name!r}, for which there is no name in words"


class _Term(NamedTuple):
    """A piece of a line: what joins it to the piece before, and its XML."""

    joint: str
    xml: str

    @property
    def width(self) -> int:
        """Characters it takes; a fraction is as wide as its wider half."""
        narrower = (min(map(_length, halves)) for halves in _FRACTION.findall(self.xml))
        return _length(self.xml) - sum(narrower) + 3


def _length(xml: str) -> int:
    return sum(len(text) for text in _SHOWN.findall(xml))


def equation_xml(node: Node, names: Mapping[str, str]) -> str:
    """A formula as one equation in the line of text."""
    return f"<m:oMath>{_sum(node, names)}</m:oMath>"


def equation_lines(node: Node, names: Mapping[str, str], line: int = LINE) -> tuple[str, ...]:
    """A formula as equations of one line each, the first after an equals sign.

    Word breaks a long equation by itself, other programs run it off the page.
    """
    pieces: list[_Term] = []
    for joint, term in _terms(node):
        whole = _Term(joint, _factored(term, names, alone=False))
        many = _factors(term)
        if whole.width <= line or len(many) == 1:
            pieces.append(whole)
        else:
            pieces += (
                _Term(joint if at == 0 else "×", _factor(factor, names, lone=False))
                for at, factor in enumerate(many)
            )
    lines: list[list[str]] = [[_leading("=")]]
    room = line
    for at, piece in enumerate(pieces):
        if room < piece.width and at:
            lines.append([])
            room = line
        joint = _sign(piece.joint) if at or piece.joint == "−" else ""
        lines[-1].append((joint if lines[-1] else _leading(piece.joint)) + piece.xml)
        room -= piece.width
    return tuple(f"<m:oMath>{''.join(parts)}</m:oMath>" for parts in lines)


# --- Sums, products, atoms ---
class _Factor(NamedTuple):
    """A factor, and what it is divided by."""

    node: Node
    divisors: tuple[Node, ...] = ()


def _terms(node: Node) -> list[tuple[str, Node]]:
    """The terms of a sum with their signs."""
    match node:
        case Operation(symbol="+", left=left, right=right):
            return _terms(left) + _terms(right)
        case Operation(symbol="-", left=left, right=right):
            return [*_terms(left), ("−", right)]
        case _:
            return [("+", node)]


def _factors(node: Node) -> list[_Factor]:
    """The factors of a product; a divisor goes under the factor before it."""
    match node:
        case Operation(symbol="*", left=left, right=right):
            return _factors(left) + _factors(right)
        case Operation(symbol="/", left=left, right=right):
            *before, last = _factors(left)
            return [*before, _Factor(last.node, (*last.divisors, right))]
        case _:
            return [_Factor(node)]


def _sum(node: Node, names: Mapping[str, str]) -> str:
    terms = _terms(node)
    return "".join(
        (_sign(joint) if at or joint == "−" else "")
        + _factored(term, names, alone=at == 0 and joint == "+")
        for at, (joint, term) in enumerate(terms)
    )


def _factored(node: Node, names: Mapping[str, str], *, alone: bool) -> str:
    """A term. `alone` if nothing stands before it, so that a minus needs no parentheses."""
    if _is_sum(node):
        return _parentheses(_sum(node, names))
    if _is_negative(node) and not alone:
        return _parentheses(_product(node, names))
    return _product(node, names)


def _product(node: Node, names: Mapping[str, str]) -> str:
    if isinstance(node, Negative):
        return _sign("−") + _factored(node.operand, names, alone=False)
    factors = _factors(node)
    return _sign("×").join(
        _factor(factor, names, lone=len(factors) == 1, first=at == 0)
        for at, factor in enumerate(factors)
    )


def _factor(factor: _Factor, names: Mapping[str, str], *, lone: bool, first: bool = False) -> str:
    if factor.divisors:
        over, under = _sum(factor.node, names), _divisor(factor.divisors, names)
        return f"<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>"
    node = factor.node
    if _is_sum(node) or (_is_negative(node) and not (lone or first)):
        return _parentheses(_sum(node, names))
    return (
        _sign("−") + _atom(node.operand, names)
        if isinstance(node, Negative)
        else _atom(node, names)
    )


def _divisor(divisors: tuple[Node, ...], names: Mapping[str, str]) -> str:
    if len(divisors) == 1:
        return _sum(divisors[0], names)
    return _sign("×").join(_factored(each, names, alone=False) for each in divisors)


def _atom(node: Node, names: Mapping[str, str]) -> str:
    match node:
        case Number(value):
            return _sign("−") + _plain(_digits(-value)) if value < 0 else _plain(_digits(value))
        case Name(name):
            return _plain(_named(name, names))
        case Year():
            return _plain(_named("year", names))
        case Negative() | Operation(symbol="+" | "-" | "*" | "/"):
            return _parentheses(_sum(node, names))
        case Operation(_, base, exponent):
            raised = _sum(exponent, names)
            return f"<m:sSup><m:e>{_base(base, names)}</m:e><m:sup>{raised}</m:sup></m:sSup>"
        case Call(function, arguments):
            return _plain(function) + _parentheses(*(_sum(each, names) for each in arguments))
        case Total(family):
            signs = '<m:chr m:val="∑"/><m:limLoc m:val="undOvr"/><m:subHide m:val="1"/><m:supHide m:val="1"/>'
            summed = _plain(_named(family, names))
            return (
                f"<m:nary><m:naryPr>{signs}</m:naryPr><m:sub/><m:sup/><m:e>{summed}</m:e></m:nary>"
            )
        case Exponential(operand):
            return f"<m:sSup><m:e>{_plain('e')}</m:e><m:sup>{_sum(operand, names)}</m:sup></m:sSup>"
        case Step(operand):
            return _plain("step") + _parentheses(_sum(operand, names))
        case _:
            assert_never(node)


def _base(node: Node, names: Mapping[str, str]) -> str:
    """What a power raises: several words need parentheses, else only the last seems raised."""
    shown = _atom(node, names)
    if isinstance(node, Name | Number):
        return (
            shown
            if " " not in _SHOWN.findall(shown)[-1] and not _is_negative(node)
            else _parentheses(shown)
        )
    parenthesised = isinstance(node, Call | Negative) or (
        isinstance(node, Operation) and not _is_power(node)
    )
    return shown if parenthesised else _parentheses(shown)


def _is_sum(node: Node) -> bool:
    return isinstance(node, Operation) and node.symbol in {"+", "-"}


def _is_power(node: Node) -> bool:
    return isinstance(node, Operation) and node.symbol == "**"


def _is_negative(node: Node) -> bool:
    return isinstance(node, Negative) or (isinstance(node, Number) and node.value < 0)


# --- Marks on paper ---
def _named(id: str, names: Mapping[str, str]) -> str:
    try:
        return names[id]
    except KeyError:
        raise UnknownName(id) from None


def _digits(value: float) -> str:
    return f"{int(value):,}" if value == int(value) and value < 1e15 else f"{value:.12g}"


def _plain(text: str) -> str:
    """Upright words; several spaces and line breaks become one space."""
    shown = escaped(_SPACES.sub(" ", clean(text)))
    return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{shown}</m:t></m:r>'


def _sign(sign: str) -> str:
    return f"<m:r>{_FONT}<m:t>{sign}</m:t></m:r>"


def _leading(sign: str) -> str:
    """A sign at the start of a line; as text, since LibreOffice misses its left side."""
    return _plain(f"{sign}\u2002")


def _parentheses(*inner: str) -> str:
    separator = '<m:sepChr m:val=";"/>' if len(inner) > 1 else ""
    parts: Iterable[str] = (f"<m:e>{each}</m:e>" for each in inner)
    properties = f'<m:dPr><m:begChr m:val="("/>{separator}<m:endChr m:val=")"/></m:dPr>'
    return f"<m:d>{properties}{''.join(parts)}</m:d>"
