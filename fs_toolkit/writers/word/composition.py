"""Blocks to pieces: the one place that knows every kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count, zip_longest
from typing import TYPE_CHECKING, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE as RT

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
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Report,
    Spans,
    Table,
    Text,
)
from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.word.anchors import Anchor, Anchors, sequence_identifier
from fs_toolkit.writers.word.charts import add_chart, chart_xml, native
from fs_toolkit.writers.word.contents import contents
from fs_toolkit.writers.word.equation_lines import equation_lines, result_line
from fs_toolkit.writers.word.fields import chapter_number, sequence
from fs_toolkit.writers.word.footnotes import Footnotes, footnotes_part
from fs_toolkit.writers.word.front import document_control, title_page
from fs_toolkit.writers.word.inline_values import framed_xml
from fs_toolkit.writers.word.markup import bookmark_name, bookmarked, paragraph, run
from fs_toolkit.writers.word.numbering import Numbering
from fs_toolkit.writers.word.package import StyleIds
from fs_toolkit.writers.word.palette import palette_of
from fs_toolkit.writers.word.pictures import PER_CM, Room, picture_xml
from fs_toolkit.writers.word.pieces import Kind, Piece
from fs_toolkit.writers.word.prose import Prose
from fs_toolkit.writers.word.sections import Orientation, Sections
from fs_toolkit.writers.word.spans import Inline
from fs_toolkit.writers.word.tables import table_xml

if TYPE_CHECKING:
    from docx.document import Document

GUARD = "_FSb_"
"""Begins the hidden bookmark round each thing we wrote."""

LEGEND = 500
"""Letters of a line of sources from which it may part over two pages: five lines."""


class Composition:
    """Turns a report into pieces for one document."""

    def __init__(
        self,
        document: Document,
        report: Report,
        labels: Mapping[str, str],
        draw: Callable[[ChartData], bytes],
        names: Mapping[str, str],
        outline: Callable[[ChartData], bytes] | None = None,
    ) -> None:
        self._document, self._report, self._labels = document, report, labels
        self._draw, self._outline, self._names = draw, outline, names
        self.styles = StyleIds(document)
        self._anchors = Anchors(report, labels)
        self._palette = palette_of(document)
        self._sections = Sections(document)
        self._page: Orientation = "cover"
        self._page_break = self._upright_next = False
        self._bookmarks, self._drawings = count(1), count(1)
        self.notes = Footnotes(footnotes_part(document), self.styles)
        self.inline = self._inlines()
        self._numbering = Numbering(document, self.styles)
        self._prose = Prose(self.styles, self.inline, labels, self._numbering.begun)

    def pieces(self) -> Iterator[Piece]:
        """The whole report, cover first. Closes the document's last section."""
        front, width = self._report.front, self._sections.width("cover")
        yield from title_page(front, self.styles)
        yield from document_control(front, self.styles, self._labels, width)
        yield from self._turn("upright")
        yield from self._blocks(self._report.summary)
        yield from self._turn("upright")
        yield from contents(self._anchors, self._labels, self.styles)
        yield from self._blocks(self._report.body)
        self._sections.close(self._page)

    def guarded(self, id: str, content: str) -> str:
        """Content inside its hidden bookmark."""
        return bookmarked(next(self._bookmarks), bookmark_name(GUARD, id), content)

    # --- Blocks ---
    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Piece]:
        for block, following in zip_longest(blocks, blocks[1:]):
            yield from self._block(block, following)

    def _block(self, block: Block, following: Block | None) -> Iterator[Piece]:
        if isinstance(block, PageBreak):
            self._page_break = True
            return
        if isinstance(block, Landscape):
            yield from self._turn("turned")
            for inner, after in zip_longest(block.blocks, block.blocks[1:]):
                yield from self._one(inner, after)
            self._upright_next = True
            return
        yield from self._one(block, following)

    def _one(self, block: Block, following: Block | None) -> Iterator[Piece]:
        yield from self._broken(block)
        match block:
            case Heading(id=id):
                yield Piece(self._heading(block, guard=True), id, "heading", block.text)
            case Paragraph():
                xml = self._prose.paragraph(block, following)
                yield Piece(xml, block.id, "paragraph", _words(block.spans))
            case Bullets(id=id, items=items):
                if items:
                    yield Piece(self._prose.bullets(block), id, "bullets", _words(items[0]))
            case Table():
                yield self._caption(block.id)
                width = self._sections.width(self._page)
                xml = table_xml(block, width, self.styles, self.inline, self._palette)
                yield self._captioned(block.id, "table", xml, block.source)
            case Chart():
                yield self._caption(block.id)
                xml = self._chart(block, self._sections.room(self._page))
                yield self._captioned(block.id, "chart", xml, block.source)
            case Picture():
                yield self._caption(block.id)
                room = self._sections.room(self._page)
                narrower = Room(min(room.width, round(block.width_cm * PER_CM)), room.height)
                xml = self._picture(block, block.image, narrower)
                yield self._captioned(block.id, "picture", xml, block.source)
            case Equation():
                yield Piece(self._equation(block), block.id, "equation", block.name)
            case Callout():
                parted = following is None or not _begins_page(following)
                yield Piece(
                    self._prose.callout(block, parted=parted), block.id, "callout", block.title
                )
            case Missing():
                yield Piece(self._prose.pending(block, following), block.id, "pending", block.what)
            case Group():
                pairs = zip_longest(block.blocks, block.blocks[1:])
                if xml := "".join(self._inside(inner, after) for inner, after in pairs):
                    yield Piece(xml, block.id, "prose", self._title(block), block.file, block.of)
            case PageBreak() | Landscape():
                raise ValueError(
                    f"{block.id}: turned pages hold no page breaks and no turned pages"
                )
            case _:
                assert_never(block)

    def _inside(self, block: Paragraph | Bullets | Heading, following: Block | None) -> str:
        """A block of a prose file, which is one piece as a whole."""
        match block:
            case Heading():
                return self._heading(block, guard=False)
            case Bullets():
                return self._prose.bullets(block)
            case Paragraph():
                return self._prose.paragraph(block, following)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading, *, guard: bool) -> str:
        flush = '<w:ind w:left="0" w:firstLine="0"/>'
        same_page = heading.level == 1 and not heading.new_page
        properties = "".join(
            (
                '<w:pageBreakBefore w:val="0"/>' if same_page else "",
                "" if heading.numbered else self._numbering.silent(),
                '<w:spacing w:before="480"/>' if same_page else "",
                "" if heading.numbered else flush,
            )
        )
        anchor = self._anchors[heading.id]
        words = bookmarked(next(self._bookmarks), anchor.bookmark, run(heading.text))
        return paragraph(
            self.styles[f"heading {heading.level}"],
            self.guarded(heading.id, words) if guard else words,
            properties,
        )

    def _caption(self, id: str) -> Piece:
        anchor = self._anchors[id]
        number = bookmarked(
            next(self._bookmarks), anchor.bookmark, run(anchor.before_number) + self._number(anchor)
        )
        key = f"{id}#caption"
        words = self.guarded(key, number + run("  " + anchor.text))
        return Piece(paragraph(self.styles["caption"], words), key, "caption", anchor.text)

    def _number(self, anchor: Anchor) -> str:
        chapter = chapter_number(anchor.chapter) if anchor.counted else run(anchor.chapter)
        ordinal = sequence(sequence_identifier(anchor.label), anchor.ordinal)
        return chapter + run("-") + ordinal if anchor.chapter else ordinal

    def _captioned(self, id: str, kind: Kind, xml: str, source: Spans) -> Piece:
        """A table or a picture with its line of sources; a table needs a paragraph after it."""
        line = ""
        if source:
            # a legend of many lines kept whole would leave its table and stand alone overleaf
            parted = '<w:keepLines w:val="0"/>' if len(_words(source)) > LEGEND else ""
            line = paragraph(self.styles["FS Source"], self.inline.runs(source), parted)
        elif kind == "table":
            line = paragraph(self.styles["FS Break"], "", '<w:spacing w:after="200"/>')
        return Piece(xml + line, id, kind, self._anchors[id].text)

    def _chart(self, block: Chart, room: Room) -> str:
        """A native chart where its kind allows, else a picture of it."""
        chart = native(block.data, self._report.front.language)
        if chart is None:
            outline = self._outline(block.data) if self._outline else b""
            return self._picture(block, self._draw(block.data), room, outline)
        size = room.fit(round(chart.width * PER_CM), round(chart.height * PER_CM))
        relation = add_chart(self._document.part, chart)
        drawing = chart_xml(relation, block.alt, number=next(self._drawings), size=size)
        return self._figure(block, drawing)

    def _picture(
        self, block: Chart | Picture, image: bytes, room: Room, outline: bytes = b""
    ) -> str:
        drawing = picture_xml(
            self._document.part, block.id, image, block.alt, number=next(self._drawings), room=room,
            outline=outline,
        )  # fmt: skip
        return self._figure(block, drawing)

    def _figure(self, block: Chart | Picture, drawing: str) -> str:
        alone = "" if block.source else '<w:keepNext w:val="0"/><w:spacing w:after="240"/>'
        return paragraph(self.styles["FS Figure"], drawing, alone)

    def _equation(self, equation: Equation) -> str:
        """The name with its number, the formula a line a paragraph, then the numbers put in."""
        style, anchor = self.styles["FS Equation"], self._anchors[equation.id]
        tree = parse(equation.formula)
        lines = equation_lines(tree, self._names)
        if equation.values:
            lines += (*equation_lines(tree, dict(equation.values)), result_line(equation.result))
        shown = run("(") + framed_xml(self._number(anchor)) + run(")")
        number = bookmarked(next(self._bookmarks), anchor.bookmark, shown)
        head = run(equation.name) + "<w:r><w:tab/></w:r>" + number
        left = '<m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>'
        parts = [head, *(f"<m:oMathPara>{left}{line}</m:oMathPara>" for line in lines)]
        keep = ["<w:keepNext/>"] * (len(parts) - 1) + ['<w:spacing w:after="200"/>']
        return "".join(paragraph(style, part, kept) for part, kept in zip(parts, keep, strict=True))

    # --- Pages ---
    def _turn(self, page: Orientation) -> Iterator[Piece]:
        """End the section if the next page is of another kind."""
        self._upright_next = False
        if page != self._page:
            ending = paragraph(self.styles["FS Break"], "", self._sections.xml(self._page))
            self._page, self._page_break = page, False
            yield Piece(ending)

    def _broken(self, block: Block) -> Iterator[Piece]:
        """What must come before a block so that it stands on the right page."""
        if self._upright_next:
            yield from self._turn("upright")
        if self._page_break and not _begins_page(block):
            yield Piece(paragraph(self.styles["FS Break"], "", "<w:pageBreakBefore/>"))
        self._page_break = False

    # --- Spans ---
    def _inlines(self) -> Inline:
        part = footnotes_part(self._document)
        looks = (
            self.styles["Hyperlink"],
            self.styles["footnote reference"],
            self.styles["FS Untranslated"],
        )

        def refused(_: Note) -> int:
            raise ValueError("a footnote cannot hold a footnote")

        def related(url: str) -> str:
            return self._document.part.relate_to(url, RT.HYPERLINK, is_external=True)

        def related_in_notes(url: str) -> str:
            return part.relate_to(url, RT.HYPERLINK, is_external=True)

        within = Inline(
            self._anchors, related_in_notes, refused, self._labels, *looks, frames=False
        )
        kept = partial(self.notes.add, runs=within.runs)
        return Inline(self._anchors, related, kept, self._labels, *looks, self._bookmarks)

    def _title(self, group: Group) -> str:
        first = group.blocks[0]
        if isinstance(first, Heading):
            return first.text
        return _words(first.spans if isinstance(first, Paragraph) else first.items[0])


def _begins_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and block.new_page


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text)) or "…"
