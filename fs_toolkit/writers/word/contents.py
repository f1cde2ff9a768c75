"""Contents and lists of tables and figures, filled before Word has opened the file.

The entries are links. They carry no page numbers, since only Word knows them: a wrong
number would be worse than none. F9 makes Word rebuild the lists, with numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fs_toolkit.writers.word.anchors import Anchor, Anchors, sequence_identifier
from fs_toolkit.writers.word.fields import CLOSED, opened
from fs_toolkit.writers.word.markup import paragraph, run
from fs_toolkit.writers.word.package import StyleIds
from fs_toolkit.writers.word.pieces import Piece

DEPTH = 2
"""Levels of headings that the contents list."""


def contents(anchors: Anchors, labels: Mapping[str, str], styles: StyleIds) -> Iterator[Piece]:
    """The pieces that stand between the summary and the first chapter."""
    headings = [anchor for anchor in anchors.of("heading") if anchor.ordinal <= DEPTH]
    if headings:
        lines = [
            (styles[f"toc {heading.ordinal}"], _entry(heading, heading.number))
            for heading in headings
        ]
        yield _list(
            "contents", labels["Contents"], f'TOC \\o "1-{DEPTH}" \\h \\z \\u', lines, styles
        )
    for kind, id, title, label in (
        ("table", "contents.tables", "List of tables", "Table"),
        ("figure", "contents.figures", "List of figures", "Figure"),
    ):
        captions = anchors.of("table" if kind == "table" else "figure")
        if captions:
            style = styles["table of figures"]
            lines = [(style, _entry(caption, caption.printed)) for caption in captions]
            code = f'TOC \\h \\z \\c "{sequence_identifier(labels[label])}"'
            yield _list(id, labels[title], code, lines, styles)


def _entry(anchor: Anchor, number: str) -> str:
    words = (run(number) + "<w:r><w:tab/></w:r>" if number else "") + run(anchor.text)
    return f'<w:hyperlink w:anchor="{anchor.bookmark}" w:history="1">{words}</w:hyperlink>'


def _list(
    id: str, title: str, instruction: str, lines: list[tuple[str, str]], styles: StyleIds
) -> Piece:
    # the list of tables fills pages of its own: begun below the contents its title would stand alone
    page = "<w:pageBreakBefore/>" if id in ("contents", "contents.tables") else ""
    (style, first), *others = lines
    # The field ends in a paragraph of its own, as Word writes it; the last entry goes with it
    # where it falls over the end of a page, which would else stand empty.
    kept = [""] * (len(others) - 1) + ["<w:keepNext/>"]
    xml = [
        paragraph(styles["TOC Heading"], run(title), page),
        paragraph(style, opened(instruction) + first),
        *(
            paragraph(style, entry, mark)
            for (style, entry), mark in zip(others, kept, strict=False)
        ),
        paragraph(styles["FS Break"], CLOSED),
    ]
    return Piece("".join(xml), id, "contents", title)
