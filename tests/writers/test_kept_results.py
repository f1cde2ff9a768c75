"""Results that are kept between two runs."""

from __future__ import annotations

import os

import pytest

from fs_toolkit.writers.kept_results import keep, kept, key_of


@pytest.fixture
def room(monkeypatch, tmp_path):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pages"


def test_a_result_comes_back(room):
    assert kept("pages", "a") is None
    keep("pages", "a", b"one", 10)
    assert kept("pages", "a") == b"one"
    assert kept("other", "a") is None


def test_the_oldest_go(room):
    for at in range(6):
        keep("pages", str(at), b"x", 4)
        os.utime(room / str(at), (at, at))
    assert sorted(path.name for path in room.iterdir()) == ["2", "3", "4", "5"]


def test_what_is_used_is_not_old(room):
    for at in range(3):
        keep("pages", str(at), b"x", 9)
        os.utime(room / str(at), (at, at))
    assert kept("pages", "0")
    keep("pages", "3", b"x", 3)
    assert sorted(path.name for path in room.iterdir()) == ["0", "2", "3"]


@pytest.mark.parametrize("off", ["off", "", " Off "])
def test_off_keeps_nothing(monkeypatch, off):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", off)
    keep("pages", "a", b"one", 10)
    assert kept("pages", "a") is None


def test_where_nothing_can_be_written_nothing_is_kept(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path / "file"))
    keep("pages", "a", b"one", 10)
    assert kept("pages", "a") is None


def test_keys_tell_parts_apart():
    assert len({key_of([b"a", b"b"]), key_of([b"ab"]), key_of([b"ab", b""])}) == 3
