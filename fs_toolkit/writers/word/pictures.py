"""Pictures and charts in the line of text, with words for who does not see them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from fs_toolkit.writers.word.markup import attribute

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

SVG = "image/svg+xml"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

PER_CM = 360_000
"""English metric units in a centimetre."""
PER_TWENTIETH = 635
"""English metric units in a twentieth of a point."""


class Room:
    """How wide and high a picture may be, in English metric units."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height

    def fit(self, across: int, down: int) -> tuple[int, int]:
        """The size of a picture of so many pixels.

        >>> Room(1000, 400).fit(200, 100)
        (800, 400)
        """
        if across < 1 or down < 1:
            raise ValueError("a picture has at least one pixel")
        scale = min(self.width / across, self.height / down)
        return max(1, round(across * scale)), max(1, round(down * scale))


def picture_xml(
    part: DocumentPart,
    block: str,
    image: bytes,
    alt: str,
    *,
    number: int,
    room: Room,
    outline: bytes = b"",
) -> str:
    """A run that shows the picture, no wider and no higher than its room.

    Programs that can show its `outline`, an SVG, show that; others the image.
    """
    try:
        relation, found = part.get_or_add_image(io.BytesIO(image))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError, KeyError):  # fmt: skip
        raise ValueError(f"{block}: the picture is neither a PNG nor a JPEG file") from None
    width, height = room.fit(found.px_width, found.px_height)
    words = attribute(alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Figure {number}" descr={words}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}" descr={words}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}">{_outline(part, outline)}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _outline(part: DocumentPart, svg: bytes) -> str:
    """The extension of a picture that names the same as an SVG."""
    if not svg:
        return ""
    name = part.package.next_partname("/word/media/image%d.svg")
    relation = part.relate_to(Part(name, SVG, svg, part.package), RT.IMAGE)
    return (
        f'<a:extLst><a:ext uri="{_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_NAMESPACE}" '
        f'r:embed="{relation}"/></a:ext></a:extLst>'
    )
