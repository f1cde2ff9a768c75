"""Controls: the frame round each generated block, and the name on it.

The tag `fs1|id|hash` is a block's identity. Nothing is locked: people may edit, move or
delete a block, and the hash tells whether they did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.writers.word.markup import attribute, q

NO_HASH = "0" * 16
"""Stands in the tag until the hash is known."""
LONGEST_ALIAS = 60

_TAG = re.compile(r"fs1\|([a-z0-9_.]{1,43})\|([0-9a-f]{16})")
_CONTENTS_GALLERY = (
    '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
)


@dataclass(frozen=True)
class Control:
    """A control found in a document."""

    id: str
    hash: str
    """The hash of what we wrote."""
    element: etree._Element

    @property
    def content(self) -> etree._Element:
        """The element that holds the block."""
        content = self.element.find(q("w:sdtContent"))
        if content is None:
            raise ValueError(f"the control of {self.id!r} holds nothing")
        return content

    def seal(self, hash: str) -> None:
        """Write the hash into the tag."""
        tag = self.element.find(f"{q('w:sdtPr')}/{q('w:tag')}")
        if tag is not None:
            tag.set(q("w:val"), f"fs1|{self.id}|{hash}")


def control_xml(
    number: int, block: str, title: str, content: str, *, contents: bool = False
) -> str:
    """A block inside its control; a table of contents keeps Word's button to update it."""
    short = title if len(title) <= LONGEST_ALIAS else title[: LONGEST_ALIAS - 1] + "…"
    kind = _CONTENTS_GALLERY if contents else '<w15:appearance w15:val="hidden"/>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val={attribute(short)}/><w:tag w:val="fs1|{block}|{NO_HASH}"/>'
        f'<w:id w:val="{number}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def control_of(element: etree._Element) -> Control | None:
    """The control an element is, if it is one of ours."""
    if element.tag != q("w:sdt"):
        return None
    tag = element.find(f"{q('w:sdtPr')}/{q('w:tag')}")
    found = _TAG.fullmatch(tag.get(q("w:val")) or "") if tag is not None else None
    if found is None or element.find(q("w:sdtContent")) is None:
        return None
    return Control(found[1], found[2], element)


def controls(body: etree._Element) -> Iterator[Control]:
    """Our controls in a document, in order."""
    for element in body.iter(q("w:sdt")):
        if control := control_of(element):
            yield control
