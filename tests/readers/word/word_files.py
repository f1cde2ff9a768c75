"""Word files made by hand for tests: a body, and the parts that belong to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (
        ("N", "Normal"),
        ("H1", "heading 1"),
        ("H2", "heading 2"),
        ("H3", "heading 3"),
        ("C", "caption"),
        ("LB", "List Bullet"),
        ("LN", "List Number"),
        ("TT", "FS Table Text"),
    )
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def made(body: str, rels: str = "", **parts: str) -> bytes:
    """A document of a body, and of parts by their kind: comments, commentsExtended, footnotes."""
    parts = {"styles": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>", **parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{name}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode(),
            RELATIONS: f'<Relationships xmlns="{package}/relationships">{relations}{rels}</Relationships>'.encode(),
            **{f"word/{name}.xml": text.encode() for name, text in parts.items()},
        }
    )  # fmt: skip


def paragraph(text: str, style: str = "N", inner: str = "") -> str:
    """A paragraph of words in a style; `inner` is XML after them."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}{inner}</w:p>'


def framed(block: str, content: str, hash: str = "0" * 16) -> str:
    """Content in the frame of a block."""
    tag = f'<w:tag w:val="fs1|{block}|{hash}"/>'
    return f"<w:sdt><w:sdtPr>{tag}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of words."""
    cells = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell, 'TT')}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def comment_part(*rows: tuple[str, str, str]) -> str:
    """The comments: (number, author, words); paragraph ids are the number in eight digits."""
    made = "".join(
        f'<w:comment w:id="{id}" w:author="{author}" w:date="2026-01-0{at}T10:00:00Z">'
        f'<w:p w14:paraId="{int(id):08d}"><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:comment>"
        for at, (id, author, text) in enumerate(rows, 1)
    )
    return f"<w:comments {NAMESPACES}>{made}</w:comments>"


def threads(*rows: tuple[int, int, int]) -> str:
    """What belongs together: (comment, the one it answers or -1, whether it is resolved)."""
    made = "".join(
        f'<w15:commentEx w15:paraId="{id:08d}"'
        + (f' w15:paraIdParent="{parent:08d}"' if parent >= 0 else "")
        + f' w15:done="{done}"/>'
        for id, parent, done in rows
    )
    return f"<w15:commentsEx {NAMESPACES}>{made}</w15:commentsEx>"


def about(id: int, words: str) -> str:
    """Words with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{id}"/><w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
        f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'
    )
