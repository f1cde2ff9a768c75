"""What a person can see of a block, as text: the basis of its hash.

Word renumbers, renames and splits whatever it saves: relationships, media, runs,
bookmarks, revision marks, even the ids of styles. None of that is in the canonical text.
In it are: the names of paragraph and character styles; text with its bold, italic,
underline, strike, capitals, colour, highlight, size and raised marks; rows, cells, merged
and shaded cells; what a field asks for, not what it showed last; the bytes of pictures;
alternative texts; footnotes; addresses of links; tracked changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from lxml import etree

from fs_toolkit.writers.word.markup import q

_T, _P, _R, _TBL, _TR, _TC = q("w:t"), q("w:p"), q("w:r"), q("w:tbl"), q("w:tr"), q("w:tc")
_P_STYLE, _R_STYLE, _R_PR, _TC_PR = q("w:pStyle"), q("w:rStyle"), q("w:rPr"), q("w:tcPr")
_VAL, _FILL, _ID = q("w:val"), q("w:fill"), q("w:id")
_FIELD_MARK, _INSTRUCTION, _SIMPLE = q("w:fldChar"), q("w:instrText"), q("w:fldSimple")
_MARKS = frozenset(
    q(f"w:{name}")
    for name in (
        "b", "i", "u", "strike", "dstrike", "caps", "smallCaps", "color", "highlight", "sz", "vertAlign",
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
_OPENING = {_TBL: "\n<tbl>", _TR: "\n<tr>", _TC: "\n<tc>"}
_STRUCTURE = {q("m:den"): "/", q("m:sup"): "^", q("m:nary"): "∑"}
_CHANGES = frozenset(q(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_CELL = frozenset({q("w:gridSpan"), q("w:vMerge"), q("w:shd")})
_TABLE_ALT = frozenset({q("w:tblCaption"), q("w:tblDescription")})
_TEXTS = frozenset({_T, q("m:t")})
_DELETED, _TAB, _NOTE, _LINK = (
    q("w:delText"),
    q("w:tab"),
    q("w:footnoteReference"),
    q("w:hyperlink"),
)
_BLIP, _DRAWING = q("a:blip"), q("wp:docPr")
_SEEN = (
    *_TEXTS, _P, _R, *_OPENING, _P_STYLE, _FIELD_MARK, _INSTRUCTION, _SIMPLE, *_SPECIAL, *_STRUCTURE,
    *_CHANGES, *_CELL, *_TABLE_ALT, _DELETED, _TAB, _NOTE, _LINK, _BLIP, _DRAWING,
)  # fmt: skip


class Canonical(NamedTuple):
    """A block's canonical text, and its words alone."""

    full: str
    words: str

    @property
    def hash(self) -> str:
        """Sixteen characters that change when anything a person can see does."""
        return digest(self.full)


def digest(text: str) -> str:
    """Sixteen characters of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Surroundings:
    """What a part's XML points at: styles by name, footnotes, pictures, addresses."""

    def __init__(self, part: Part, styles: Mapping[str, str]) -> None:
        self._part = part
        self._styles = styles
        self._notes: dict[str, str] | None = None
        self._pictures: dict[str, str] = {}

    def style(self, id: str | None) -> str:
        """The name of a style; nothing for body text."""
        name = self._styles.get(id or "", id or "").lower()
        return "" if name == "normal" else name

    def note(self, id: str | None) -> str:
        """The words of a footnote."""
        if self._notes is None:
            self._notes = {}
            for relation in self._part.rels.values():
                if relation.reltype == RT.FOOTNOTES and isinstance(relation.target_part, XmlPart):
                    root: etree._Element = relation.target_part.element
                    within = Surroundings(relation.target_part, self._styles)
                    for note in root:
                        self._notes[note.get(_ID) or ""] = canonical(note, within).full.strip()
        return self._notes.get(id or "", "?")

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

    def address(self, id: str | None) -> str:
        """Where a link leads; without what Word adds to an address when it saves."""
        relation = self._part.rels.get(id or "")
        if relation is None or not relation.is_external:
            return ""
        return unquote(str(relation.target_ref)).rstrip("/")


