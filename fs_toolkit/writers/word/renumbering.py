"""A report's numbers brought in order without its study."""

from __future__ import annotations

from pathlib import Path

from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.guard import UNNAMED, ours_or_refused, readable
from fs_toolkit.writers.word.package import body_of, package_bytes
from fs_toolkit.writers.word.relist import relisted
from fs_toolkit.writers.word.renumber import renumber
from fs_toolkit.writers.word.seals import is_contents


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
        dangling = renumber(document)
        for control in controls(body_of(document)):
            if is_contents(control.id):
                relisted(control.content, document)
        return package_bytes(document), dangling
