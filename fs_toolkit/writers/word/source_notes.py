"""Footnotes that are citations: each in a frame of its own, renewed where a person edited its block.

Which mention of a source is the first of a chapter depends on other blocks. A footnote of ours
in a block that a person edited is therefore brought up to date; one that a person wrote over
is left.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.document.marked import text_digest
from fs_toolkit.writers.word.markup import attribute, q

_TAG = re.compile(r"fs1n\|([0-9a-f]{16})\|([0-9a-f]{16})")
_PLACE = f"{q('w:sdtPr')}/{q('w:tag')}"
_DELETED = (q("w:del"), q("w:ins"), q("w:moveFrom"), q("w:moveTo"))
_ID, _VAL = q("w:id"), q("w:val")


def source_note_xml(mark: str, text: str, content: str) -> str:
    """What a footnote says of the sources that a mark cites, in a frame that tells which."""
    key = hashlib.sha256(mark.encode()).hexdigest()[:16]
    return (
        f"<w:sdt><w:sdtPr><w:tag w:val={attribute(f'fs1n|{key}|{text_digest(text)}')}/>"
        f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


@dataclass(frozen=True)
class SourceNote:
    """A footnote that is a citation, found in a document."""

    id: str
    key: str
    """Of the mark that the study has for it."""
    hash: str
    """Of the words that we wrote."""
    frame: etree._Element

    @property
    def digest(self) -> str:
        """Of the words that stand there."""
        return text_digest("".join(each.text or "" for each in self.frame.iter(q("w:t"))))

    @property
    def is_touched(self) -> bool:
        """Whether a person wrote over it, with tracking or without."""
        return self.digest != self.hash or next(self.frame.iter(*_DELETED), None) is not None


def source_notes(block: etree._Element, notes: etree._Element) -> Iterator[SourceNote]:
    """The citations among the footnotes of a block, in order."""
    references = [each.get(_ID) or "" for each in block.iter(q("w:footnoteReference"))]
    if not references:
        return
    known = {note.get(_ID): note for note in notes}
    for id in references:
        for frame in () if (note := known.get(id)) is None else note.iter(q("w:sdt")):
            tag = frame.find(_PLACE)
            if found := _TAG.fullmatch(tag.get(_VAL) or "") if tag is not None else None:
                yield SourceNote(id, found[1], found[2], frame)


def renew_source_notes(
    old: Iterable[SourceNote],
    new: Iterable[SourceNote],
    carried: Callable[[etree._Element], etree._Element],
) -> Mapping[str, str]:
    """Bring the citations below a kept block up to date.

    Parameters
    ----------
    old, new : source notes
        Of the block as a person left it, and as the study has it.
    carried : callable
        A copy of a part of a note of the study's, fit for the person's file.

    Returns
    -------
    mapping
        Which note of the person's file each of the study's that says otherwise was brought to.
    """
    fresh: dict[str, list[SourceNote]] = defaultdict(list)
    for note in new:
        fresh[note.key].append(note)
    brought: dict[str, str] = {}
    for note in old:
        if not fresh[note.key]:
            continue
        now = fresh[note.key].pop(0)
        if note.is_touched or now.digest == note.digest:
            continue
        if (parent := note.frame.getparent()) is not None:
            parent.replace(note.frame, carried(now.frame))
            brought[now.id] = note.id
    return brought
