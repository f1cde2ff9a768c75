"""Zips made to harm: bombs, tricks with paths, members that stand twice."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from fs_toolkit.readers.word.archive import Archive, packed
from fs_toolkit.readers.word.refusal import NotRead


def raw(entries: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in entries:
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


BASE = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]


def test_members_come_in_pieces():
    archive = Archive(raw([*BASE, ("word/media/a.png", b"x" * 200_000)]))
    pieces = list(archive.pieces("word/media/a.png"))
    assert len(pieces) == 4
    assert b"".join(pieces) == b"x" * 200_000


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "word\\evil.xml", "C:evil", "a\x01b"]
)  # fmt: skip
def test_names_that_lead_out_are_refused(name):
    with pytest.raises(NotRead, match="leads out of it"):
        Archive(raw([*BASE, (name, b"x")]))


@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.XML"])
def test_a_part_that_stands_twice_is_refused(name):
    with pytest.raises(NotRead, match="stands twice"):
        Archive(raw([*BASE, (name, b"<other/>")]))


def test_folders_are_no_parts():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.mkdir("word")
        for name, content in BASE:
            archive.writestr(name, content)
    assert Archive(out.getvalue()).names == tuple(name for name, _ in BASE)


def test_a_bomb_is_left_where_the_limit_is(monkeypatch):
    monkeypatch.setattr("fs_toolkit.readers.word.archive.SUSPECT", 1_000_000)
    archive = Archive(raw([*BASE, ("word/bomb.xml", b" " * 30_000_000)]))
    taken: list[int] = []
    with pytest.raises(NotRead, match="far more than a report"):
        taken.extend(len(piece) for piece in archive.pieces("word/bomb.xml"))
    assert sum(taken) < 10_000_000


def test_sizes_that_are_declared_too_large_are_not_unpacked():
    data = bytearray(raw([*BASE, ("word/big.bin", b"x")]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 3_000_000_000)
    with pytest.raises(NotRead, match="far more than a report"):
        Archive(bytes(data))


def test_a_size_that_lies_is_damage():
    data = bytearray(raw([*BASE, ("word/big.xml", b"x" * 1000)]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    archive = Archive(bytes(data))
    with pytest.raises(NotRead, match="cannot be unpacked"):
        list(archive.pieces("word/big.xml"))


def test_members_that_share_their_bytes_are_refused():
    data = bytearray(raw([*BASE, ("word/aa.xml", b"x" * 1000), ("word/bb.xml", b"y" * 1000)]))
    first, last = data.index(b"PK\x03\x04", 100), data.rindex(b"PK\x01\x02")
    data[last + 42 : last + 46] = struct.pack("<I", data.index(b"word/aa.xml") - 30)
    assert first
    with pytest.raises(NotRead):
        Archive(bytes(data))


def test_too_many_members(monkeypatch):
    monkeypatch.setattr("fs_toolkit.readers.word.archive.MOST_MEMBERS", 3)
    with pytest.raises(NotRead, match="far more"):
        Archive(raw([*BASE, ("a", b""), ("b", b"")]))


def test_encrypted_members_and_strange_packing():
    data = bytearray(raw([*BASE]))
    at = data.rindex(b"PK\x01\x02")
    locked = bytearray(data)
    locked[at + 8] |= 1
    with pytest.raises(NotRead, match="password"):
        Archive(bytes(locked))
    strange = bytearray(data)
    strange[at + 10 : at + 12] = struct.pack("<H", 97)
    with pytest.raises(NotRead, match="packed in a way"):
        Archive(bytes(strange))


@pytest.mark.parametrize("cut", [4, 60, 150])
def test_half_a_file_is_damaged(cut):
    with pytest.raises(NotRead, match="damaged"):
        Archive(raw(BASE)[:cut])


def test_a_flipped_bit_is_damage():
    whole = raw([*BASE, ("word/a.xml", bytes(range(256)) * 40)])
    data = bytearray(whole)
    data[data.index(b"word/a.xml") + 40] ^= 0xFF
    with pytest.raises(NotRead, match="damaged"):
        list(Archive(bytes(data)).pieces("word/a.xml"))


def test_packing_has_no_clock():
    assert packed(dict(BASE)) == packed(dict(BASE))
    assert Archive(packed(dict(BASE))).names == tuple(name for name, _ in BASE)
