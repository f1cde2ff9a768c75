"""Long formulas as several equations of one line each.

Word breaks a long equation by itself, other programs run it off the page. A formula is
parted at its plus and minus signs first, then at the times signs of a term that is too
long, then inside the parentheses of a factor that is; every line begins with its sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from fs_toolkit.core.formula import Call, Name, Negative, Node
from fs_toolkit.writers.word.equations import (
    Factor,
    factor_xml,
    factored,
    factors,
    is_negative,
    is_sum,
    named,
    plain,
    sign,
    sum_xml,
    terms,
)
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.measures import letters

LINE = 76
"""Characters of a formula that surely fit on a line of 15 cm at 11 points."""
DEEPER = 2
"""Characters by which what stands in parentheses is set in."""

_HALVES = frozenset({q("m:num"), q("m:den")})
_SIGN = 3
"""Characters that a sign takes with the room beside it."""


@dataclass(frozen=True)
class _Part:
    """What is never parted: what joins it to the part before, and its XML."""

    joint: str
    xml: str
    depth: int = 0
    """How many open parentheses it stands in."""
    fresh: bool = False
    """Whether it begins a line even where there is room before it."""

    @property
    def width(self) -> int:
        """Characters it takes, with its joint."""
        return _width(parsed(f"<m:oMath>{self.xml}</m:oMath>")) + (_SIGN if self.joint else 0)


def equation_lines(node: Node, names: Mapping[str, str], line: int = LINE) -> tuple[str, ...]:
    """A formula as equations of one line each, the first after an equals sign."""
    lines: list[list[str]] = []
    room = 0
    for at, part in enumerate(_of_sum(node, names, line - _SIGN, 0)):
        if not lines or part.fresh or room < part.width:
            lines.append([_leading("=" if at == 0 else part.joint, part.depth)])
            room = line - DEEPER * part.depth - _SIGN
            joint = sign("−") if at == 0 and part.joint == "−" else ""
        else:
            joint = sign(part.joint) if part.joint else ""
        lines[-1].append(joint + part.xml)
        room -= part.width
    return tuple(f"<m:oMath>{''.join(parts)}</m:oMath>" for parts in lines)


def result_line(result: str) -> str:
    """What comes out, after an equals sign: the line below the numbers put in."""
    return f"<m:oMath>{_leading('=', 0)}{plain(result)}</m:oMath>"


def _of_sum(node: Node, names: Mapping[str, str], room: int, depth: int) -> Iterator[_Part]:
    """The parts of a sum: its terms, and those of a term that is too long."""
    after_long = False
    for at, (joint, term) in enumerate(terms(node)):
        whole = _Part(joint, factored(term, names, alone=at == 0 and joint == "+"), depth)
        if whole.width <= room:
            yield replace(whole, fresh=after_long)
            after_long = False
            continue
        if is_sum(term):
            yield from _enclosed(term, names, joint, room, depth)
        else:
            parts = _of_product(term, names, joint, room, depth)
            yield replace(next(parts), fresh=at > 0)
            yield from parts
        after_long = True


def _of_product(
    node: Node, names: Mapping[str, str], joint: str, room: int, depth: int
) -> Iterator[_Part]:
    """The parts of a product: its factors, and those of a factor that is too long."""
    after_long = False
    for at, factor in enumerate(factors(node)):
        mark = joint if at == 0 else "×"
        whole = _Part(mark, factor_xml(factor, names, lone=False), depth)
        if whole.width <= room:
            yield replace(whole, fresh=after_long)
            after_long = False
        else:
            yield from _of_factor(factor, names, mark, room, depth)
            after_long = True


def _of_factor(
    factor: Factor, names: Mapping[str, str], joint: str, room: int, depth: int
) -> Iterator[_Part]:
    """The parts of a factor; a fraction that is too wide becomes a division in the line."""
    if factor.divisors:
        yield from _of_factor(Factor(factor.node), names, joint, room, depth)
        for each in factor.divisors:
            yield from _of_divisor(each, names, room, depth)
        return
    node = factor.node
    whole = _Part(joint, factor_xml(factor, names, lone=False), depth)
    if whole.width <= room:
        yield whole
    elif isinstance(node, Negative):
        yield _Part(joint, plain("(") + sign("−"), depth, fresh=True)
        yield from _closed(_of_factor(Factor(node.operand), names, "", room, depth + 1))
    elif isinstance(node, Call):
        yield _Part(joint, plain(f"{node.function}("), depth, fresh=True)
        for at, argument in enumerate(node.arguments):
            end = ")" if at == len(node.arguments) - 1 else ";\u2002"
            yield from _closed(_of_sum(argument, names, room - DEEPER, depth + 1), end, first="")
    elif isinstance(node, Name):
        yield from _of_words(named(node.id, names), joint, room, depth)
    elif is_sum(node) or len(factors(node)) > 1:
        yield from _enclosed(node, names, joint, room, depth)
    else:
        yield whole


def _of_divisor(node: Node, names: Mapping[str, str], room: int, depth: int) -> Iterator[_Part]:
    """What a fraction too wide for the line is divided by, in parentheses where it is several."""
    only, *others = factors(node)
    if not (others or only.divisors or is_sum(node) or is_negative(node)):
        yield from _of_factor(only, names, "÷", room, depth)
        return
    whole = _Part("÷", _brackets(sum_xml(node, names)), depth, fresh=True)
    if whole.width <= room:
        yield whole
    else:
        yield from _enclosed(node, names, "÷", room, depth)


def _enclosed(
    node: Node, names: Mapping[str, str], joint: str, room: int, depth: int
) -> Iterator[_Part]:
    """The parts of a sum in parentheses, which begins a line of its own."""
    opening = plain("(")
    for at, part in enumerate(_closed(_of_sum(node, names, room - DEEPER, depth + 1))):
        if at:
            yield part
            continue
        minus = sign("−") if part.joint == "−" else ""
        yield _Part(joint, opening + minus + part.xml, depth, fresh=True)


def _closed(parts: Iterator[_Part], end: str = ")", first: str | None = None) -> Iterator[_Part]:
    """Parts of which the last is followed by a mark, and the first has the joint given."""
    held: _Part | None = None
    for part in parts:
        if held is None and first is not None:
            minus = sign("−") if part.joint == "−" else ""
            held = _Part(first, minus + part.xml, part.depth)
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield replace(held, xml=held.xml + plain(end))


def _of_words(name: str, joint: str, room: int, depth: int) -> Iterator[_Part]:
    """A name that is longer than a line, parted between its words."""
    some: list[str] = []
    for word in name.split():
        if some and letters(" ".join([*some, word])) > room - _SIGN:
            yield _Part(joint, plain(" ".join(some)), depth, fresh=True)
            some, joint = [], ""
        some.append(word)
    yield _Part(joint, plain(" ".join(some)), depth, fresh=True)


def _brackets(xml: str) -> str:
    return plain("(") + xml + plain(")")


def _width(element: etree._Element) -> int:
    """Characters that an element takes; a fraction is as wide as its wider half."""
    if element.tag == q("m:t"):
        shown = element.text or ""
        return _SIGN if shown in {"×", "+", "−", "÷"} else letters(shown)
    if element.tag == q("m:f"):
        return max((_width(half) for half in element if half.tag in _HALVES), default=0) + 1
    around = 2 if element.tag == q("m:d") else 0
    return around + sum(_width(child) for child in element)


def _leading(joint: str, depth: int) -> str:
    """A sign at the start of a line; as text, since LibreOffice misses its left side."""
    return plain("\u2002" * (DEEPER * depth) + (f"{joint}\u2002" if joint else ""))
