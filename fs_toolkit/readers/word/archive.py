"""The zip that a Word file is, read in pieces and never past what a report can need.

What a member says of its size is not believed: it is counted while it is unpacked, and what
goes on beyond the limits is left there.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from fs_toolkit.readers.word.kinds import check_members
from fs_toolkit.readers.word.refusal import NotRead, quoted

MOST_MEMBERS = 10_000
LARGEST_UNPACKED = 600_000_000
LARGEST_XML = 120_000_000
"""Of all XML in a file; a report of 50 pages has 5 MB."""
SUSPECT = 30_000_000
"""Bytes unpacked from which the ratio to those packed is looked at."""
HIGHEST_RATIO = 150
"""XML of tables packs 10 to 40 times; a bomb some thousand times."""
PIECE = 65_536
STAMP = (1980, 1, 1, 0, 0, 0)

_TRICKS = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER = 30
"""Bytes of a member's own header, at least."""
BOMB = NotRead(
    "the file unpacks to far more than a report can hold, so it was not unpacked",
    "Ask whoever sent it for another copy.",
)


class Archive:
    """A zip whose list of members has been looked at; they are unpacked when asked for."""

    def __init__(self, data: bytes) -> None:
        self._packed = len(data)
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise NotRead("the file is damaged: it is no whole zip archive") from error
        members = [each for each in self._zip.infolist() if not each.is_dir()]
        _check_list(members)
        self._members = {each.filename: each for each in members}

    @property
    def names(self) -> Sequence[str]:
        """The members, in their order."""
        return tuple(self._members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member in pieces, counted as they come."""
        try:
            with self._zip.open(self._members[name]) as member:
                while piece := member.read(PIECE):
                    self._unpacked += len(piece)
                    self._check_size()
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise NotRead(f"the file is damaged: {quoted(name)} cannot be unpacked") from error

    def _check_size(self) -> None:
        total = self._unpacked
        if total > LARGEST_UNPACKED or (total > SUSPECT and total > HIGHEST_RATIO * self._packed):
            raise BOMB


def _check_list(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > LARGEST_UNPACKED:
        raise BOMB
    seen: set[str] = set()
    for each in members:
        name = each.filename
        if _TRICKS.search(name) or _TRICKS.search(each.orig_filename):
            raise NotRead(f"a part of the file has a name that leads out of it: {quoted(name)}")
        if name.lower() in seen:
            raise NotRead(
                f"the part {quoted(name)} stands twice in the file, and programs differ in which they read"
            )
        seen.add(name.lower())
        if each.flag_bits & 1:
            raise NotRead(
                "the file is protected by a password", "Save it in Word without a password."
            )
        if each.compress_type not in _METHODS:
            raise NotRead(f"the part {quoted(name)} is packed in a way that Word does not know")
    check_members(frozenset(seen))
    _check_apart(members)


def _check_apart(members: Sequence[zipfile.ZipInfo]) -> None:
    """Members that share their bytes unpack to many times what the file holds."""
    end = 0
    for each in sorted(members, key=lambda each: each.header_offset):
        if each.header_offset < end:
            raise BOMB
        end = each.header_offset + _HEADER + each.compress_size


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of members, without a clock in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)
    return target.getvalue()
