"""Rules for who reads a file otherwise than its author: by ear, on another computer, elsewhere.

Title and language, heads of tables, the order of headings; nothing that lies outside the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from fs_toolkit.writers.word.lint_story import Remark, Story
from fs_toolkit.writers.word.markup import q

Members = Mapping[str, bytes]
Relations = Mapping[str, Mapping[str, etree._Element]]

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CORE, _STYLES, _BODY = "docProps/core.xml", "word/styles.xml", "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MERGE, _SPAN = f"{q('w:tcPr')}/{q('w:vMerge')}", f"{q('w:tcPr')}/{q('w:gridSpan')}"
_MERGED = q("w:vMerge")
_LOST = (" ", "\t", "\n")
_LEADS_OUT = ("hyperlink", "package")
"""Links, and workbooks of charts: these have a rule of their own."""


def reading_remarks(
    members: Members, relations: Relations, roots: Mapping[str, etree._Element]
) -> Iterator[Remark]:
    """Remarks on the file as a whole."""
    yield from _title(members)
    styles = _parsed(members.get(_STYLES, b""))
    if styles is not None:
        yield from _language(styles)
        if _BODY in roots:
            yield from _headings(styles, roots[_BODY])
    for owner, found in relations.items():
        for relation in found.values():
            yield from _outside(owner, relation)


def _parsed(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _title(members: Members) -> Iterator[Remark]:
    core = _parsed(members.get(_CORE, b""))
    if core is None or not (core.findtext(_TITLE) or "").strip():
        yield Remark("DOC1", _CORE, "the document has no title")


def _language(styles: etree._Element) -> Iterator[Remark]:
    lang = styles.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}/{q('w:lang')}")
    if lang is None or not lang.get(q("w:val")):
        yield Remark("DOC2", _STYLES, "the document does not say its language")


def _headings(styles: etree._Element, body: etree._Element) -> Iterator[Remark]:
    levels = {}
    for style in styles.iter(q("w:style")):
        name = style.find(q("w:name"))
        words = "" if name is None else (name.get(q("w:val")) or "").lower()
        if words.startswith("heading ") and words[8:].isdigit():
            levels[style.get(q("w:styleId"))] = int(words[8:])
    last, numbered = 0, True
    for style in body.iter(q("w:pStyle")):
        level = levels.get(style.get(q("w:val")))
        if level is None:
            continue
        if level > last + 1 and numbered:  # under an unnumbered part, prose begins at level 3
            yield Remark("HDG1", _BODY, f"a heading of level {level} follows one of level {last}")
        properties = style.getparent()
        own = None if properties is None else properties.find(q("w:numPr"))
        last, numbered = level, level > 1 or own is None


def _outside(owner: str, relation: etree._Element) -> Iterator[Remark]:
    """Links lead outside, and are followed when somebody clicks; nothing else may."""
    kind = (relation.get("Type") or "").rpartition("/")[2]
    if relation.get("TargetMode") == "External" and kind not in _LEADS_OUT:
        code = "DOC3" if kind == "attachedTemplate" else "REL3"
        yield Remark(code, owner, f"its {kind} lies outside the file: {relation.get('Target')}")


# --- Rules over one story ---
def tables_have_heads(story: Story) -> Iterator[Remark]:
    """A table over two pages repeats its head, and a screen reader says it with each cell.

    One whose look says that its first column is its head needs none.
    """
    for table in story.root.iter(q("w:tbl")):
        row = table.find(q("w:tr"))
        head = None if row is None else row.find(f"{q('w:trPr')}/{q('w:tblHeader')}")
        look = table.find(f"{q('w:tblPr')}/{q('w:tblLook')}")
        if look is not None and look.get(q("w:firstRow")) == "0":
            continue
        if row is not None and head is None and len(table.findall(q("w:tr"))) > 1:
            yield story.remark("TBL5", "a table of several rows has no head row")


def merged_cells_begin(story: Story) -> Iterator[Remark]:
    """A cell that goes on from the row above, where none began, is dropped by Word."""
    for table in story.root.iter(q("w:tbl")):
        if next(table.iter(_MERGED), None) is None:  # most have none, and to ask is quick
            continue
        above: set[int] = set()
        for row in table.findall(q("w:tr")):
            now: set[int] = set()
            at = 0
            for cell in row.findall(q("w:tc")):
                merge = cell.find(_MERGE)
                if merge is not None:
                    now.add(at)
                    if merge.get(q("w:val")) != "restart" and at not in above:
                        yield story.remark("TBL6", "a merged cell goes on that never began")
                span = cell.find(_SPAN)
                at += 1 if span is None else int(span.get(q("w:val")) or 1)
            above = now


def outer_spaces_are_kept(story: Story) -> Iterator[Remark]:
    """Word drops a space at the end of a text that does not ask for it: two words become one."""
    for text in story.root.iter(q("w:t"), q("w:instrText"), q("w:delText")):
        words = text.text or ""
        outer = words.startswith(_LOST) or words.endswith(_LOST)
        if outer and text.get(_SPACE) != "preserve":
            yield story.remark("TXT1", f"the outer space of {words[:40]!r} is lost")


def comments_are_whole(story: Story) -> Iterator[Remark]:
    """The range of a comment has a beginning and an end."""
    starts = {each.get(q("w:id")) for each in story.root.iter(q("w:commentRangeStart"))}
    ends = {each.get(q("w:id")) for each in story.root.iter(q("w:commentRangeEnd"))}
    for id in starts ^ ends:
        yield story.remark("NTE3", f"the range of comment {id} has only one of its ends")


def fields_are_nested(story: Story) -> Iterator[Remark]:
    """A field has one mark between what it asks for and what it shows."""
    open_fields: list[bool] = []
    for mark in story.root.iter(q("w:fldChar")):
        kind = mark.get(q("w:fldCharType"))
        if kind == "begin":
            open_fields.append(False)
        elif kind == "separate":
            if not open_fields or open_fields[-1]:
                yield story.remark("FLD4", "a field's result begins twice, or outside of a field")
            else:
                open_fields[-1] = True
        elif kind == "end" and open_fields:
            open_fields.pop()


READING_RULES: tuple[Callable[[Story], Iterator[Remark]], ...] = (
    tables_have_heads,
    merged_cells_begin,
    outer_spaces_are_kept,
    comments_are_whole,
    fields_are_nested,
)
