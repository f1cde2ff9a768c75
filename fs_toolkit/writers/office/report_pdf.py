"""A report as a PDF: tagged, with its headings as outline, its title and its language.

LibreOffice writes the time of day and a random name into every PDF; both are put in order,
so that the same report gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from fs_toolkit.writers.office.program import pdf_of
from fs_toolkit.writers.office.seen_copy import members_of, seen_copy

OPTIONS: Mapping[str, object] = {
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "InitialView": 1,  # the outline beside the first page
    "IsSkipEmptyPages": False,
    "UseLosslessCompression": True,
    "ReduceImageResolution": False,
}

_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})")
_CLOCK = re.compile(rb"/(CreationDate|ModDate)\s*\(D:(\d{14})[^)]*\)")
_NAMES = (
    re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\]"),
    re.compile(rb"/DocChecksum\s*/([0-9A-Fa-f]+)"),
)


def report_pdf(document: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of a Word file, and what leads outside and was left out of it.

    Raises
    ------
    OfficeFailed
        If LibreOffice is not installed, or makes no PDF.
    NotLaidOut
        If it is no Word file.
    """
    members = members_of(document)
    seen = seen_copy(members, pictures=True)
    created = _CREATED.search(members.get("docProps/core.xml", b""))
    stamp = b"".join(created.groups()) if created else b"20000101000000"
    return without_clock(pdf_of(seen.content, OPTIONS), stamp), seen.taken_out


def without_clock(content: bytes, stamp: bytes) -> bytes:
    """A PDF with this date in place of its own, and a name that follows from its content.

    Nothing changes its length, for a PDF points into itself by counting bytes.
    """
    dated = _CLOCK.sub(lambda found: found[0].replace(found[2], stamp), content)
    bare = dated
    for pattern in _NAMES:
        bare = pattern.sub(lambda found: _named(found, b"0" * 64), bare)
    name = hashlib.sha256(bare).hexdigest().upper().encode()
    for pattern in _NAMES:
        dated = pattern.sub(lambda found: _named(found, name), dated)
    return dated


def _named(found: re.Match[bytes], name: bytes) -> bytes:
    whole = found[0]
    for old in found.groups():
        whole = whole.replace(old, (name * 2)[: len(old)])
    return whole
