"""Numbers of captions and references after people moved, added or deleted blocks.

Word would find them at the next F9; until then the file itself must not say "Table 1-3"
twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from lxml import etree

from fs_toolkit.writers.word.fields_found import FoundField, found_fields
from fs_toolkit.writers.word.markup import W, q
from fs_toolkit.writers.word.package import body_of, style_names

START = 50
"""Letters of a paragraph that tell where it stands."""

if TYPE_CHECKING:
    from docx.document import Document

DEPTH = 4
"""Levels of headings that are numbered."""

_P, _STYLE, _VAL = q("w:p"), q("w:pStyle"), q("w:val")


def renumber(document: Document) -> tuple[str, ...]:
    """Bring cached numbers in order; gives the references that lead to nothing."""
    body = body_of(document)
    _number_captions(document, body)
    printed = printed_numbers(document)
    dangling = []
    for found in found_fields(body):
        words = found.words
        if len(words) > 1 and words[0] == "REF":
            if words[1] not in printed:
                dangling.append(_told(found))
            elif text := printed[words[1]]:
                found.show(text)
    return tuple(dangling)


def _told(found: FoundField) -> str:
    """A reference that leads to nothing, with the beginning of its paragraph."""
    paragraph = next(found.result[0].iterancestors(q("w:p")), None) if found.result else None
    if paragraph is None:
        return found.text
    words = "".join(each.text or "" for each in paragraph.iter(q("w:t")))
    start = " ".join(words.split())
    return f"{found.text} in “{start[:START]}{'…' if len(start) > START else ''}”"


def printed_numbers(document: Document) -> dict[str, str]:
    """What a reference to each bookmark shows: a heading's number, else the words inside it."""
    body = body_of(document)
    words = _words_of_bookmarks(body)
    for paragraph, number in _numbered_headings(document, body):
        if number:
            for bookmark in paragraph.iter(q("w:bookmarkStart")):
                words[bookmark.get(q("w:name")) or ""] = number
    return words


def numbered_headings(document: Document) -> Iterator[tuple[etree._Element, str, int]]:
    """Headings in order, each with its number and level; an unnumbered one has no number."""
    levels = _heading_levels(document)
    for paragraph, number in _numbered_headings(document, body_of(document)):
        style = paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")
        yield paragraph, number, levels["" if style is None else style.get(_VAL) or ""]


def headings_numbered(document: Document) -> dict[int, str]:
    """Numbers that headings show, by the position of their paragraph in the body."""
    body = body_of(document)
    numbers = dict(_numbered_headings(document, body))
    return {
        at: numbers[paragraph]
        for at, paragraph in enumerate(body.iter(q("w:p")))
        if paragraph in numbers
    }


def _number_captions(document: Document, body: etree._Element) -> None:
    chapters = dict(_numbered_headings(document, body))
    levels = _heading_levels(document)
    chapter, sequences = "", _Sequences()
    last: etree._Element | None = None
    for each in _among(body, levels, " | .//w:fldChar"):
        paragraph = next(each.iterancestors(_P), None)
        if paragraph is None:
            continue
        if each.tag == _STYLE:
            level = levels[each.get(_VAL) or ""]
            sequences.pass_heading(level)
            chapter = chapters.get(paragraph, "") if level == 1 else chapter
        elif paragraph is not last:
            last = paragraph
            for found in found_fields(paragraph):
                _show_number(found, chapter, sequences)


def _show_number(found: FoundField, chapter: str, sequences: _Sequences) -> None:
    match found.words:
        case ["STYLEREF", "1", "\\s", *_] if chapter:
            found.show(chapter)
        case ["SEQ", name, *switches]:
            found.show(str(sequences.next(name, switches)))
        case _:
            pass


class _Sequences:
    """Running numbers of captions, as Word counts them."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._passed: dict[str, int] = {}
        """The highest heading since a sequence's last number."""

    def pass_heading(self, level: int) -> None:
        """Note a heading: what counts by its level begins anew."""
        for name in self._counts:
            self._passed[name] = min(level, self._passed.get(name, level))

    def next(self, name: str, switches: list[str]) -> int:
        r"""The number that a field shows: `\r 3` sets it, `\c` repeats it, `\s 1` counts by chapter."""
        last = self._counts.get(name, 0)
        passed = self._passed.get(name)
        if passed is not None and passed <= _argument(switches, "\\s", 0):
            last = 0
        number = last if "\\c" in switches else _argument(switches, "\\r", last + 1)
        self._counts[name] = number
        self._passed.pop(name, None)
        return number


def _argument(switches: list[str], switch: str, default: int) -> int:
    """The number behind a switch."""
    for at, each in enumerate(switches[:-1]):
        if each == switch and switches[at + 1].isdigit():
            return int(switches[at + 1])
    return default


def _numbered_headings(
    document: Document, body: etree._Element
) -> Iterator[tuple[etree._Element, str]]:
    """Headings with their numbers; an unnumbered one has none."""
    levels, silent = _heading_levels(document), _silent_numbers(document)
    counts = [0] * DEPTH
    for style in _among(body, levels):
        level = levels[style.get(_VAL) or ""]
        paragraph = next(style.iterancestors(_P))
        number = paragraph.find(f"{q('w:pPr')}/{q('w:numPr')}/{q('w:numId')}")
        if number is not None and number.get(q("w:val")) in silent:
            yield paragraph, ""
            continue
        counts[level - 1] += 1
        counts[level:] = [0] * (DEPTH - level)
        yield paragraph, ".".join(str(count) for count in counts[:level])


def _among(body: etree._Element, levels: Mapping[str, int], more: str = "") -> list[etree._Element]:
    """The styles of headings in order, and what `more` asks for; a long table costs nothing."""
    if not levels:
        return []
    names = {f"id{at}": id for at, id in enumerate(levels)}
    which = " or ".join(f"@w:val=${name}" for name in names)
    path = f".//w:p/w:pPr/w:pStyle[{which}]{more}"
    search = etree.XPath(path, namespaces={"w": W})
    return cast("list[etree._Element]", search(body, **names))


def _heading_levels(document: Document) -> dict[str, int]:
    names = {f"heading {level}": level for level in range(1, DEPTH + 1)}
    return {
        id: names[name.lower()]
        for id, name in style_names(document).items()
        if name.lower() in names
    }


def _silent_numbers(document: Document) -> frozenset[str]:
    """Numberings that print nothing; 0 is Word's own."""
    root = cast("etree._Element", document.part.numbering_part.element)
    kinds = {
        kind.get(q("w:abstractNumId"))
        for kind in root.iter(q("w:abstractNum"))
        if (form := kind.find(f"{q('w:lvl')}/{q('w:numFmt')}")) is not None
        and form.get(q("w:val")) == "none"
    }
    found = {"0"}
    for use in root.iter(q("w:num")):
        kind = use.find(q("w:abstractNumId"))
        if kind is not None and kind.get(q("w:val")) in kinds:
            found.add(use.get(q("w:numId")) or "")
    return frozenset(found)


def _words_of_bookmarks(body: etree._Element) -> dict[str, str]:
    words: dict[str, str] = {}
    inside: dict[str, str] = {}
    for each in body.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"), q("w:t")):
        if each.tag == q("w:bookmarkStart"):
            name = each.get(q("w:name")) or ""
            inside[each.get(q("w:id")) or ""] = name
            words[name] = ""
        elif each.tag == q("w:bookmarkEnd"):
            inside.pop(each.get(q("w:id")) or "", None)
        else:
            for name in inside.values():
                words[name] += each.text or ""
    return words
