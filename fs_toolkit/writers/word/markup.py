"""WordprocessingML as strings: namespaces, clean text, runs, paragraphs, bookmarks.

Strings are made here and parsed once for each block; making a table element by element
costs ten times as much.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import cast

from docx.oxml.parser import parse_xml
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

PREFIXES = {
    "w": W, "r": R, "m": M, "wp": WP, "a": A, "pic": PIC, "mc": MC, "w14": W14, "w15": W15,
}  # fmt: skip
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())

LONGEST_BOOKMARK = 40
"""Characters of a bookmark's name that Word keeps."""

_START = re.compile(r"<[\w:]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile(r"[^ -%'-;=?-~]|^ | $|  ")
"""What a text needs looking at for: beyond ASCII, markup, outer or double spaces."""
_PARTED = re.compile(
    r"(?<=\d) (?=(?:%|km²?|cm|kWh|GB|TB|Mbit/s)(?!\w))|(?<=\b[A-Z]{3}) (?=[−-]?\d)"
)
"""A space between a number and its unit, or a currency and its amount."""
_RELATED = etree.XPath("descendant-or-self::*/@r:*[. != '']", namespaces={"r": R})
_BREAKS = re.compile(r"([\t\n])")


@cache
def q(name: str) -> str:
    """A prefixed name as lxml wants it.

    >>> q("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, local = name.split(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def parsed(xml: str) -> etree._Element:
    """The element of one block's XML, of python-docx's own classes."""
    end = _START.match(xml)
    if end is None:
        raise ValueError("markup begins with an element")
    at = end.end()
    return cast("etree._Element", parse_xml(f"{xml[:at]} {DECLARATIONS}{xml[at:]}"))


def clean(text: str) -> str:
    r"""Text that XML may hold, in Unicode's composed form; line ends are `\n`.

    >>> clean("Qua\u0309n\x07 ly\u0301\r\n")
    'Quản lý\n'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text)


def relationships(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each place inside an element that names a relationship: element, attribute, id."""
    for value in _RELATED(root):
        yield value.getparent(), str(value.attrname), str(value)


def escaped(text: str) -> str:
    """Text in which nothing is markup.

    Not the standard library's: that module loads half of its web client.

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as the value of an attribute, in its quotes."""
    words = escaped(" ".join(clean(text).split())).replace('"', "&quot;")
    return f'"{words}"'


def words(text: str) -> str:
    """What stands inside a run: the text, with line breaks and tabs as Word has them."""
    text = bound(clean(text))
    if not _NOT_PLAIN.search(text):
        return f"<w:t>{text}</w:t>"
    if "\n" not in text and "\t" not in text:
        return _kept(text)
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(marks.get(part) or _kept(part) for part in _BREAKS.split(text) if part)


def bound(text: str) -> str:
    r"""Text in which no line ends between a number and its unit: no-break spaces stand there.

    >>> bound("USD −127 thousand, or 45 % of it").replace("\xa0", "_")
    'USD_−127 thousand, or 45_% of it'
    """
    return _PARTED.sub("\u00a0", text)


def _kept(text: str) -> str:
    """Text with its spaces, which Word drops at either end unless told not to."""
    if text.startswith(" ") or text.endswith(" ") or "  " in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    return f"<w:t>{escaped(text)}</w:t>"


def run(text: str, marks: str = "") -> str:
    """A run of text; `marks` is the XML inside its properties."""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{properties}{words(text)}</w:r>" if text else ""


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a style, given by its id in the template."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def bookmarked(number: int, name: str, content: str) -> str:
    """Content between the two ends of a bookmark."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def bookmark_name(prefix: str, block: str) -> str:
    """A bookmark's name that follows from the block's id alone.

    Dots are not allowed in it and 40 characters are kept, so a digest tells apart
    what the shortened id does not.

    >>> bookmark_name("_Ref_", "environment.profile")
    '_Ref_environment_profile_9fc011c7'
    """
    digest = hashlib.sha256(block.encode()).hexdigest()[:8]
    room = LONGEST_BOOKMARK - len(prefix) - len(digest) - 1
    return f"{prefix}{re.sub('[^A-Za-z0-9]', '_', block)[:room]}_{digest}"
