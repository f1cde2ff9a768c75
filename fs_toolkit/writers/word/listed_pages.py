"""Page numbers in the lists of contents, tables and figures, as Word writes them at F9.

Each entry is a link that ends in a tab and a PAGEREF field. Nobody but a program that lays
the document out knows the numbers, so they come from outside; an entry whose page nobody
knows ends where its words end, for a wrong number would be worse than none.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from lxml import etree

from fs_toolkit.writers.word.fields import field
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import parsed, q

_MARK, _CODE, _LINK, _RUN = q("w:fldChar"), q("w:instrText"), q("w:hyperlink"), q("w:r")
_ANCHOR, _KIND, _TAB = q("w:anchor"), q("w:fldCharType"), q("w:tab")


def listed(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The entries of a document's lists: each link, with the bookmark it leads to."""
    codes: list[str] = []
    for each in root.iter(_MARK, _CODE, _LINK):
        if each.tag == _LINK:
            anchor = each.get(_ANCHOR)
            if anchor and any(code.split()[:1] == ["TOC"] for code in codes):
                yield each, anchor
        elif each.tag == _CODE:
            if codes:
                codes[-1] += each.text or ""
        elif each.get(_KIND) == "begin":
            codes.append("")
        elif each.get(_KIND) == "end" and codes:
            codes.pop()


def show_pages(root: etree._Element, pages: Mapping[str, str]) -> None:
    """Make the lists show pages by bookmark; an entry whose page is not among them shows none."""
    for link, anchor in list(listed(root)):
        without_page(link)
        if page := pages.get(anchor):
            number = field(f"PAGEREF {anchor} \\h", page)
            link.extend(parsed(f"<w:p><w:r><w:tab/></w:r>{number}</w:p>"))


def without_page(link: etree._Element) -> None:
    """Take the page out of an entry: its field, and the tab before it."""
    runs = list(link.iterchildren(_RUN))
    begins = next((at for at, run in enumerate(runs) if _begins_page(runs, at)), None)
    if begins is None:
        return
    if begins and _is_tab(runs[begins - 1]):
        begins -= 1
    for run in runs[begins:]:
        link.remove(run)


def _begins_page(runs: list[etree._Element], at: int) -> bool:
    mark = runs[at].find(_MARK)
    if mark is None or mark.get(_KIND) != "begin":
        return False
    code = "".join(text.text or "" for run in runs[at : at + 4] for text in run.iter(_CODE))
    return code.split()[:1] == ["PAGEREF"]


def _is_tab(run: etree._Element) -> bool:
    seen = [child for child in run if child.tag != q("w:rPr")]
    return len(seen) == 1 and seen[0].tag == _TAB


def show_total(root: etree._Element, pages: int | None) -> None:
    """Make "of 40" in a header or footer show the number of pages; None shows nothing."""
    code, shown = "", None
    for each in list(root.iter(_MARK, _CODE, q("w:t"))):
        kind = each.get(_KIND) if each.tag == _MARK else ""
        if kind == "begin":
            code, shown = "", None
        elif each.tag == _CODE:
            code += each.text or ""
        elif code.split()[:1] != ["NUMPAGES"]:
            continue
        elif kind == "separate":
            shown = each.getparent()
        elif kind == "end":
            _show_after(shown, pages)
            code = ""
        elif shown is not None:
            each.text = ""


def _show_after(mark: etree._Element | None, pages: int | None) -> None:
    """Put the number behind the mark at which a field's result begins."""
    following, parent = (None, None) if mark is None else (mark.getnext(), mark.getparent())
    if mark is None or parent is None:
        return
    if following is not None and following.find(q("w:t")) is not None:
        parent.remove(following)
    if pages is not None:
        made = copy.deepcopy(mark)
        for each in made.findall(_MARK):
            made.remove(each)
        etree.SubElement(made, q("w:t")).text = str(pages)
        mark.addnext(made)


def shown_pages(root: etree._Element) -> dict[str, str]:
    """The pages that the lists show, by bookmark."""
    shown: dict[str, str] = {}
    for link, anchor in listed(root):
        for found in found_fields(link):
            if found.words[:1] == ["PAGEREF"] and found.text:
                shown[anchor] = found.text
    return shown


def entry_words(paragraph: etree._Element) -> str:
    """The words of an entry, without its page."""
    words: list[str] = []
    codes: list[str] = []
    for each in paragraph.iter(_MARK, _CODE, q("w:t"), _TAB):
        kind = each.get(_KIND) if each.tag == _MARK else ""
        if kind == "begin":
            codes.append("")
        elif kind == "end":
            codes = codes[:-1]
        elif each.tag == _CODE and codes:
            codes[-1] += each.text or ""
        elif each.tag in (_TAB, q("w:t")) and "PAGEREF" not in " ".join(codes).split():
            words.append(each.text or " ")
    return "".join(words)
