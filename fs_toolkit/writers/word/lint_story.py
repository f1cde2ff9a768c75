"""Rules over one story: the body, a header, a footer, the notes or the comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.writers.word.markup import LONGEST_BOOKMARK, q, relationships

LONGEST_TAG = 64
"""Characters of a control's tag that Word keeps."""

_REFERENCE = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_AFTER_TEXT = frozenset(
    q(f"w:{name}")
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_SPAN = f"{q('w:tcPr')}/{q('w:gridSpan')}"
_GAPS = tuple(f"{q('w:trPr')}/{q(name)}" for name in ("w:gridBefore", "w:gridAfter"))
_CELL, _ROW = q("w:tc"), q("w:tr")
_UNEVEN = tuple(q(f"w:{name}") for name in ("gridSpan", "gridBefore", "gridAfter"))
_ENDS = (q("w:p"), q("w:sdt"))
_STYLES = frozenset(q(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))


@dataclass(frozen=True)
class Remark:
    """One thing that Word may stumble over."""

    code: str
    part: str
    problem: str

    def __str__(self) -> str:
        return f"{self.code} {self.part}: {self.problem}"


@dataclass(frozen=True)
class Story:
    """A part with text."""

    part: str
    root: etree._Element
    relations: frozenset[str]
    known: Mapping[str, frozenset[str]]
    """What it may refer to, by kind: styles, numberings, notes, comments, bookmarks."""

    def remark(self, code: str, problem: str) -> Remark:
        """A remark on this part."""
        return Remark(code, self.part, problem)


def bookmark_names(root: etree._Element) -> Iterator[str]:
    """Names of a story's bookmarks."""
    return (each.get(q("w:name")) or "" for each in root.iter(q("w:bookmarkStart")))


def drawing_numbers(root: etree._Element) -> Iterator[str]:
    """Numbers of a story's drawings."""
    return (each.get("id") or "" for each in root.iter(q("wp:docPr")))


def references(root: etree._Element, kind: str) -> Iterator[str]:
    """Numbers of the notes or comments that a story refers to."""
    return (each.get(q("w:id")) or "" for each in root.iter(q(f"w:{kind}Reference")))


# --- Rules ---
def bookmarks_are_whole(story: Story) -> Iterator[Remark]:
    """A bookmark has one beginning and one end; a name of 40 characters at most."""
    starts = Counter(each.get(q("w:id")) for each in story.root.iter(q("w:bookmarkStart")))
    ends = Counter(each.get(q("w:id")) for each in story.root.iter(q("w:bookmarkEnd")))
    for id, times in starts.items():
        if times > 1:
            yield story.remark("BMK1", f"{times} bookmarks have the number {id}")
    for id in set(starts) ^ set(ends):
        yield story.remark("BMK2", f"bookmark {id} has only one of its ends")
    for name in bookmark_names(story.root):
        if len(name) > LONGEST_BOOKMARK:
            yield story.remark("BMK4", f"the bookmark name {name} is too long")


def controls_are_sound(story: Story) -> Iterator[Remark]:
    """A control has a number of its own, a short tag and something in it."""
    numbers: Counter[str] = Counter()
    for properties in story.root.iter(q("w:sdtPr")):
        number, tag = properties.find(q("w:id")), properties.find(q("w:tag"))
        if number is not None:
            numbers[number.get(q("w:val")) or ""] += 1
        if tag is not None and len(tag.get(q("w:val")) or "") > LONGEST_TAG:
            yield story.remark("CTL2", f"the tag {tag.get(q('w:val'))} is too long")
    for number_of, times in numbers.items():
        if times > 1:
            yield story.remark("CTL1", f"{times} controls have the number {number_of}")
    for content in story.root.iter(q("w:sdtContent")):
        if len(content) == 0:
            yield story.remark("CTL3", "a control is empty")
        if next(content.iter(q("w:sectPr")), None) is not None:
            yield story.remark("CTL4", "a section ends inside a control")


def cells_end_with_a_paragraph(story: Story) -> Iterator[Remark]:
    """Word refuses a file in which one does not."""
    for cell in story.root.iter(_CELL):
        if len(cell) and cell[-1].tag in _ENDS:
            continue
        content = [child.tag for child in cell if child.tag != q("w:tcPr")]
        while content and content[-1] in _AFTER_TEXT:
            content.pop()
        if not content or content[-1] not in _ENDS:
            yield story.remark("TBL1", "a cell does not end with a paragraph")


def rows_fill_the_grid(story: Story) -> Iterator[Remark]:
    """A row with a cell too few or too many shifts the columns."""
    for table in story.root.iter(q("w:tbl")):
        grid = table.find(q("w:tblGrid"))
        columns = 0 if grid is None else len(grid)
        if next(table.iter(*_UNEVEN), None) is None:  # a cell a column, and to count is quick
            counts = {len(row.findall(_CELL)) for row in table.iterchildren(_ROW)}
            if counts <= {columns}:
                continue
        for at, row in enumerate(table.findall(q("w:tr")), 1):
            if row.find(q("w:sdt")) is None and (spanned := _spanned(row)) != columns:
                yield story.remark(
                    "TBL2", f"row {at} of a table fills {spanned} of {columns} columns"
                )


def _spanned(row: etree._Element) -> int:
    spans = 0
    for cell in row.findall(q("w:tc")):
        span = cell.find(_SPAN)
        spans += 1 if span is None else int(span.get(q("w:val")) or 1)
    for path in _GAPS:
        gap = row.find(path)
        spans += 0 if gap is None else int(gap.get(q("w:val")) or 0)
    return spans


def tables_stand_apart(story: Story) -> Iterator[Remark]:
    """Two tables without a paragraph between them become one in Word."""
    body = story.root.find(q("w:body"))
    before = ""
    for element in _flat(body) if body is not None else ():
        if element.tag == q("w:tbl"):
            if before == q("w:tbl"):
                yield story.remark("TBL4", "two tables follow each other without a paragraph")
            if element.find(f"{q('w:tblPr')}/{q('w:tblCaption')}") is None:
                yield story.remark("TBL3", "a table has no words for who does not see it")
        before = str(element.tag)


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == q("w:sdt"):
            content = element.find(q("w:sdtContent"))
            yield from _flat(content) if content is not None else ()
        elif element.tag not in _AFTER_TEXT:
            yield element


def fields_are_closed(story: Story) -> Iterator[Remark]:
    """An open field swallows the rest of the document; a dirty one asks a question."""
    depth = 0
    for mark in story.root.iter(q("w:fldChar")):
        depth += {"begin": 1, "end": -1}.get(mark.get(q("w:fldCharType")) or "", 0)
        if depth < 0:
            yield story.remark("FLD1", "a field ends that never began")
            depth = 0
        if mark.get(q("w:dirty")) not in {None, "0", "false"}:
            yield story.remark("FLD5", "a field asks Word to update it")
    if depth:
        yield story.remark("FLD2", f"{depth} fields never end")


def references_lead_somewhere(story: Story) -> Iterator[Remark]:
    """Word prints "Error! Reference source not found" otherwise."""
    for code in story.root.iter(q("w:instrText")):
        found = _REFERENCE.match(code.text or "")
        if found and found[1] not in story.known["bookmark"]:
            yield story.remark("FLD3", f"a field refers to {found[1]}, which is not there")
    for link in story.root.iter(q("w:hyperlink")):
        anchor = link.get(q("w:anchor"))
        if anchor and anchor not in story.known["bookmark"]:
            yield story.remark("FLD3", f"a link leads to {anchor}, which is not there")


def names_are_known(story: Story) -> Iterator[Remark]:
    """Styles, numberings, notes, comments and relationships that are used exist."""
    kinds = {
        q("w:numId"): ("numbering", "NUM1"),
        q("w:footnoteReference"): ("footnote", "NTE1"),
        q("w:endnoteReference"): ("endnote", "NTE1"),
        q("w:commentReference"): ("comment", "NTE1"),
        q("w:commentRangeStart"): ("comment", "NTE1"),
    } | dict.fromkeys(_STYLES, ("style", "STY1"))
    for _ in story.root.iter(etree.Comment, etree.PI):
        yield story.remark("XML1", "an XML comment or instruction stands in the text")
    for element in story.root.iter(*kinds):
        kind, code = kinds[str(element.tag)]
        name = element.get(q("w:val")) or element.get(q("w:id")) or ""
        if name not in story.known[kind]:
            yield story.remark(code, f"the {kind} {name} is not there")
    for _, _, id in relationships(story.root):
        if id not in story.relations:
            yield story.remark("REL2", f"relationship {id} is not there")


def drawings_have_words(story: Story) -> Iterator[Remark]:
    """Who does not see a picture is told what it shows."""
    for drawing in story.root.iter(q("wp:docPr")):
        if not drawing.get("descr"):
            yield story.remark("DRW2", f"drawing {drawing.get('id')} has no alternative text")


STORY_RULES: tuple[Callable[[Story], Iterator[Remark]], ...] = (
    bookmarks_are_whole,
    controls_are_sound,
    cells_end_with_a_paragraph,
    rows_fill_the_grid,
    tables_stand_apart,
    fields_are_closed,
    references_lead_somewhere,
    names_are_known,
    drawings_have_words,
)
