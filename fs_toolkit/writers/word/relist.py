"""A list of contents made to fit a document that people changed: what Word would list at F9.

Each heading or caption has an entry, in the document's order and in its words: one of ours,
or one that a person wrote. An entry is made as the others of its level are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.listed_pages import entry_words, without_page
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, style_names
from fs_toolkit.writers.word.renumber import numbered_headings, printed_numbers

if TYPE_CHECKING:
    from docx.document import Document

_LEVELS = re.compile(r'TOC\b.*?\\o "1-(\d)"')
_SEQUENCE = re.compile(r'TOC\b.*?\\c "([^"]+)"')
_P, _PR, _LINK, _TEXT, _TAB = q("w:p"), q("w:pPr"), q("w:hyperlink"), q("w:t"), q("w:tab")
_START, _KEEP = q("w:bookmarkStart"), q("w:keepNext")
_SPACES = "\u00a0 .:\u2013\u2014-"
"""What stands between the number of a caption and its words."""


@dataclass(frozen=True)
class _Listed:
    """What an entry leads to."""

    paragraph: etree._Element
    style: str
    """The style of its entry, by name."""
    number: str
    words: str


def relisted(
    content: etree._Element,
    document: Document,
    printed: Mapping[str, str] | None = None,
    numbers: Iterator[int] | None = None,
) -> etree._Element:
    """The list as the document has it now; one that nothing can be said of stays as it is.

    `printed` saves finding the document's numbers for each list anew. An entry for what a
    person wrote leads to a bookmark that is put there, under the next of `numbers`; without
    them the document stays as it is.
    """
    entries = [each for each in content.iter(_P) if each.find(_LINK) is not None]
    code = " ".join("".join(each.text or "" for each in content.iter(q("w:instrText"))).split())
    if not entries:
        return content
    printed = printed_numbers(document) if printed is None else printed
    wanted = list(_wanted(code, document, printed))
    if wanted:
        _List(content, entries, document, numbers).show(wanted)
    return content


def is_as_listed(content: etree._Element, document: Document) -> bool:
    """Whether a list says what Word makes of the document at F9, so that no word is a person's."""
    return _lines(relisted(copy.deepcopy(content), document)) == _lines(content)


def _lines(content: etree._Element) -> list[str]:
    lines = (" ".join(entry_words(each).split()) for each in content.iter(_P))
    return [line for line in lines if line]


def numbered_anew(content: etree._Element, printed: Mapping[str, str]) -> None:
    """Bring the numbers in order of a list that a person edited; its words stay."""
    for entry in content.iter(_P):
        link = entry.find(_LINK)
        number = "" if link is None else printed.get(link.get(q("w:anchor")) or "", "")
        runs = [] if link is None else link.findall(q("w:r"))
        tabs = [
            at for at, run in enumerate(runs[: _page_begins(runs)]) if run.find(_TAB) is not None
        ]
        if number and tabs:
            _set(runs[: tabs[0]], number)


def _wanted(code: str, document: Document, printed: Mapping[str, str]) -> Iterator[_Listed]:
    if sequence := _SEQUENCE.search(code):
        for paragraph in _captions(document, sequence[1]):
            yield _caption(paragraph, sequence[1], printed)
    elif levels := _LEVELS.search(code):
        for paragraph, number, level in numbered_headings(document):
            words = _words(paragraph)
            if level <= int(levels[1]) and words:
                yield _Listed(paragraph, f"toc {level}", number, words)


def _captions(document: Document, sequence: str) -> Iterator[etree._Element]:
    """The paragraphs that count in a sequence, each once."""
    last: etree._Element | None = None
    for code in body_of(document).iter(q("w:instrText")):
        if code.text and "SEQ" in code.text and sequence in code.text:
            paragraph = next(code.iterancestors(_P), None)
            if paragraph is not None and paragraph is not last and _counts(paragraph, sequence):
                last = paragraph
                yield paragraph


def _counts(paragraph: etree._Element, sequence: str) -> bool:
    return any(found.words[:2] == ["SEQ", sequence] for found in found_fields(paragraph))


def _caption(paragraph: etree._Element, sequence: str, printed: Mapping[str, str]) -> _Listed:
    """A caption's number is what a reference to it shows, else all up to the end of its field."""
    words = _words(paragraph)
    ours = (name for name in _bookmarks(paragraph) if name.startswith("_Ref_"))
    number = next((printed[name] for name in ours if printed.get(name)), "")
    if not number:
        field = next(f for f in found_fields(paragraph) if f.words[:2] == ["SEQ", sequence])
        for text in paragraph.iter(_TEXT):
            number += text.text or ""
            if field.result and text is field.result[-1]:
                break
    title = words[len(number) :] if words.startswith(number) else words
    return _Listed(paragraph, "table of figures", number.strip(), title.strip(_SPACES))


def _words(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(_TEXT)).strip()


def _bookmarks(paragraph: etree._Element) -> list[str]:
    return [each.get(q("w:name")) or "" for each in paragraph.iter(_START)]