def canonical(element: etree._Element, around: Surroundings, *, results: bool = False) -> Canonical:
    """The canonical text of an element; `results` takes in what fields showed last."""
    reading = _Reading(around, results)
    for child in element.iter(*_SEEN):
        reading.see(child)
    return Canonical("".join(reading.full), "".join(reading.words))


class _Reading:
    """One walk over an element in document order."""

    def __init__(self, around: Surroundings, results: bool) -> None:
        self.full: list[str] = []
        self.words: list[str] = []
        self._around = around
        self._results = results
        self._fields: list[bool] = []
        self._within = 0
        self._instruction: list[str] = []
        self._look = self._shown = ""
        self._skip = 0

    def see(self, element: etree._Element) -> None:
        """Take in one element; children follow by themselves."""
        if self._skip:
            self._skip -= 1
            return
        tag = element.tag
        if tag == _FIELD_MARK:
            self._field(element.get(q("w:fldCharType")))
        elif tag == _INSTRUCTION:
            self._instruction.append(element.text or "")
        elif self._within and not self._results:
            return
        elif tag == _T:
            self._text(element.text or "")
        elif tag == _R:
            self._look = _look(element, self._around)
        elif tag == _P:
            self.full.append("\n¶")
            self.words.append("\n")
            self._shown = ""
        elif tag == _P_STYLE:
            self.full.append(self._around.style(element.get(_VAL)) + ":")
        elif tag in _OPENING:
            self.full.append(_OPENING[tag])
        else:
            self._rarer(element, tag)

    def _rarer(self, element: etree._Element, tag: str) -> None:
        parent = element.getparent()
        above = parent.tag if parent is not None else ""
        if tag in _TEXTS:
            self._text(element.text or "")
        elif tag in _SPECIAL:
            self._text(_SPECIAL[tag])
        elif tag == _TAB:
            if above == _R:
                self._text("\t")
        elif tag == _SIMPLE:
            self._instruction.append(element.get(q("w:instr")) or "")
            self._emit_instruction()
            if not self._results:
                self._skip = sum(1 for _ in element.iter(*_SEEN)) - 1
        elif tag in _STRUCTURE:
            self.full.append(_STRUCTURE[tag])
        elif tag in _CHANGES:
            self.full.append("[tracked]")
        elif tag == _DELETED:
            self.full.append(f"~{element.text or ''}~")
        elif tag in _CELL:
            if above == _TC_PR:
                self.full.append(
                    f"[{etree.QName(element).localname} {element.get(_VAL) or ''} {element.get(_FILL) or ''}]"
                )
        elif tag in _TABLE_ALT:
            self.full.append(f"[alt {element.get(_VAL) or ''}]")
        elif tag == _DRAWING:
            self.full.append(f"[alt {element.get('descr') or ''}]")
        elif tag == _BLIP:
            self.full.append(f"[picture {self._around.picture(element.get(q('r:embed')))}]")
        elif tag == _NOTE:
            self.full.append(f"[note {self._around.note(element.get(_ID))}]")
        elif tag == _LINK:
            address = self._around.address(element.get(q("r:id")))
            self.full.append(f"[link {address}]" if address else "")

    def _text(self, text: str) -> None:
        if self._look != self._shown:
            self.full.append(f"‹{self._look}›")
            self._shown = self._look
        self.full.append(text)
        self.words.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._instruction = []
        elif kind == "separate" and self._fields:
            self._emit_instruction()
            self._fields[-1] = True
            self._within += 1
        elif kind == "end" and self._fields:
            if self._fields.pop():
                self._within -= 1
            else:
                self._emit_instruction()

    def _emit_instruction(self) -> None:
        code = " ".join("".join(self._instruction).split())
        self._instruction = []
        if not self._within or self._results:
            self.full.append("{" + code + "}")


def _look(run: etree._Element, around: Surroundings) -> str:
    """The marks of a run that a person would see."""
    properties = run.find(_R_PR)
    if properties is None:
        return ""
    look = []
    for mark in properties:
        if mark.tag in _MARKS:
            value = mark.get(_VAL) or ""
            name = etree.QName(mark).localname
            shown = "" if value in _ON else "=no" if value in _OFF else f"={value}"
            look.append(name + shown)
        elif mark.tag == _R_STYLE:
            look.append("style=" + around.style(mark.get(_VAL)))
    return ",".join(sorted(look))
