"""A prose file put together again: lines that stay as they are, and new ones between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fs_toolkit.document.blocks import Spans
from fs_toolkit.document.markdown import unit_text
from fs_toolkit.document.units import Shape, Unit
from fs_toolkit.readers.word.parts import Part


@dataclass
class Pair:
    """A paragraph of the new file: a unit as it was, or new words in the shape of a part."""

    unit: Unit | None
    part: Part | None = None
    spans: Spans = ()
    text: str = ""


class Assembly:
    """Puts paragraphs together to the file that they came from."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text, self._lines, self._units = text, text.splitlines(), units

    def text_of(self, pairs: Sequence[Pair]) -> str:
        """The file of these paragraphs."""
        order = {unit: at for at, unit in enumerate(self._units)}
        head = self._lines[: self._units[0].first] if self._units else []
        tail = self._lines[self._units[-1].end :] if self._units else []
        out = ["\n".join([*head, ""])] if head else []
        last: Pair | None = None
        for pair in pairs:
            if last is not None and _shares_lines(last, pair):
                last = pair  # cells of one typed line
                continue
            if last is not None:
                out.append(self._gap(last, pair, order))
            out.append(self._unit(pair, last))
            last = pair
        end = "\n".join(["", *tail]) if tail and any(line.strip() for line in tail) else ""
        return "".join(out) + end + ("\n" if self._text.endswith("\n") or not self._text else "")

    def _unit(self, pair: Pair, last: Pair | None) -> str:
        """The lines of a paragraph: as they are, or with new words behind the same marker."""
        if pair.part is None and pair.unit is not None:
            return "\n".join(self._lines[pair.unit.first : pair.unit.end])
        shape = Unit(shape_wanted(pair), pair.spans, 0, 1, marker=self._marker(pair, last))
        if shape.shape == "heading":
            return unit_text(shape, pair.spans)
        return shape.marker + pair.text

    def _marker(self, pair: Pair, last: Pair | None) -> str:
        part, unit = pair.part, pair.unit
        if part is None or shape_wanted(pair) == "paragraph":
            return ""
        if shape_wanted(pair) == "heading":
            if unit is not None and unit.shape == "heading" and unit.level == min(max(part.level, 3), 4):  # fmt: skip
                return unit.marker
            known = {each.level: each.marker for each in self._units if each.shape == "heading"}
            higher = known.get(3, "## ")
            return higher if part.level <= 3 else known.get(4, "#" + higher)
        if unit is not None and unit.shape == "item" and unit.numbered == part.numbered:
            return unit.marker
        before = last.unit if last is not None and last.unit is not None else None
        if before is not None and before.shape == "item" and before.numbered == part.numbered:
            return before.marker
        return "1. " if part.numbered else "- "

    def _gap(self, last: Pair, pair: Pair, order: Mapping[Unit, int]) -> str:
        """What stands between two paragraphs: what stood there, or an empty line."""
        one, two = last.unit, pair.unit
        if one is not None and two is not None and order[two] == order[one] + 1:
            between = self._lines[one.end : two.first]
            if last.part is None or pair.part is None or all(not line.strip() for line in between):
                tight = not between and not (_is_item(last) and _is_item(pair))
                headed = shape_of(last) == "heading" and not between
                return (
                    "\n\n"
                    if tight and not headed
                    else "\n" + "".join(f"{line}\n" for line in between)
                )
        return "\n" if _is_item(last) and _is_item(pair) else "\n\n"


def _shares_lines(last: Pair, pair: Pair) -> bool:
    """Whether both stand, as they are, in the same lines."""
    one, two = last.unit, pair.unit
    kept = last.part is None and pair.part is None
    return kept and one is not None and two is not None and one.first <= two.first < one.end


def shape_wanted(pair: Pair) -> Shape:
    """The shape of new words."""
    part = pair.part
    return "paragraph" if part is None or part.shape == "table" else part.shape


def shape_of(pair: Pair) -> Shape:
    """The shape of a paragraph of the new file."""
    return pair.unit.shape if pair.part is None and pair.unit is not None else shape_wanted(pair)


def _is_item(pair: Pair) -> bool:
    return shape_of(pair) == "item"
