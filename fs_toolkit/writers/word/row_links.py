"""Links from numbers to rows, put in order after blocks were renewed, kept or deleted.

A block that stays as it was keeps its links, whatever the study says of a number now; and a
person may have deleted the row.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fs_toolkit.writers.word.lint_story import bookmark_names
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.rows import ROW

_LINK, _ANCHOR, _HINT = q("w:hyperlink"), q("w:anchor"), q("w:tooltip")


def row_links(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each link to a row, with the bookmark that it leads to."""
    for link in root.iter(_LINK):
        anchor = link.get(_ANCHOR) or ""
        if anchor.startswith(ROW):
            yield link, anchor


def order_row_links(body: etree._Element, fresh: etree._Element) -> None:
    """Give links the hints of a fresh report, and take away those that lead nowhere.

    The words of a number stay as they are.
    """
    there = set(bookmark_names(body))
    hints = {anchor: link.get(_HINT) or "" for link, anchor in row_links(fresh)}
    for link, anchor in list(row_links(body)):
        if anchor not in there:
            _unlink(link)
        elif hint := hints.get(anchor):
            link.set(_HINT, hint)


def _unlink(link: etree._Element) -> None:
    """Leave what a link shows in its place."""
    parent = link.getparent()
    if parent is None:
        return
    at = parent.index(link)
    for child in reversed(link):
        parent.insert(at + 1, child)
    parent.remove(link)
