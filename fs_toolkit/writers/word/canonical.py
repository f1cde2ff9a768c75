"""What a person can see of a block, as text: the basis of its hash.

Word renumbers, renames and splits whatever it saves: relationships, media, runs,
bookmarks, revision marks, even the ids of styles. None of that is in the canonical text.
In it are: the names of paragraph and character styles; text with its bold, italic,
underline, strike, capitals, colour, highlight, size, font, hidden and raised marks; items of lists; rows, cells, merged
and shaded cells; what a field asks for, not what it showed last; the bytes of pictures;
charts as they are seen; alternative texts; footnotes; addresses of links; symbols and
objects; tracked changes.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from lxml import etree

from fs_toolkit.writers.word.charts.parts import CHART
from fs_toolkit.writers.word.charts.seen import chart_text
from fs_toolkit.writers.word.markup import q

_T, _P, _R, _TBL, _TR, _TC = q("w:t"), q("w:p"), q("w:r"), q("w:tbl"), q("w:tr"), q("w:tc")
_P_STYLE, _R_STYLE, _R_PR, _TC_PR = q("w:pStyle"), q("w:rStyle"), q("w:rPr"), q("w:tcPr")
_VAL, _FILL, _ID = q("w:val"), q("w:fill"), q("w:id")
_FIELD_MARK, _INSTRUCTION, _SIMPLE = q("w:fldChar"), q("w:instrText"), q("w:fldSimple")
_MARKS = frozenset(
    q(f"w:{name}")
    for name in (
        "b", "i", "u", "strike", "dstrike", "caps", "smallCaps", "color", "highlight", "sz", "vertAlign", "vanish",
    )
)  # fmt: skip
_ON = frozenset({"", "1", "true", "on"})
_OFF = frozenset({"0", "false", "off"})
_SPECIAL = {
    q("w:br"): "\v",
    q("w:cr"): "\v",
    q("w:ptab"): "\t",
    q("w:noBreakHyphen"): "\u2011",
    q("w:softHyphen"): "\u00ad",
}
_OPENING = {_TBL: "\n<tbl>", _TR: "\n<tr>"}
_STRUCTURE = {q("m:den"): "/", q("m:sup"): "^", q("m:nary"): "∑"}
_CHANGES = frozenset(q(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_CELL = frozenset({q("w:gridSpan"), q("w:vMerge"), q("w:shd")})
_TABLE_ALT = frozenset({q("w:tblCaption"), q("w:tblDescription")})
_MATH_TEXT, _FIELD_KIND = q("m:t"), q("w:fldCharType")
_DELETED, _TAB, _NOTE, _LINK = (
    q("w:delText"),
    q("w:tab"),
    q("w:footnoteReference"),
    q("w:hyperlink"),
)
_BLIP, _DRAWING = q("a:blip"), q("wp:docPr")
_SYMBOL, _LISTED, _FONT = q("w:sym"), q("w:numPr"), q("w:rFonts")
_OBJECTS = frozenset({q("w:pict"), q("w:object"), q("w:endnoteReference"), q("w:contentPart")})
_CHART = f"{{{CHART}}}chart"
_LINES = "plot lineChart"
"""LibreOffice stacks the lines of a chart of which the columns are stacked."""
_SEEN = (
    _T, _P, _R, _TC, _R_PR, _MATH_TEXT, *_OPENING, _P_STYLE, _FIELD_MARK, _INSTRUCTION, _SIMPLE, *_SPECIAL, *_STRUCTURE,
    *_CHANGES, *_CELL, *_TABLE_ALT, _DELETED, _TAB, _NOTE, _LINK, _BLIP, _DRAWING, _CHART,
    _SYMBOL, _LISTED, *_OBJECTS,
)  # fmt: skip


class Canonical(NamedTuple):
    """A block's canonical text, and its words alone."""

    full: str
    words: str

    @property
    def hash(self) -> str:
        """Sixteen characters that change when anything a person can see does."""
        return digest(self.full)


DIGEST = 16
"""Characters of a digest."""


