"""Footnotes that are citations: known by their words, renewed where a person edited their block.

Which mention of a source is the first of a chapter depends on other blocks. A footnote of ours
in a block that a person edited is therefore brought up to date; one that a person wrote over
is left. What ours say stands in the manifest, and nothing of it in the footnotes: where a
frame stands in a footnote, LibreOffice loses words of the text above.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.document.marked import text_digest
from fs_toolkit.writers.word.markup import q

_CHANGED = (q("w:del"), q("w:ins"), q("w:moveFrom"), q("w:moveTo"))
_ID, _MARK, _REFERENCE = q("w:id"), q("w:footnoteRef"), q("w:footnoteReference")


def mark_key(mark: str) -> str:
    """The name of what a mark cites, in the manifest."""
    return hashlib.sha256(mark.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class SourceNote:
    """A footnote that is a citation, as we wrote it."""

    id: str
    key: str
    """Of the mark that the study has for it."""
    digest: str
    """Of its words."""
    paragraph: etree._Element

    @property
    def said(self) -> list[etree._Element]:
        """What follows the footnote's number."""
        (number,) = (each for each in self.paragraph if next(each.iter(_MARK), None) is not None)
        return list(number.itersiblings())


def source_notes(
    block: etree._Element, notes: etree._Element, known: Mapping[str, str]
) -> Iterator[SourceNote]:
    """The citations among the footnotes of a block, in order; none that a person wrote over.

    Parameters
    ----------
    block : element
        Of the text.
    notes : element
        The root of the footnotes.
    known : mapping
        Keys of marks by digests of what we wrote for them.
    """
    references = [each.get(_ID) or "" for each in block.iter(_REFERENCE)]
    if not references or not known:
        return
    there = {note.get(_ID): note for note in notes}
    for id in references:
        if (note := there.get(id)) is None or next(note.iter(*_CHANGED), None) is not None:
            continue
        digest = note_digest(note)
        paragraphs = note.findall(q("w:p"))
        numbers = list(note.iter(_MARK))
        if digest in known and len(paragraphs) == len(numbers) == 1:
            yield SourceNote(id, known[digest], digest, paragraphs[0])


def note_digest(note: etree._Element) -> str:
    """A digest of the words of a footnote."""
    return text_digest("".join(each.text or "" for each in note.iter(q("w:t"))))


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
        if now.digest == note.digest:
            continue
        for element in note.said:
            note.paragraph.remove(element)
        note.paragraph.extend(carried(element) for element in now.said)
        brought[now.id] = note.id
    return brought
