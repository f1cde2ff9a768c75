"""The guard: a file that holds a person's work is never overwritten."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.exceptions import OpcError
from lxml import etree

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.writers.word.as_written import is_as_written
from fs_toolkit.writers.word.manifest import BrokenManifest, Manifest, read_manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.seals import surroundings, whole_canonical

if TYPE_CHECKING:
    from docx.document import Document

    from fs_toolkit.writers.word.canonical import Canonical


UNNAMED = Path("the edited report")
"""What a message calls bytes that came without a name."""

_UNREADABLE = (
    OpcError,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    AttributeError,
)


class TargetEdited(Exception):
    """The target was written by us and edited by a person since."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: this report has been edited by hand, and writing it anew would lose the edits. "
            f"Write to another file with `-o FILE`, or renew what nobody edited with `--update {path}`."
        )
        self.path = path


class ForeignTarget(Exception):
    """The target is a file that we did not write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: this file was not written by the toolkit, so it is left alone. "
            "Write to another file with `-o FILE`; `--update FILE` takes only a report of the toolkit's own."
        )
        self.path = path


class BrokenRecord(ForeignTarget):
    """The target is a file of ours whose manifest somebody damaged."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path)
        self.args = (
            f"{path}: the record that the toolkit keeps in this file is damaged ({why}), so nobody can tell "
            "what a person edited; the file is left alone. Take an older copy of it, or write a new "
            "report with `-o FILE`.",
        )


class NothingFound(ForeignTarget):
    """The target was ours once, and a program took out everything that tells blocks apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.args = (
            f"{path}: none of the blocks that the toolkit wrote can be found in this file; the program that saved "
            "it took out their frames and bookmarks. Go on from a copy that Word or LibreOffice saved.",
        )


def check_target(path: Path) -> None:
    """Refuse a target whose loss a person would mind; a missing one is fine.

    A file that Word merely opened and saved again counts as unedited.
    """
    if not path.is_file():
        return
    content = readable(path)
    if is_as_written(content):
        return
    document, _ = ours_or_refused(content, path)
    if is_edited(document):
        raise TargetEdited(path)


def ours_or_refused(content: bytes, path: Path) -> tuple[Document, Manifest]:
    """A report of ours with its manifest; `path` is its name in a message.

    Raises
    ------
    ForeignTarget
        If it is anything else, or its manifest is damaged.
    """
    try:
        document = opened(content)
        manifest = read_manifest(document)
    except BrokenManifest as broken:
        raise BrokenRecord(path, str(broken)) from None
    except _UNREADABLE:
        raise ForeignTarget(path) from None
    if manifest is None:
        raise ForeignTarget(path)
    return document, manifest


def readable(path: Path) -> bytes:
    """The bytes of a file that people may have open elsewhere."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            f"{path} cannot be read: {error.strerror or error}",
            "Close it in Word, or name another file.",
        ) from None


def our_document(source: bytes) -> Document | None:
    """The Word file with our manifest in it; None if it is anything else."""
    try:
        return ours_or_refused(source, Path())[0]
    except ForeignTarget:
        return None


def is_edited(document: Document, known: Mapping[etree._Element, Canonical] | None = None) -> bool:
    """Whether a person changed words, looks, tables, notes, headers, or left a comment.

    `known` are canonical texts of blocks that need not be read again.
    """
    manifest = read_manifest(document)
    if manifest is None:
        return True
    if (
        next(body_of(document).iter(q("w:commentReference"), q("w:commentRangeStart")), None)
        is not None
    ):
        return True
    return whole_canonical(document, surroundings(document), known).hash != manifest.body
