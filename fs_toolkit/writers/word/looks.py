"""Looks: the colours, fonts and covers that the shipped templates differ in.

Designs of our own in the manner of the houses that such reports are written for; none holds
anybody's logo, name or house font.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Cover = Literal["line", "band", "frame"]


@dataclass(frozen=True)
class Look:
    """How a template looks. Colours are six hexadecimal digits, lengths twentieths of a point."""

    title: str
    """What it is for, in words."""
    accent: str
    """Headings, captions, heads of tables, edges of boxes: at least 7 to 1 on white."""
    second: str
    """A second colour, for charts and for the line on the cover."""
    rule: str
    """Hairlines."""
    tint: str
    """Fill of boxes."""
    grey: str = "595959"
    latin: str = "Calibri"
    headings: str = "Calibri"
    east_asian: str = "Malgun Gothic"
    complex: str = "Nirmala UI"
    left: int = 1418
    right: int = 1417
    capitals: bool = False
    """Whether chapters are headed in capitals."""
    ruled: bool = False
    """Whether a line stands below the heading of a chapter."""
    cover: Cover = "line"

    @property
    def text_width(self) -> int:
        """Width of the text on an upright A4 page."""
        return 11906 - self.left - self.right


LOOKS: Mapping[str, Look] = {
    "report": Look(
        "the toolkit's own: deep blue, a line on the cover",
        accent="1F3864",
        second="2E75B6",
        rule="BFC8D6",
        tint="F1F5FA",
    ),
    "wego": Look(
        "cities' organisations: green, a band on the cover",
        accent="0B5351",
        second="2A9D8F",
        rule="BFD5D2",
        tint="EEF6F5",
        cover="band",
    ),
    "edcf": Look(
        "a Korean lender: navy, lines below the chapters, a frame on the cover",
        accent="0A2F5C",
        second="C8102E",
        rule="C5CCD6",
        tint="F3F5F8",
        headings="Arial",
        latin="Arial",
        ruled=True,
        cover="frame",
    ),
    "world_bank": Look(
        "a development bank: dark blue and light blue, serifs in the headings, chapters in capitals",
        accent="002244",
        second="009FDA",
        rule="B8C7D3",
        tint="EDF5FA",
        headings="Cambria",
        capitals=True,
        ruled=True,
        cover="line",
    ),
}
"""The looks that ship, by the names of their files: templates/report.docx, templates/looks/<name>.docx."""
