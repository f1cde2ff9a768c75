"""What LibreOffice writes otherwise than it found it, put back as it was.

It drops the tags of frames, moves a page break to the end of the paragraph before, takes the
end of a section into a block's last paragraph, does not know that captions count by chapter,
and turns a field at the beginning of a frame into text.
"""

from __future__ import annotations

from lxml import etree

from fs_toolkit.writers.word.inline_values import framed_xml
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.shown import FLAT_CODE

_START, _SDT = q("w:bookmarkStart"), q("w:sdt")
_KIND, _CODE = q("w:fldCharType"), q("w:instrText")
_LEFT_OVER = frozenset({q("w:alias"), q("w:id"), q("w:docPartObj"), q("w:rPr")})


def unwrap(body: etree._Element) -> set[etree._Element]:
    """Take away what another program made of our frames: alias and number, and no tag.

    Gives the paragraphs that one stood in.
    """
    within: set[etree._Element] = set()
    _drop_echoes(body)
    for frame in list(body.iter(_SDT)):
        properties, content = frame.find(q("w:sdtPr")), frame.find(q("w:sdtContent"))
        parent = frame.getparent()
        if properties is None or content is None or parent is None:
            continue
        if all(each.tag in _LEFT_OVER for each in properties):
            at = parent.index(frame)
            for child in reversed(list(content)):
                parent.insert(at, child)
            parent.remove(frame)
            if parent.tag == q("w:p"):
                within.add(parent)
    return within


def _drop_echoes(body: etree._Element) -> None:
    """Of words of several scripts in a frame it writes the whole once for each script.

    A frame goes that stands right behind one of the same name and says nothing but its words
    or parts of them.
    """
    for frame in list(body.iter(_SDT)):
        name, words, parent = _alias(frame), _texts(frame), frame.getparent()
        if parent is None or parent.tag != q("w:p") or not name or not words:
            continue
        said = "".join(words)
        following = frame.getnext()
        while following is not None and following.tag == _SDT and _alias(following) == name:
            echo, following = following, following.getnext()
            if any(text not in said for text in _texts(echo)):
                break
            parent.remove(echo)


def _alias(frame: etree._Element) -> str:
    alias = frame.find(f"{q('w:sdtPr')}/{q('w:alias')}")
    return "" if alias is None else alias.get(q("w:val")) or ""


def _texts(frame: etree._Element) -> list[str]:
    return [text.text or "" for text in frame.iter(q("w:t"))]


def part_section(last: etree._Element, end: etree._Element) -> None:
    """Give the end of a section that a block's last paragraph took over its own paragraph again."""
    properties = last.find(q("w:pPr"))
    section = None if properties is None else properties.find(q("w:sectPr"))
    if properties is not None and section is not None:
        ending = parsed("<w:p><w:pPr/></w:p>")
        ending[0].append(section)
        end.addnext(ending)


def count_by_chapter(caption: etree._Element) -> None:
    """Give a caption's field the switch back that LibreOffice does not know."""
    for code in caption.iter(q("w:instrText")):
        words = (code.text or "").split()
        if words[:1] == ["SEQ"] and "\\s" not in words:
            code.text = f" {' '.join(words)} \\s 1 "


def begin_page(paragraph: etree._Element) -> None:
    """A page break at the beginning of a paragraph of ours is the property that it was."""
    run = paragraph.find(q("w:r"))
    if run is None:
        return
    breaks = [each for each in run if each.tag != q("w:rPr")]
    properties = paragraph.find(q("w:pPr"))
    if properties is None or len(breaks) != 1 or breaks[0].get(q("w:type")) != "page":
        return
    paragraph.remove(run)
    _set_page_break(paragraph)


def frame_links(element: etree._Element) -> None:
    """Put links and fields of a block into frames again: the next time it would print their code."""
    for link in list(element.iter(q("w:hyperlink"))):
        if _stands_free(link):
            _frame([link])
    for begin in list(element.iter(q("w:fldChar"))):
        run = begin.getparent()
        if begin.get(_KIND) == "begin" and run is not None and _stands_free(run):
            runs = _field(run)
            code = "".join(text.text or "" for each in runs for text in each.iter(_CODE)).split()
            if code[:1] == ["REF"] or code[:2] == ["SEQ", "Equation"]:
                _frame(runs)


def _stands_free(element: etree._Element) -> bool:
    """Whether an element stands in its paragraph itself, in no frame and no link."""
    parent = element.getparent()
    return parent is not None and parent.tag == q("w:p")


def _field(begin: etree._Element) -> list[etree._Element]:
    """The runs of a field, from its beginning to its end; none if it does not end beside it."""
    runs: list[etree._Element] = []
    depth = 0
    each: etree._Element | None = begin
    while each is not None:
        runs.append(each)
        for mark in each.iter(q("w:fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(_KIND) or "", 0)
        if depth == 0:
            return runs
        each = each.getnext()
    return []


def _frame(elements: list[etree._Element]) -> None:
    frame = parsed(framed_xml(""))
    elements[0].addprevious(frame)
    frame[-1].extend(elements)


def drop_codes(paragraph: etree._Element) -> None:
    """Take out the code of a field that became text, and the empty field it left."""
    for text in paragraph.iter(q("w:t")):
        text.text = FLAT_CODE.sub("", text.text or "")
    marks = list(paragraph.iter(q("w:fldChar")))
    if marks and next(paragraph.iter(q("w:instrText")), None) is None:
        for mark in marks:
            run = mark.getparent()
            around = None if run is None else run.getparent()
            if run is not None and around is not None and run.find(q("w:t")) is None:
                around.remove(run)


def move_page_breaks(body: etree._Element) -> None:
    """A page break behind a paragraph's words is how the next paragraph begins."""
    for mark in list(body.iter(q("w:br"))):
        run = mark.getparent()
        paragraph = None if run is None else run.getparent()
        if run is None or paragraph is None or paragraph.tag != q("w:p"):
            continue
        alone = all(each.tag in {q("w:rPr"), q("w:br")} for each in run)
        following = paragraph.getnext()
        if (
            mark.get(q("w:type")) == "page"
            and alone
            and run.getnext() is None
            and next(paragraph.iter(q("w:t")), None) is not None
            and following is not None
            and following.tag == q("w:p")
        ):
            paragraph.remove(run)
            _set_page_break(following)


def _set_page_break(paragraph: etree._Element) -> None:
    properties = paragraph.find(q("w:pPr"))
    if properties is None:
        properties = parsed("<w:pPr/>")
        paragraph.insert(0, properties)
    if properties.find(q("w:pageBreakBefore")) is None:
        style = properties.find(q("w:pStyle"))
        made = parsed("<w:pageBreakBefore/>")
        if style is None:
            properties.insert(0, made)
        else:
            style.addnext(made)
