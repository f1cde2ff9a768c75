"""A .docx from a stranger: looked through before any other program of ours opens it.

Nothing is run, followed or fetched, and nothing is unpacked beyond what a report can be.
What comes out are bytes that can be opened, without macros, and what was noticed.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.readers.word.archive import LARGEST_XML, Archive, packed
from fs_toolkit.readers.word.crossed import uncrossed
from fs_toolkit.readers.word.kinds import check_kind
from fs_toolkit.readers.word.reach import (
    TYPES,
    check_relations,
    check_type,
    main_part,
    outside,
    without_macros,
)
from fs_toolkit.readers.word.refusal import NotRead
from fs_toolkit.readers.word.well_formed import Counter, NotWellFormed, check_xml

LARGEST = 200_000_000
"""Bytes of a file, as it lies on the disk."""
_XML = (".xml", ".rels", ".vml")
_MENDED = (
    "the program that saved this file broke it, as LibreOffice does where changes were tracked "
    "in a frame of the report, so that Word and LibreOffice cannot open it; those frames "
    "were left out, and every word is kept. Look at tracked changes for words that stand twice"
)


@dataclass(frozen=True)
class WordFile:
    """A Word file that may be opened."""

    data: bytes = field(repr=False)
    """As it was; without its macros, if it had any."""
    remarks: tuple[str, ...] = ()
    """What was left out, and what was not followed, a sentence each."""


def read_word_file(path: Path) -> WordFile:
    """A Word file from the disk.

    Raises
    ------
    NotRead
        If it is no Word file, is protected, damaged, or made to harm.
    EnvironmentProblem
        If it cannot be opened.
    """
    try:
        return looked_through(_bytes(path))
    except NotRead as refused:
        raise refused.of(str(path)) from refused.__cause__


def looked_through(data: bytes) -> WordFile:
    """The same from bytes."""
    check_kind(data)
    archive = Archive(data)
    counter, left = Counter(), LARGEST_XML
    members: dict[str, bytes] = {}
    mended = False
    for name in archive.names:
        if name.lower().endswith(_XML):
            try:
                members[name] = check_xml(archive.pieces(name), name, counter, left)
            except NotWellFormed as broken:
                members[name] = _mended(archive, name, counter, left, broken)
                mended = True
            left -= len(members[name])
        else:
            members[name] = b"".join(archive.pieces(name))
    if TYPES not in members:
        raise NotRead("the file is damaged: it does not say what its parts are")
    main = main_part(members)
    check_type(members, main)
    check_relations(members)
    kept, remarks = without_macros(members, main)
    remarks += outside(kept, main)
    if mended:
        remarks += [_MENDED]
    changed = mended or kept.keys() != members.keys() or kept[TYPES] != members[TYPES]
    return WordFile(packed(kept) if changed else data, tuple(remarks))


def _mended(
    archive: Archive, name: str, counter: Counter, left: int, broken: NotWellFormed
) -> bytes:
    """A part whose frames cross with what stands in them, without those frames."""
    content = b"".join(archive.pieces(name))  # no more than was looked through, or a part may hold
    mended = uncrossed(content) if len(content) <= left else None
    if mended is None:
        raise broken
    return check_xml([mended], name, counter, left)


def _bytes(path: Path) -> bytes:
    try:
        # a pipe in the file's place would else be waited for
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotRead("this is not an ordinary file", "Name a Word file.")
            data = file.read(LARGEST + 1)
    except OSError as error:
        problem = f"{path} cannot be read ({error.strerror or error})"
        raise EnvironmentProblem(problem, "Close it in Word, or name another file.") from error
    if len(data) > LARGEST:
        raise NotRead(
            f"the file is larger than {LARGEST // 1_000_000} MB",
            "Compress its pictures in Word (Picture Format, Compress Pictures).",
        )
    return data