def digest(text: str) -> str:
    """Sixteen characters of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


class Surroundings:
    """What a part's XML points at: styles by name, footnotes, pictures, addresses."""

    def __init__(self, part: Part, styles: Mapping[str, str]) -> None:
        self._part = part
        self._styles = styles
        self._shown: dict[str | None, str] = {}
        self._notes: dict[str, Canonical] | None = None
        self._pictures: dict[str, str] = {}
        self._charts: dict[str, str] = {}

    def style(self, id: str | None) -> str:
        """The name of a style, with a colon; nothing for body text."""
        if id not in self._shown:
            name = self._styles.get(id or "", id or "").lower()
            self._shown[id] = "" if name == "normal" else f"{name}:"
        return self._shown[id]

    def note(self, id: str | None) -> str:
        """A footnote with its looks."""
        found = self.noted(id)
        return "?" if found is None else found.full.strip()

    def note_words(self, id: str | None) -> str:
        """The words of a footnote alone."""
        found = self.noted(id)
        return "?" if found is None else found.words

    def telling(self, notes: Mapping[str, Canonical]) -> Surroundings:
        """The same surroundings with other words in some footnotes."""
        made = copy.copy(self)
        self.noted(None)
        made._notes = {**(self._notes or {}), **notes}
        return made

    def forget_notes(self) -> None:
        """Read the footnotes again: some of them were changed."""
        self._notes = None

    def noted(self, id: str | None) -> Canonical | None:
        """The canonical text of a footnote, and its words alone."""
        if self._notes is None:
            self._notes = {}
            for relation in self._part.rels.values():
                if relation.reltype == RT.FOOTNOTES and isinstance(relation.target_part, XmlPart):
                    root: etree._Element = relation.target_part.element
                    within = Surroundings(relation.target_part, self._styles)
                    for note in root:
                        self._notes[note.get(_ID) or ""] = canonical(note, within)
        return self._notes.get(id or "")

    def picture(self, id: str | None) -> str:
        """A picture's bytes as a digest."""
        key = id or ""
        if key not in self._pictures:
            relation = self._part.rels.get(key)
            known = relation is not None and not relation.is_external
            self._pictures[key] = (
                hashlib.sha256(relation.target_part.blob).hexdigest()[:16]
                if relation is not None and known
                else "missing"
            )
        return self._pictures[key]

    def chart(self, id: str | None) -> str:
        """What is seen of a chart, as a digest."""
        key = id or ""
        if key not in self._charts:
            relation = self._part.rels.get(key)
            known = relation is not None and not relation.is_external
            self._charts[key] = (
                digest(chart_text(relation.target_part.blob))
                if relation is not None and known
                else "missing"
            )
        return self._charts[key]

    def chart_values(self, id: str | None) -> str:
        """What a chart says, whatever its colours: for a program that writes these anew."""
        relation = self._part.rels.get(id or "")
        if relation is None or relation.is_external:
            return "missing"
        lines = chart_text(relation.target_part.blob).split("\n")
        said = [
            _LINES if line.startswith(_LINES) else line
            for line in lines
            if not line.startswith(("look", "point"))
        ]
        return digest("\n".join(line for line in said if line not in {"tx ", "tx 0="}))

    def address(self, id: str | None) -> str:
        """Where a link leads; without what Word adds to an address when it saves."""
        relation = self._part.rels.get(id or "")
        if relation is None or not relation.is_external:
            return ""
        return unquote(str(relation.target_ref)).rstrip("/")


def canonical(element: etree._Element, around: Surroundings, *, results: bool = False) -> Canonical:
    """The canonical text of an element; `results` takes in what fields showed last.

    What cells are made of is dealt with in the loop itself, for there is so much of it.
    """
    reading = _Reading(around, results)
    full, words, style = reading.full, reading.words, around.style
    look = shown = ""
    for child in element.iter(*_SEEN):
        tag = str(child.tag)
        if reading.hidden:
            reading.see_hidden(child, tag)
        elif tag == _T:
            if look != shown:
                full.append(f"‹{look}›")
                shown = look
            text = child.text or ""
            full.append(text)
            words.append(text)
        elif tag == _R:
            look = ""
        elif tag == _P:
            full.append("\n¶")
            words.append("\n")
            shown = ""
        elif tag == _P_STYLE:
            full.append(style(child.get(_VAL)))
        elif tag == _TC:
            full.append("\n<tc>")
        elif tag == _R_PR:
            if _parent_tag(child) == _R:
                look = _look(child, around)
        else:
            reading.see(child, tag)
    return Canonical("".join(full), "".join(words))


def _parent_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


