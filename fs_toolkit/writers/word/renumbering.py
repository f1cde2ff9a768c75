"""A report's numbers brought in order without its study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.writers.word.controls import Control, controls
from fs_toolkit.writers.word.guard import UNNAMED, ours_or_refused, readable
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, package_bytes
from fs_toolkit.writers.word.relist import is_as_listed, numbered_anew, relisted
from fs_toolkit.writers.word.renumber import printed_numbers, renumber
from fs_toolkit.writers.word.seals import block_canonical, is_contents, surroundings
from fs_toolkit.writers.word.transplant import free_numbers

if TYPE_CHECKING:
    from docx.document import Document

    from fs_toolkit.writers.word.canonical import Surroundings


def renumbered_report(
    edited: Path | bytes, *, path: Path = UNNAMED
) -> tuple[bytes, tuple[str, ...]]:
    """The report with its numbers as its blocks now stand, and references that lead to nothing.

    Captions, references to captions and headings, and the lists of contents; no word is
    changed, and what was edited still counts as edited. `path` is what messages call bytes that
    were read before.

    Raises
    ------
    ForeignTarget
        If `edited` is not a report of ours.
    """
    content = edited if isinstance(edited, bytes) else readable(edited)
    path = edited if isinstance(edited, Path) else path
    document, _ = ours_or_refused(content, path)
    with collection_paused():
        lists = [each for each in controls(body_of(document)) if is_contents(each.id)]
        around = surroundings(document)
        ours = [each for each in lists if _is_ours(each, document, around)]
        dangling = renumber(document)
        printed = printed_numbers(document)
        numbers = free_numbers(body_of(document), q("w:bookmarkStart"), q("w:id"))
        for control in lists:
            if control in ours:
                relisted(control.content, document, printed, numbers)
                control.seal(block_canonical(control.id, control.element, around).hash)
            else:
                numbered_anew(control.content, printed)
        return package_bytes(document), dangling


def _is_ours(control: Control, document: Document, around: Surroundings) -> bool:
    """Whether a list says what we wrote, or what Word has made of the document since."""
    now = block_canonical(control.id, control.element, around).hash
    return now == control.hash or is_as_listed(control.content, document)
