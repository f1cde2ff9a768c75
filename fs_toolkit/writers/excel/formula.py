"""The Excel face of formulas: a tree to the text of a cell."""

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


def excel_name(id: str) -> str:
    """The name of a quantity in a workbook; the prefix keeps it apart from cells and functions.

    >>> excel_name("wage")
    'q_wage'
    """
    return f"q_{id}"


def excel(
    node: Node,
    year: str,
    name: Callable[[str], str] = excel_name,
    total: Callable[[str], str] | None = None,
) -> str:
    """The formula of a cell, without the equals sign, every operation in parentheses.

    Excel reads -2^2 as 4 and 2^3^2 as 64; with parentheses it has no choice.

    Parameters
    ----------
    node : Node
        A formula or a line's tree.
    year : str
        The cell that holds the calendar year.
    name, total : callable
        Give the text that stands for a quantity and for a family's total.

    Examples
    --------
    >>> from fs_toolkit.core.formula import parse
    >>> excel(parse("-a ** 2"), "B$1")
    '(-(q_a^2))'
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
            case Operation(symbol, left, right):
                return f"({of(left)}{'^' if symbol == '**' else symbol}{of(right)})"
            case Call(function, arguments):
                return f"{function.upper()}({','.join(of(each) for each in arguments)})"
            case Step(operand):
                return f"IF({of(operand)}>=0,1,0)"
            case Exponential(operand):
                return f"EXP({of(operand)})"
            case Total(family):
                if total is None:
                    raise ValueError(f"total({family}) has a meaning in lines only")
                return total(family)
            case _:
                assert_never(node)

    return of(node)
