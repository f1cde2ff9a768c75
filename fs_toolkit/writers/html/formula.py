"""The JavaScript face of formulas: a tree to an expression."""

from __future__ import annotations

from collections.abc import Callable
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


def javascript_name(id: str) -> str:
    """The name of a quantity in a page.

    >>> javascript_name("wage")
    'q_wage'
    """
    return f"q_{id}"


def javascript(
    node: Node,
    year: str = "year",
    name: Callable[[str], str] = javascript_name,
    total: Callable[[str], str] | None = None,
) -> str:
    """The expression of a tree, every operation in parentheses.

    Parameters
    ----------
    node : Node
        A formula or a line's tree.
    year : str
        The variable that holds the calendar year.
    name, total : callable
        Give the text that stands for a quantity and for a family's total.

    Examples
    --------
    >>> from fs_toolkit.core.formula import parse
    >>> javascript(parse("max(a, 2) ** 3"))
    'Math.pow(Math.max(q_a,2),3)'
    """

    def of(node: Node) -> str:
        match node:
            case Number(value):
                whole = value == int(value) and abs(value) < 1e15
                text = repr(int(value)) if whole else repr(value)
                return f"({text})" if value < 0 else text  # a--1 is something else
            case Name(id):
                return name(id)
            case Year():
                return year
            case Negative(operand):
                return f"(-{of(operand)})"
            case Operation("**", left, right):
                return f"Math.pow({of(left)},{of(right)})"
            case Operation(symbol, left, right):
                return f"({of(left)}{symbol}{of(right)})"
            case Call(function, arguments):
                return f"Math.{function}({','.join(of(each) for each in arguments)})"
            case Step(operand):
                return f"({of(operand)}>=0?1:0)"
            case Exponential(operand):
                return f"Math.exp({of(operand)})"
            case Total(family):
                if total is None:
                    raise ValueError(f"total({family}) has a meaning in lines only")
                return total(family)
            case _:
                assert_never(node)

    return of(node)
