"""Blocks to HTML: the one place of this writer that knows every kind of block."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from itertools import count
from typing import assert_never

from fs_toolkit.core.formula import parse
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Equation,
    Group,
    Heading,
    Landscape,
    Missing,
    PageBreak,
    Paragraph,
    Picture,
    Report,
    Spans,
    Table,
)
from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.html.drawings import drawing
from fs_toolkit.writers.html.equations import equation_mathml, result_mathml
from fs_toolkit.writers.html.markup import attribute, element, words
from fs_toolkit.writers.html.spans import Inline
from fs_toolkit.writers.html.tables import table_html
from fs_toolkit.writers.word.anchors import Anchors

_KINDS = {
    "body": "",
    "answer": "answer",
    "small": "small",
    "title": "title",
    "subtitle": "subtitle",
}


class Composition:
    """Turns a report's blocks into HTML."""

    def __init__(
        self,
        report: Report,
        labels: Mapping[str, str],
        draw: Callable[[ChartData], str],
        names: Mapping[str, str],
    ) -> None:
        self._labels, self._draw, self._names = labels, draw, names
        self.anchors = Anchors(report, labels)
        self.inline = Inline(self.anchors, labels)
        self._charts = count(1)
        self._open: list[int] = []

    def html(self, blocks: tuple[Block, ...]) -> str:
        """The blocks in order."""
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(id=id, level=level):
                return element(f"h{self._depth(level) + 1}", self.heading(block), id=id)
            case Paragraph():
                return self._paragraph(block)
            case Bullets():
                return self._bullets(block)
            case Table(id=id, source=source):
                table = table_html(block, self._caption(id), self.inline)
                return self._figure(id, "table", table, source)
            case Chart(id=id, data=data, alt=alt, source=source):
                shown = drawing(self._draw(data), next(self._charts), alt)
                return self._figure(id, "chart", self._captioned(id, shown), source)
            case Picture(id=id, image=image, alt=alt, source=source):
                kind = "png" if image.startswith(b"\x89PNG") else "jpeg"
                address = f"data:image/{kind};base64,{b64encode(image).decode()}"
                shown = f'<img src="{address}" alt={attribute(alt)}>'
                return self._figure(id, "chart", self._captioned(id, shown), source)
            case Equation():
                return self._equation(block)
            case Callout(id=id, title=title, body=body):
                inner = element("p", words(title), id=f"title-{id}", kind="box-title")
                inner += "".join(map(self._block, body))
                return f'<aside id={attribute(id)} class="box" aria-labelledby="title-{id}">{inner}</aside>'
            case Missing():
                return self._missing(block)
            case PageBreak(id=id):
                return element("div", "", id=id, kind="break")
            case Landscape(id=id, blocks=blocks):
                return element("div", self.html(blocks), id=id, kind="wide")
            case Group(id=id, blocks=blocks):
                return element("div", self.html(blocks), id=id)
            case _:
                assert_never(block)

    def _depth(self, level: int) -> int:
        """How deep a heading stands: a reader by ear goes by levels, and none may be left out."""
        self._open = [*(each for each in self._open if each < level), level]
        return len(self._open)

    def heading(self, heading: Heading) -> str:
        """A heading's words, after its number."""
        number = self.anchors[heading.id].number
        before = element("span", words(number), kind="number") + " " if number else ""
        return before + words(heading.text)

    def _paragraph(self, block: Paragraph) -> str:
        return element("p", self.inline.html(block.spans), id=block.id, kind=_KINDS[block.style])

    def _bullets(self, block: Bullets) -> str:
        items = "".join(f"<li>{self.inline.html(item)}</li>" for item in block.items)
        return element("ol" if block.numbered else "ul", items, id=block.id) if items else ""

    def _caption(self, id: str) -> str:
        anchor = self.anchors[id]
        return element("span", words(anchor.printed), kind="number") + " " + words(anchor.text)

    def _captioned(self, id: str, content: str) -> str:
        return element("figcaption", self._caption(id)) + element("div", content, kind="scroll")

    def _figure(self, id: str, kind: str, content: str, source: Spans) -> str:
        line = element("p", self.inline.html(source), kind="source") if source else ""
        return element("figure", content + line, id=id, kind=kind)

    def _equation(self, block: Equation) -> str:
        number = element("span", words(self.anchors[block.id].printed), kind="number")
        head = element("p", words(block.name) + " " + number)
        tree = parse(block.formula)
        lines = [equation_mathml(tree, self._names)]
        if block.values:
            lines += [equation_mathml(tree, dict(block.values)), result_mathml(block.result)]
        shown = "".join(element("div", line, kind="scroll") for line in lines)
        return element("div", head + shown, id=block.id, kind="equation")

    def _missing(self, block: Missing) -> str:
        asked = (("Who must answer", block.who), ("How to collect", block.instrument))
        title = f"{self._labels['Pending']}: {block.what}"
        inner = element("p", words(title), kind="box-title")
        inner += "".join(
            f"<p><strong>{words(self._labels[label])}:</strong> {words(text)}</p>"
            for label, text in asked
            if text
        )
        return f'<div id={attribute(block.id)} class="box pending" role="note">{inner}</div>'
