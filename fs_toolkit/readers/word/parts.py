"""A block of a Word file as parts of a text: headings, paragraphs, items, with what is in them.

What Markdown has no word for (a picture, an underline, a tracked change) is kept beside the
part as a remark, so that it can be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from fs_toolkit.document.blocks import Link, Note, Ref, Span, Spans, Text
from fs_toolkit.document.inline import merged
from fs_toolkit.document.marked import tagged, text_digest
from fs_toolkit.readers.word.names import ALTERNATIVES, FALLBACK, ID, RELATED, VAL, w
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import LEVELS, Told, words_of
from fs_toolkit.readers.word.tracked import is_tracked

Shape = Literal["heading", "paragraph", "item", "table"]

KEY = "\ue000"
"""Begins the mark of a value that a Word file names; no study can write it."""

_LOOKS = {
    w("u"): "underlined", w("strike"): "struck through", w("dstrike"): "struck through",
    w("highlight"): "highlighted", w("vertAlign"): "raised or lowered", w("color"): "coloured",
}  # fmt: skip
_OFF = ("0", "false", "off", "none", "auto", "baseline")
_PICTURES = {w("drawing"): "a picture", w("pict"): "a picture", w("object"): "an embedded object"}
_SPACES = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011", w("sym"): "?"}
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_LABEL = re.compile(r"(?:Equation|식)\s$")
_BULLETS = ("bullet",)


@dataclass(frozen=True)
class Part:
    """One paragraph of a block, or a table in it."""

    shape: Shape
    spans: Spans
    """A value that the file names is a Text whose mark is `KEY` and the value's key."""
    told: Told
    level: int = 0
    numbered: bool = False
    remarks: tuple[str, ...] = ()
    """What stands there and Markdown has no words for."""
    touched: tuple[tuple[str, str], ...] = ()
    """Values that a person wrote over: key, and what stands there now."""
    tracked: bool = False
    """Whether a change in it is neither accepted nor rejected."""
    before: str = ""
    """Its words without tracked changes."""


def parts_of(
    file: Opened, paragraphs: Sequence[Told], targets: Mapping[str, str], kinds: Mapping[str, str]
) -> list[Part]:
    """The parts of a block.

    Parameters
    ----------
    file, paragraphs :
        The file, and the paragraphs of the block in order.
    targets, kinds : mapping
        Blocks that references lead to, by bookmark; and kinds of blocks.
    """
    reading = _Reading(file, targets, kinds)
    found: list[Part] = []
    tables: set[etree._Element] = set()
    for each in paragraphs:
        if each.in_table:
            table = next(each.element.iterancestors(w("tbl")))
            if table not in tables:
                tables.add(table)
                found.append(Part("table", (), each))
        elif next(each.element.iterancestors(w("p")), None) is None:
            part = reading.part(each)
            if part.spans or part.remarks or part.tracked:
                found.append(part)
    return found


@dataclass
class _Found:
    """What a walk through one paragraph has met."""

    spans: list[Span] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    touched: list[tuple[str, str]] = field(default_factory=list)
    code: str = ""
    in_code: bool = False
    depth: int = 0
    shown: list[Span] = field(default_factory=list)

    def add(self, span: Span) -> None:
        """Keep a span; while a field shows its result, as a part of that."""
        if self.in_code:
            return
        (self.shown if self.depth else self.spans).append(span)


