"""Spots inside a paragraph: how many characters stand before one, and how to get there again.

A reference of Word's shows the words inside a bookmark, so a bookmark of a person's that is
moved to new content must stand round the same words and no others.
"""

from __future__ import annotations

import copy

from lxml import etree

from fs_toolkit.writers.word.markup import q

_T, _R, _PR = q("w:t"), q("w:r"), q("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def characters_before(paragraph: etree._Element, mark: etree._Element) -> int:
    """How many characters of a paragraph's words stand before a mark inside it."""
    count = 0
    for each in paragraph.iter(_T, str(mark.tag)):
        if each is mark:
            return count
        count += len(each.text or "") if each.tag == _T else 0
    return count


def put_between(paragraph: etree._Element, at: int, element: etree._Element, *, end: bool) -> None:
    """Put an element behind so many characters; a run is parted if it stands in its middle.

    The beginning of a range goes before the words that follow, its `end` behind those before.
    """
    count = 0
    last: etree._Element | None = None
    for text in list(paragraph.iter(_T)):
        run, length = text.getparent(), len(text.text or "")
        if run is None or run.tag != _R or length == 0:
            count += length
            continue
        inside = at - count
        if inside == 0 and (at == 0 or not end):
            _outermost(paragraph, run).addprevious(element)
            return
        if 0 < inside < length and _part(run, text, inside):
            run.addnext(element)
            return
        last, count = run, count + length
        if count >= at and end:
            break
    if last is not None:
        _outermost(paragraph, last).addnext(element)
    else:
        paragraph.append(element)


def _part(run: etree._Element, text: etree._Element, at: int) -> bool:
    """Part a run in two within its only text; whether that could be done."""
    if any(child.tag not in {_PR, _T} or (child.tag == _T and child is not text) for child in run):
        return False
    words = text.text or ""
    second = copy.deepcopy(run)
    half = second.find(_T)
    if half is None:
        return False
    text.text, half.text = words[:at], words[at:]
    for each in (text, half):
        each.set(_SPACE, "preserve")
    run.addnext(second)
    return True


def _outermost(paragraph: etree._Element, run: etree._Element) -> etree._Element:
    """The child of the paragraph that a run stands in: a link, the frame of a value, or itself."""
    around = run
    while (parent := around.getparent()) is not None and parent is not paragraph:
        around = parent
    return around