class _Reading:
    """What a walk over an element has found, and where in a field it is."""

    def __init__(self, around: Surroundings, results: bool) -> None:
        self.full: list[str] = []
        self.words: list[str] = []
        self.hidden = 0
        """How many fields' results the walk is inside of; elements to skip count below zero."""
        self._around = around
        self._results = results
        self._fields: list[bool] = []
        self._instruction: list[str] = []

    def see_hidden(self, element: etree._Element, tag: str) -> None:
        """Take in what stands inside a field's result: nothing but the ends of fields."""
        if self.hidden < 0:
            self.hidden += 1
        elif tag == _FIELD_MARK:
            self._field(element.get(_FIELD_KIND))
        elif tag == _INSTRUCTION:
            self._instruction.append(element.text or "")

    def see(self, element: etree._Element, tag: str) -> None:
        """Take in one of the rarer elements; its children follow by themselves."""
        if tag == _FIELD_MARK:
            self._field(element.get(_FIELD_KIND))
        elif tag == _INSTRUCTION:
            self._instruction.append(element.text or "")
        elif tag in _OPENING:
            self.full.append(_OPENING[tag])
        elif tag == _MATH_TEXT:
            self._text(element.text or "")
        elif tag in _SPECIAL:
            self._text(_SPECIAL[tag])
        elif tag == _TAB:
            self._text("\t" if _parent_tag(element) == _R else "")
        elif tag == _SIMPLE:
            self._instruction.append(element.get(q("w:instr")) or "")
            self._emit_instruction()
            if not self._results:
                self.hidden = 1 - sum(1 for _ in element.iter(*_SEEN))
        elif tag in _CELL:
            if _parent_tag(element) == _TC_PR:
                value, fill = element.get(_VAL) or "", element.get(_FILL) or ""
                self.full.append(f"[{etree.QName(element).localname} {value} {fill}]")
        else:
            self.full.append(self._mark(element, tag))

    def _mark(self, element: etree._Element, tag: str) -> str:
        """What stands in the text for something that is none."""
        if tag in _STRUCTURE:
            return _STRUCTURE[tag]
        if tag in _CHANGES:
            return "[tracked]"
        if tag == _DELETED:
            return f"~{element.text or ''}~"
        if tag in _TABLE_ALT:
            return f"[alt {element.get(_VAL) or ''}]"
        if tag == _DRAWING:
            return f"[alt {element.get('descr') or ''}]"
        if tag == _BLIP:
            return f"[picture {self._around.picture(element.get(q('r:embed')))}]"
        if tag == _CHART:
            return f"[chart {self._around.chart(element.get(q('r:id')))}]"
        if tag == _SYMBOL:
            return f"[symbol {element.get(q('w:font'))} {element.get(q('w:char'))}]"
        if tag == _LISTED:
            return _listed(element, self._around)
        if tag in _OBJECTS:
            return f"[{etree.QName(element).localname}]"
        if tag == _NOTE:
            return f"[note {self._around.note(element.get(_ID))}]"
        address = self._around.address(element.get(q("r:id")))
        return f"[link {address}]" if address else ""

    def _text(self, text: str) -> None:
        self.full.append(text)
        self.words.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._instruction = []
        elif kind == "separate" and self._fields:
            self._emit_instruction()
            self._fields[-1] = True
            self.hidden += not self._results
        elif kind == "end" and self._fields:
            if self._fields.pop():
                self.hidden -= not self._results
            else:
                self._emit_instruction()

    def _emit_instruction(self) -> None:
        code = " ".join("".join(self._instruction).split())
        self._instruction = []
        if not self.hidden:
            self.full.append("{" + code + "}")


def _listed(properties: etree._Element, around: Surroundings) -> str:
    """An item of a list; one whose style says so needs no mark, nor a heading without number."""
    style = properties.getparent()
    style = None if style is None else style.find(_P_STYLE)
    name = around.style(None if style is None else style.get(_VAL))
    if name.startswith(("list ", "heading ")):
        return ""
    level = properties.find(q("w:ilvl"))
    number = properties.find(q("w:numId"))
    if number is not None and number.get(_VAL) == "0":
        return ""
    return f"[item {'0' if level is None else level.get(_VAL)}]"


def _look(properties: etree._Element, around: Surroundings) -> str:
    """The marks of a run that a person would see."""
    look = []
    for mark in properties:
        if mark.tag in _MARKS:
            value = mark.get(_VAL) or ""
            name = etree.QName(mark).localname
            shown = "" if value in _ON else "=no" if value in _OFF else f"={value}"
            look.append(name + shown)
        elif mark.tag == _FONT and (font := mark.get(q("w:ascii"))):
            look.append(f"font={font}")
        elif mark.tag == _R_STYLE:
            look.append("style=" + around.style(mark.get(_VAL)))
    return ",".join(sorted(look))
