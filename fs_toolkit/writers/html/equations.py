"""Formulas of the study as MathML: the same tree as in Word and in the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

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
from fs_toolkit.writers.html.markup import words
from fs_toolkit.writers.word.equations import (
    Factor,
    digits,
    factors,
    is_negative,
    is_sum,
    named,
    terms,
)


def equation_mathml(node: Node, names: Mapping[str, str]) -> str:
    """A formula after an equals sign, as pieces between which a line may end.

    Browsers break no line inside MathML, so each term, and each factor of a product, is a
    piece of its own that begins with its sign.
    """
    pieces = (f"<mrow>{piece}</mrow>" for piece in _pieces(node, names))
    return " ".join(f'<math displaystyle="true">{piece}</math>' for piece in pieces)


def result_mathml(result: str) -> str:
    """What comes out, after an equals sign: the line below the numbers put in."""
    shown = f"<mrow>{_leading('=')}<mtext>{words(result)}</mtext></mrow>"
    return f'<math displaystyle="true">{shown}</math>'


def _pieces(node: Node, names: Mapping[str, str]) -> Iterator[str]:
    for at, (joint, term) in enumerate(terms(node)):
        lead = _leading("=") + (_sign("−") if joint == "−" else "") if at == 0 else _leading(joint)
        if is_sum(term) or is_negative(term):
            yield lead + _factored(term, names, alone=at == 0 and joint == "+")
            continue
        parts = factors(term)
        for place, factor in enumerate(parts):
            first = place == 0 or len(parts) == 1
            yield (lead if place == 0 else _leading("×")) + _factor(factor, names, first=first)


def _sum(node: Node, names: Mapping[str, str]) -> str:
    return "".join(
        (_sign(joint) if at or joint == "−" else "")
        + _factored(term, names, alone=at == 0 and joint == "+")
        for at, (joint, term) in enumerate(terms(node))
    )


def _factored(node: Node, names: Mapping[str, str], *, alone: bool) -> str:
    """A term. `alone` if nothing stands before it, so that a minus needs no parentheses."""
    if is_sum(node):
        return _parentheses(_sum(node, names))
    product = _product(node, names)
    return _parentheses(product) if is_negative(node) and not alone else product


def _product(node: Node, names: Mapping[str, str]) -> str:
    if isinstance(node, Negative):
        return _sign("−") + _factored(node.operand, names, alone=False)
    parts = factors(node)
    return _sign("×").join(
        _factor(factor, names, first=at == 0 or len(parts) == 1) for at, factor in enumerate(parts)
    )


def _factor(factor: Factor, names: Mapping[str, str], *, first: bool) -> str:
    """A factor over what it is divided by. `first` of a product needs no parentheses for a minus."""
    if factor.divisors:
        over = _row(_sum(factor.node, names))
        return f"<mfrac>{over}{_row(_divisor(factor.divisors, names))}</mfrac>"
    node = factor.node
    if is_sum(node) or (is_negative(node) and not first):
        return _parentheses(_sum(node, names))
    if isinstance(node, Negative):
        return _sign("−") + _atom(node.operand, names)
    return _atom(node, names)


def _divisor(divisors: tuple[Node, ...], names: Mapping[str, str]) -> str:
    if len(divisors) == 1:
        return _sum(divisors[0], names)
    return _sign("×").join(_factored(each, names, alone=False) for each in divisors)


def _atom(node: Node, names: Mapping[str, str]) -> str:
    match node:
        case Number(value):
            shown = f"<mn>{digits(abs(value))}</mn>"
            return _sign("−") + shown if value < 0 else shown
        case Name(name):
            return _words(named(name, names))
        case Year():
            return _words(named("year", names))
        case Negative() | Operation(symbol="+" | "-" | "*" | "/"):
            return _parentheses(_sum(node, names))
        case Operation(_, base, exponent):
            return f"<msup>{_row(_base(base, names))}{_row(_sum(exponent, names))}</msup>"
        case Call(function, arguments):
            inner = "<mo>;</mo>".join(_sum(each, names) for each in arguments)
            return _words(function) + _parentheses(inner)
        case Total(family):
            return f"<mo>∑</mo>{_words(named(family, names))}"
        case Exponential(operand):
            return f"<msup><mi>e</mi>{_row(_sum(operand, names))}</msup>"
        case Step(operand):
            return _words("step") + _parentheses(_sum(operand, names))
        case _:
            assert_never(node)


def _base(node: Node, names: Mapping[str, str]) -> str:
    """What a power raises: several words need parentheses, else only the last seems raised."""
    shown = _atom(node, names)
    if isinstance(node, Negative | Operation) and not _is_power(node):
        return shown  # in parentheses already
    one_word = isinstance(node, Number) or (
        isinstance(node, Name) and " " not in named(node.id, names)
    )
    return shown if one_word and not is_negative(node) else _parentheses(shown)


def _is_power(node: Node) -> bool:
    return isinstance(node, Operation) and node.symbol == "**"


def _sign(mark: str) -> str:
    return f"<mo>{mark}</mo>"


def _leading(mark: str) -> str:
    """A sign that begins a piece: with the room it has between two things."""
    return f'<mo form="infix">{mark}</mo>'


def _words(text: str) -> str:
    return f"<mtext>{words(' '.join(text.split()))}</mtext>"


def _row(inner: str) -> str:
    return f"<mrow>{inner}</mrow>"


def _parentheses(inner: str) -> str:
    return _row(f"<mo>(</mo>{inner}<mo>)</mo>")
