"""A fresh list of contents made to fit a document that people changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.renumber import printed_numbers

if TYPE_CHECKING:
    from docx.document import Document


def relisted(content: etree._Element, document: Document) -> etree._Element:
    """The list without entries that lead nowhere, its numbers as the document has them."""
    printed = printed_numbers(document)
    for paragraph in list(content.iter(q("w:p"))):
        link = paragraph.find(q("w:hyperlink"))
        if link is None:
            continue
        anchor = link.get(q("w:anchor")) or ""
        if anchor in printed:
            _set_number(link, printed[anchor])
        else:
            _drop(paragraph)
    return content


def _set_number(link: etree._Element, number: str) -> None:
    """The number is what stands before the tab."""
    runs = link.findall(q("w:r"))
    tabbed = next((at for at, run in enumerate(runs) if run.find(q("w:tab")) is not None), 0)
    texts = [text for run in runs[:tabbed] for text in run.iter(q("w:t"))]
    if texts and number:
        texts[0].text = number
        for other in texts[1:]:
            other.text = None


def _drop(paragraph: etree._Element) -> None:
    """Remove an entry; the field that began in it begins in the next."""
    following, parent = paragraph.getnext(), paragraph.getparent()
    if following is not None and parent is not None:
        properties = following.find(q("w:pPr"))
        at = 0 if properties is None else 1
        for run in reversed(paragraph.findall(q("w:r"))):
            following.insert(at, run)
        parent.remove(paragraph)
