"""Zips without a clock."""

from __future__ import annotations

import io
import time
import zipfile

from fs_toolkit.writers.word.zipped import STAMP, zipped


def test_the_same_members_give_the_same_bytes_at_any_time(monkeypatch):
    members = {"b.xml": b"<b/>" * 100, "a.xml": b"<a/>"}
    first = zipped(members)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zipped(members) == first


def test_members_keep_their_order_and_content():
    with zipfile.ZipFile(io.BytesIO(zipped({"b": b"1", "a": b"2"}))) as archive:
        assert archive.namelist() == ["b", "a"]
        assert archive.read("a") == b"2"
        assert {info.date_time for info in archive.infolist()} == {STAMP}