class _List:
    """A list that is filled anew from the entries that it has."""

    def __init__(
        self,
        content: etree._Element,
        entries: list[etree._Element],
        document: Document,
        numbers: Iterator[int] | None,
    ) -> None:
        self._content, self._entries, self._document = content, entries, document
        self._numbers = numbers
        self._names = style_names(document)
        self._by_anchor = {_anchor(each): each for each in entries}

    def show(self, wanted: list[_Listed]) -> None:
        """List what is wanted, in its order; nothing is touched that is right."""
        made: list[etree._Element] = []
        for each in wanted:
            names = [name for name in _bookmarks(each.paragraph) if name in self._by_anchor]
            entry = self._by_anchor.pop(names[0]) if names else self._entry(each)
            _say(entry, each)
            made.append(entry)
        if made != self._entries:
            self._arrange(made)

    def _entry(self, listed: _Listed) -> etree._Element:
        """A new entry, made as another of its level is."""
        alike = (each for each in self._entries if self._style(each) == listed.style)
        made = copy.deepcopy(next(alike, self._entries[-1]))
        link = made.find(_LINK)
        for child in list(made):
            if child is not link and child.tag != _PR:
                made.remove(child)
        if link is not None:
            without_page(link)
            link.set(q("w:anchor"), self._bookmark(listed.paragraph))
        return made

    def _style(self, entry: etree._Element) -> str:
        style = entry.find(f"{_PR}/{q('w:pStyle')}")
        return "" if style is None else self._names.get(style.get(q("w:val")) or "", "").lower()

    def _bookmark(self, paragraph: etree._Element) -> str:
        """A bookmark round a paragraph: one that Word set for its contents, or one like it."""
        theirs = next((name for name in _bookmarks(paragraph) if name.startswith("_Toc")), "")
        if theirs or self._numbers is None:
            return theirs
        known = {each.get(q("w:name")) for each in body_of(self._document).iter(_START)}
        name = next(each for at in count(900_000_000) if (each := f"_Toc{at}") not in known)
        number = next(self._numbers)
        properties = paragraph.find(_PR)
        start = parsed(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(parsed(f'<w:bookmarkEnd w:id="{number}"/>'))
        return name

    def _arrange(self, made: list[etree._Element]) -> None:
        """Put the entries in place of the old ones; the field begins in the first."""
        first = self._entries[0]
        head = [each for each in first if each.tag == q("w:r")]
        head = [each for each in head if first.index(each) < first.index(_link(first))]
        for run in head:
            first.remove(run)
        kept = self._entries[-1].find(f"{_PR}/{_KEEP}")
        before = first.getprevious()
        parent = first.getparent()
        if parent is None:
            return
        at = 0 if before is None else parent.index(before) + 1
        for each in self._entries:
            parent.remove(each)
        for each in reversed(made):
            parent.insert(at, each)
        if kept is not None:
            _keep_last(made, kept)
        properties = made[0].find(_PR)
        for run in reversed(head):
            made[0].insert(0 if properties is None else 1, run)


def _link(entry: etree._Element) -> etree._Element:
    link = entry.find(_LINK)
    if link is None:
        raise ValueError("an entry of a list of contents has no link")
    return link


def _anchor(entry: etree._Element) -> str:
    return _link(entry).get(q("w:anchor")) or ""


def _keep_last(made: list[etree._Element], kept: etree._Element) -> None:
    """Only the last entry goes with what follows the list."""
    for each in made:
        for mark in each.findall(f"{_PR}/{_KEEP}"):
            if (around := mark.getparent()) is not None:
                around.remove(mark)
    properties = made[-1].find(_PR)
    if properties is not None:
        style = properties.find(q("w:pStyle"))
        properties.insert(0 if style is None else 1, kept)


def _say(entry: etree._Element, listed: _Listed) -> None:
    """Number and words of an entry: what stands before its first tab and behind it."""
    link = _link(entry)
    runs = link.findall(q("w:r"))
    pages = _page_begins(runs)
    tabs = [at for at, run in enumerate(runs[:pages]) if run.find(_TAB) is not None]
    if listed.number and not tabs:
        made = parsed("<w:r><w:t/></w:r>"), parsed("<w:r><w:tab/></w:r>")
        for at, run in enumerate(made):
            link.insert(at, run)
        runs, tabs, pages = [*made, *runs], [1], pages + 2
    elif tabs and not listed.number:
        for run in runs[: tabs[0] + 1]:
            link.remove(run)
        runs, tabs, pages = runs[tabs[0] + 1 :], [], pages - tabs[0] - 1
    start = tabs[0] + 1 if tabs else 0
    _set(runs[: tabs[0]] if tabs else [], listed.number)
    _set(runs[start:pages], listed.words)


def _page_begins(runs: list[etree._Element]) -> int:
    """Where the page of an entry begins, with the tab before it."""
    for at, run in enumerate(runs):
        if run.find(q("w:fldChar")) is not None:
            return at - 1 if at and runs[at - 1].find(_TAB) is not None else at
    return len(runs)


def _set(runs: list[etree._Element], words: str) -> None:
    texts = [text for run in runs for text in run.iter(_TEXT)]
    shown = "".join(text.text or "" for text in texts)
    if texts and " ".join(shown.split()) != " ".join(words.split()):
        texts[0].text = words
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for other in texts[1:]:
            other.text = None
