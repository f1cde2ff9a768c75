"""Where things stand in a laid-out document: read from the PDF's named destinations."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

OPTIONS: Mapping[str, object] = {
    "ExportBookmarksToPDFDestination": True,
    "ExportBookmarks": False,
    "UseTaggedPDF": False,
    "IsSkipEmptyPages": False,
    "ReduceImageResolution": False,
    "UseLosslessCompression": True,
}
"""Options of an export that is read and thrown away: every bookmark is a destination."""

_ESCAPED = re.compile("5F")


@dataclass(frozen=True)
class LaidOut:
    """Pages of a document, counted from 1."""

    places: Mapping[str, int]
    """The page on which each bookmark begins."""
    pages: int
    fonts: tuple[str, ...]
    """Families of the fonts that it is set in."""


def read_pdf(content: bytes) -> LaidOut:
    """The places in a PDF.

    Raises
    ------
    ValueError
        If it is no PDF that can be read.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        places = {
            bookmark_of(name): (reader.get_destination_page_number(found) or 0) + 1
            for name, found in reader.named_destinations.items()
        }
        fonts = tuple(sorted({name for page in reader.pages for name in _fonts(page)}))
        return LaidOut(places, len(reader.pages), fonts)
    except (PyPdfError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the PDF cannot be read ({error})") from None


def bookmark_of(destination: str) -> str:
    """The bookmark that a destination was made from: underscores come escaped.

    >>> bookmark_of("/5FRef5Fsummary5F761b7ad8")
    '_Ref_summary_761b7ad8'
    """
    return _ESCAPED.sub("_", destination.lstrip("/"))


def _fonts(page: Any) -> Iterator[str]:
    """Families of the fonts of a page: `BAAAAA+Carlito-Bold` is Carlito."""
    resources = page.get("/Resources", {})
    for font in resources.get("/Font", {}).values():
        name = str(font.get_object().get("/BaseFont", "/")).lstrip("/")
        yield re.split("[-,]", name.rpartition("+")[2])[0]
