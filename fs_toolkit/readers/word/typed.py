"""What of a Word file a person wrote: the paragraphs that the study's own report does not have."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from fs_toolkit.document.marked import tagged, text_digest
from fs_toolkit.readers.word.comments import Comment
from fs_toolkit.readers.word.names import VAL, w
from fs_toolkit.readers.word.story import Told, words_of

_NUMBER = re.compile(r"\d[\d,.]*")
_COUNTED = "\ue003"
"""Stands around what a field shows; from the private area, which no text of ours uses."""
_WRITTEN_BY_WORD = ("toc ", "table of figures")


@dataclass(frozen=True)
class Looked:
    """An edited report, prepared for the rules over it."""

    file: str
    """Its name, for findings."""
    story: Sequence[Told] = ()
    edited: Callable[[str], bool] = lambda block: False
    """Whether a person changed a block; every one of a file that is not the toolkit's."""
    fresh: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The paragraphs of each block as the study gives them now."""
    prints: Mapping[str, str] = field(default_factory=dict)
    """What each value prints now, by its key in the file."""
    comments: Sequence[Comment] = ()
    bookmarks: Collection[str] = ()

    @property
    def typed(self) -> Iterator[Told]:
        """Paragraphs with words of a person."""
        there = {block: set(texts) for block, texts in self.fresh.items()}
        for each in self.story:
            text = plain(each.text)
            if not text or each.style.startswith(_WRITTEN_BY_WORD):
                continue
            if not each.block or (self.edited(each.block) and text not in there.get(each.block, ())):  # fmt: skip
                yield each

    def vocabulary(self) -> str:
        """Every word of the study's own report, without spaces and capitals."""
        return squeezed(" ".join(text for texts in self.fresh.values() for text in texts))


@dataclass(frozen=True)
class Shown:
    """A value that the file names, in a paragraph."""

    told: Told
    key: str
    text: str
    is_touched: bool


def plain(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Letters alone, so that Viet Nam is Vietnam.

    >>> squeezed("Viet Nam")
    'vietnam'
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def shown_values(story: Sequence[Told]) -> Iterator[Shown]:
    """The values that a story names, with what stands there."""
    for each in story:
        for frame, key, hash in _frames(each.element):
            text = words_of(frame)
            yield Shown(each, key, text, text_digest(text) != hash)


def own_words(told: Told) -> str:
    """The words of a paragraph without its named values, which are the study's."""
    if not any(True for _ in _frames(told.element)):
        return told.text
    element = copy.deepcopy(told.element)
    for frame, _, _ in list(_frames(element)):
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = "…"
        parent = frame.getparent()
        if parent is not None:
            parent.replace(frame, run)
    return words_of(element)


def numbers_in(text: str) -> list[str]:
    """The numbers of a text, as they are written.

    >>> numbers_in("Table 1-2 shows 47,000.")
    ['1', '2', '47,000']
    """
    return [found.rstrip(",.") for found in _NUMBER.findall(text)]


def own_numbers(told: Told) -> list[tuple[str, bool]]:
    """The numbers among a paragraph's own words, and whether a field counts each of them.

    What a caption or a reference counts is right where it stands in this file, and may be
    another number in the study's.
    """
    element = copy.deepcopy(told.element)
    for text in list(_counted(element)):
        text.text = f"{_COUNTED}{text.text or ''}{_COUNTED}"
    parts = own_words(replace(told, element=element, text=words_of(element))).split(_COUNTED)
    return [(number, at % 2 == 1) for at, part in enumerate(parts) for number in numbers_in(part)]


def _counted(element: etree._Element) -> Iterator[etree._Element]:
    """The texts that fields show."""
    depth, shows = 0, False
    for each in element.iter(w("fldChar"), w("t")):
        if each.tag == w("fldChar"):
            kind = each.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            shows = kind == "separate" or (shows and depth > 0)
        elif (shows and depth) or next(each.iterancestors(w("fldSimple")), None) is not None:
            yield each


def _frames(element: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for frame in element.iter(w("sdt")):
        tag = frame.find(f"{w('sdtPr')}/{w('tag')}")
        found = tagged(tag.get(VAL) or "") if tag is not None else None
        if found is not None:
            yield frame, *found
