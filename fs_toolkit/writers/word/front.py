"""The title page, with the document control on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fs_toolkit.document.blocks import FrontMatter
from fs_toolkit.writers.word.markup import attribute, paragraph, run
from fs_toolkit.writers.word.package import StyleIds
from fs_toolkit.writers.word.pieces import Piece


def title_page(front: FrontMatter, styles: StyleIds) -> Iterator[Piece]:
    """What stands on the cover, one piece a line, so that an update can renew each."""
    lines = (
        ("front.place", "FS Cover Place", front.place),
        ("front.title", "Title", front.title),
        ("front.subtitle", "Subtitle", front.subtitle),
        ("front.status", "FS Status", front.status),
        ("front.date", "FS Cover Line", front.date),
        ("front.authors", "FS Cover Line", "\n".join(front.authors)),
        ("front.notice", "FS Notice", front.notice),
    )
    for id, style, text in lines:
        if text:
            yield Piece(paragraph(styles[style], run(text)), id, "front", text)


def document_control(
    front: FrontMatter, styles: StyleIds, labels: Mapping[str, str], width: int
) -> Iterator[Piece]:
    """Version, reviewers, distribution: a small table at the foot of the cover."""
    if not front.control:
        return
    title = labels["Document control"]
    first = width // 3
    heading = paragraph(
        styles["FS Status"], run(title), '<w:spacing w:before="720" w:after="100"/>'
    )
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(first, styles['FS Table Total'], what)}"
        f"{_cell(width - first, styles['FS Table Text'], value)}</w:tr>"
        for what, value in front.control
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["FS Table"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(title)}/></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{first}"/><w:gridCol w:w="{width - first}"/></w:tblGrid>{rows}</w:tbl>'
    )
    after = paragraph(styles["FS Break"], "")
    yield Piece(heading + table + after, "front.control", "front", title)


def _cell(width: int, style: str, text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, run(text or "–"))}</w:tc>'
