"""Values inside sentences: each in a frame of its own, renewed where a person wrote around it.

A block that a person edited is kept. The numbers of the study in it are still the study's:
one whose words are those that we wrote is brought up to date, one that a person wrote over
is left and named.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from fs_toolkit.document.marked import tagged, text_digest, value_key, value_tag
from fs_toolkit.writers.word.markup import attribute, bound, clean, q

_TAG = f"{q('w:sdtPr')}/{q('w:tag')}"
_TEXT, _SPACE = q("w:t"), "{http://www.w3.org/XML/1998/namespace}space"
_DELETED = (q("w:del"), q("w:delText"), q("w:ins"), q("w:moveFrom"), q("w:moveTo"))


@dataclass(frozen=True)
class ShownValue:
    """A value found in a document."""

    key: str
    hash: str
    """Of the words that we wrote."""
    element: etree._Element

    @property
    def text(self) -> str:
        """What stands there."""
        return "".join(each.text or "" for each in self.element.iter(_TEXT))

    @property
    def is_touched(self) -> bool:
        """Whether a person wrote over it, with tracking or without."""
        if next(self.element.iter(*_DELETED), None) is not None:
            return True
        return text_digest(self.text) != self.hash

    def show(self, text: str) -> None:
        """Show other words, in the look of those that stand there."""
        places = list(self.element.iter(_TEXT))
        if not places:
            return
        words = bound(clean(text))
        for at, place in enumerate(places):
            place.text = None if at else words
            place.set(_SPACE, "preserve")
        tag = self.element.find(_TAG)
        if tag is not None:
            tag.set(q("w:val"), f"fs1v|{self.key}|{text_digest(words)}")


def value_xml(mark: str, text: str, run: str) -> str:
    """A run that prints a value, in the value's frame."""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={attribute(value_key(mark))}/>"
        f"<w:tag w:val={attribute(value_tag(mark, text))}/>"
        f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    )


def framed_xml(content: str) -> str:
    """A link or field in a frame that stands for nothing: else LibreOffice 7 prints its code."""
    return (
        '<w:sdt><w:sdtPr><w15:appearance w15:val="hidden"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def shown_values(element: etree._Element) -> Iterator[ShownValue]:
    """The values inside an element, in order."""
    for frame in element.iter(q("w:sdt")):
        tag = frame.find(_TAG)
        found = tagged(tag.get(q("w:val")) or "") if tag is not None else None
        if found is not None:
            yield ShownValue(*found, frame)


@dataclass(frozen=True)
class Renewal:
    """What became of the values of a block that was kept."""

    renewed: tuple[str, ...] = ()
    written_over: tuple[str, ...] = ()
    """Values whose words a person changed, and that the study now gives otherwise."""
    was: Mapping[str, str] = field(default_factory=dict)
    """What those that were renewed said before."""


def values_of(element: etree._Element) -> dict[str, str]:
    """What each value of a document prints, by its key; one that it prints in two ways is left out."""
    found: dict[str, str] = {}
    doubtful = set()
    for value in shown_values(element):
        if text_digest(found.setdefault(value.key, value.text)) != text_digest(value.text):
            doubtful.add(value.key)
    return {key: text for key, text in found.items() if key not in doubtful}


def showing(element: etree._Element, values: Mapping[str, str]) -> etree._Element:
    """A copy of an element with other words in its values."""
    made = copy.deepcopy(element)
    for value in shown_values(made):
        if value.key in values:
            value.show(values[value.key])
    return made


def renew_values(block: etree._Element, fresh: Mapping[str, str]) -> Renewal:
    """Bring the values in a kept block up to date.

    Parameters
    ----------
    block : element
        What a person edited; only words inside the frames of values are changed.
    fresh : mapping of key to words
        What the study prints now, from `values_of` the fresh document.
    """
    was: dict[str, str] = {}
    written_over: dict[str, None] = {}
    for value in shown_values(block):
        now = fresh.get(value.key)
        if now is None or text_digest(now) == text_digest(value.text):
            continue
        if value.is_touched:
            written_over[value.key] = None
        else:
            was[value.key] = value.text
            value.show(now)
    return Renewal(tuple(was), tuple(written_over), was)