class _Reading:
    def __init__(self, file: Opened, targets: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self._file, self._targets, self._kinds = file, targets, kinds
        self._lists = dict(_lists(file))

    def part(self, told: Told) -> Part:
        """A paragraph as a part."""
        found = _Found()
        self._walk(told.element, found, self._file.addresses)
        spans = merged(found.spans)
        tracked = is_tracked(told.element)
        shape, level, numbered = self._shape(told)
        return Part(
            shape, spans, told, level, numbered, tuple(found.remarks), tuple(found.touched),
            tracked, "".join(_before(told.element)) if tracked else "",
        )  # fmt: skip

    def _shape(self, told: Told) -> tuple[Shape, int, bool]:
        if level := LEVELS.get(told.style):
            return "heading", level, False
        number = told.element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None and number.get(VAL) != "0":
            numbered = self._lists.get(number.get(VAL) or "", False)
            return "item", 0, numbered
        if number is None and told.style.startswith("list bullet"):
            return "item", 0, False
        if number is None and told.style.startswith("list number"):
            return "item", 0, True
        return "paragraph", 0, False

    # --- Spans ---
    def _walk(self, element: etree._Element, found: _Found, addresses: Mapping[str, str]) -> None:
        for child in element:
            tag = child.tag
            if tag == w("r"):
                self._run(child, found)
            elif tag == w("hyperlink"):
                self._link(child, found, addresses)
            elif tag == w("sdt"):
                self._frame(child, found, addresses)
            elif tag == w("fldSimple"):
                inner = _Found()
                self._walk(child, inner, addresses)
                self._field(child.get(w("instr")) or "", inner.spans, found)
            elif tag in (_EQUATION, f"{_EQUATION}Para"):
                found.remarks["an equation"] = None
            elif tag not in (w("pPr"), w("del"), w("moveFrom"), FALLBACK) and isinstance(tag, str):
                self._walk(child, found, addresses)

    def _run(self, run: etree._Element, found: _Found) -> None:
        bold, italic = self._look(run, found)
        for child in run:
            tag = child.tag
            if tag == w("t"):
                found.add(Text(_plain(child.text or ""), bold, italic))
            elif tag in _SPACES:
                found.add(Text(_SPACES[str(tag)], bold, italic))
            elif tag == w("fldChar"):
                self._mark(child.get(w("fldCharType")) or "", found)
            elif tag == w("instrText"):
                found.code += child.text or ""
            elif tag == w("footnoteReference"):
                if note := self._note(child.get(ID) or "", found):
                    found.add(note)
            elif tag == w("endnoteReference"):
                found.remarks["an endnote"] = None
            elif tag in _PICTURES:
                found.remarks[_PICTURES[str(tag)]] = None
            elif tag == ALTERNATIVES:
                found.remarks["a picture"] = None

    def _look(self, run: etree._Element, found: _Found) -> tuple[bool, bool]:
        properties = run.find(w("rPr"))
        bold = italic = False
        for each in () if properties is None else properties:
            on = (each.get(VAL) or "1").lower() not in _OFF
            if each.tag == w("b"):
                bold = on
            elif each.tag == w("i"):
                italic = on
            elif each.tag == w("rStyle"):
                name = self._file.styles.get(each.get(VAL) or "", "")
                bold, italic = bold or name == "strong", italic or name == "emphasis"
            elif each.tag in _LOOKS and on and words_of(run).strip():
                found.remarks[f"{_LOOKS[str(each.tag)]} words"] = None
        return bold, italic

    def _mark(self, kind: str, found: _Found) -> None:
        if kind == "begin":
            found.depth += 1
            if found.depth == 1:
                found.code, found.in_code, found.shown = "", True, []
        elif kind == "separate":
            found.in_code = False
        elif kind == "end" and found.depth:
            found.depth -= 1
            found.in_code = False
            if not found.depth:
                shown, found.shown = found.shown, []
                self._field(found.code, shown, found)

    def _field(self, code: str, shown: Sequence[Span], found: _Found) -> None:
        words = code.split()
        text = "".join(each.text for each in shown if isinstance(each, Text | Link))
        if len(words) > 1 and words[0] == "REF":
            key = self._targets.get(words[1])
            if key is not None:
                if self._kinds.get(key) == "equation":
                    _drop_label(found.spans)
                found.add(Ref(key))
                return
            found.remarks[f"a reference that is none of the report's, “{text}”"] = None
        elif len(words) > 1 and words[0] == "HYPERLINK" and words[1] != "\\l":
            if text.strip():
                found.add(Link(words[1].strip('"'), text))
            return
        for span in shown:
            found.add(span)

    def _link(self, element: etree._Element, found: _Found, addresses: Mapping[str, str]) -> None:
        address = addresses.get(element.get(RELATED) or "", "")
        if not address:
            self._walk(element, found, addresses)
            return
        text = _plain(words_of(element))
        if not text.strip():
            return
        if address.lower().startswith(("http://", "https://")):
            found.add(Link(address, text))
        else:
            found.remarks[f"a link that leads not to the web, {address[:80]!r}"] = None
            found.add(Text(text))

    def _frame(self, element: etree._Element, found: _Found, addresses: Mapping[str, str]) -> None:
        tag = element.find(f"{w('sdtPr')}/{w('tag')}")
        value = tagged(tag.get(VAL) or "") if tag is not None else None
        content = element.find(w("sdtContent"))
        if content is None:
            return
        inner = _Found()
        self._walk(content, inner, addresses)
        if value is None or found.depth:
            for span in inner.spans:
                found.add(span)
            found.remarks |= inner.remarks
            return
        key, hash = value
        texts = [span for span in inner.spans if isinstance(span, Text)]
        text = "".join(span.text for span in texts)
        if not text.strip():
            return  # deleted, with the frame left behind
        if text_digest(text) != hash:
            found.touched.append((key, text))
        bold, italic = all(each.bold for each in texts), all(each.italic for each in texts)
        found.add(Text(text, bold, italic, mark=KEY + key))

    def _note(self, id: str, found: _Found) -> Note | None:
        note = self._file.notes.get(id)
        if note is None:
            return None
        spans: list[Span] = []
        for paragraph in note.iter(w("p")):
            inner = _Found()
            self._walk(paragraph, inner, self._file.addresses_of_notes)
            spans += [*([Text(" ")] if spans else []), *inner.spans]
            found.remarks |= inner.remarks
            found.touched += inner.touched
        return Note(_stripped(merged(spans)))


def _plain(text: str) -> str:
    """Words with ordinary spaces: the kind of a space is the writer's affair."""
    return re.sub(r"[\s\u00a0]", " ", text).replace("\u00ad", "")


def _stripped(spans: Spans) -> Spans:
    out = list(spans)
    if out and isinstance(first := out[0], Text):
        out[0] = Text(first.text.lstrip(), first.bold, first.italic, mark=first.mark)
    if out and isinstance(last := out[-1], Text):
        out[-1] = Text(last.text.rstrip(), last.bold, last.italic, mark=last.mark)
    return merged(out)


def _drop_label(spans: list[Span]) -> None:
    """Take away the word before an equation's number, which the reference itself prints."""
    while spans and isinstance(last := spans[-1], Text) and not last.text:
        spans.pop()
    if spans and isinstance(last := spans[-1], Text):
        spans[-1] = Text(_LABEL.sub("", last.text), last.bold, last.italic)


def _before(element: etree._Element) -> Iterator[str]:
    """The words as they were before every tracked change."""
    for child in element:
        if child.tag in (w("t"), w("delText")):
            yield child.text or ""
        elif child.tag in (w("tab"), w("br")):
            yield " "
        elif child.tag not in (w("ins"), w("moveTo"), w("pPr"), w("instrText"), FALLBACK):
            yield from _before(child)


def _lists(file: Opened) -> Iterator[tuple[str, bool]]:
    """By the number of a numbering: whether it counts."""
    root = file.part("numbering")
    if root is None:
        return
    counts = {
        kind.get(w("abstractNumId")): (
            (form := kind.find(f"{w('lvl')}/{w('numFmt')}")) is not None
            and form.get(VAL) not in _BULLETS
        )
        for kind in root.iter(w("abstractNum"))
    }
    for use in root.iter(w("num")):
        kind = use.find(w("abstractNumId"))
        if kind is not None:
            yield use.get(w("numId")) or "", counts.get(kind.get(VAL), False)
