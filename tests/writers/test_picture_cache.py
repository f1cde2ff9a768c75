"""Pictures that are kept: found again, drawn again where damaged, bounded, and nameless."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fs_toolkit.document.charts import BarChart, Layer, LayerChart, Series
from fs_toolkit.writers import drawings, picture_cache
from fs_toolkit.writers.charts import Drawn
from fs_toolkit.writers.picture_cache import PictureCache, key_of, user_folder

DRAWN = Drawn(b"\x89PNG not really", b"<svg/>")
LAYERS = LayerChart("Layers of Hanoi", (Layer("user", ("browser", "counter")),))


@pytest.fixture
def kept(tmp_path) -> PictureCache:
    return PictureCache(tmp_path / "pictures")


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("pictures/*"))


def test_what_was_kept_is_found_again(kept):
    assert kept.get("a") is None
    kept.put("a", DRAWN)
    kept.put("b", Drawn(b"png", b""))
    assert kept.get("a") == DRAWN
    assert kept.get("b") == Drawn(b"png", b"")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-3],
        lambda data: data[:20],
        lambda data: b"",
        lambda data: data.replace(b"not", b"now"),
        lambda data: b"x" + data[1:],
        lambda data: data + b"more",
    ],
)
def test_a_damaged_entry_is_none(kept, tmp_path, damage):
    kept.put("a", DRAWN)
    (path,) = entries(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get("a") is None
    kept.put("a", DRAWN)
    assert kept.get("a") == DRAWN


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file stands where the folder would be")
    cache = PictureCache(blocked / "pictures")
    cache.put("a", DRAWN)
    assert cache.get("a") is None
    nowhere = PictureCache(None)
    nowhere.put("a", DRAWN)
    assert nowhere.get("a") is None


def test_what_was_used_longest_ago_goes_first(kept, tmp_path, monkeypatch):
    size = len(DRAWN.png) + len(DRAWN.svg) + 53
    monkeypatch.setattr(picture_cache, "MOST", 3 * size)
    for at, key in enumerate("abc"):
        kept.put(key, DRAWN)
        os.utime(tmp_path / "pictures" / f"{key}.pic", (at, at))
    assert kept.get("a") == DRAWN  # used again
    kept.put("d", DRAWN)
    assert [path.stem for path in entries(tmp_path)] == ["a", "c", "d"]


def test_two_that_write_at_once_leave_a_whole_entry(kept, tmp_path):
    drawings = [Drawn(bytes([at]) * 200_000, b"") for at in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda drawn: kept.put("a", drawn), drawings))
    assert kept.get("a") in drawings
    assert [path.name for path in entries(tmp_path)] == ["a.pic"]


class TestKeys:
    def test_differ_by_data_and_language(self):
        other = LayerChart("Layers of Hanoi", (Layer("user", ("browser",)),))
        assert len({key_of(LAYERS, "en"), key_of(LAYERS, "ko"), key_of(other, "en")}) == 3

    def test_differ_by_what_decides_the_looks(self, monkeypatch):
        before = key_of(LAYERS, "en")
        monkeypatch.setattr(picture_cache, "looks", lambda language: "another style")
        assert key_of(LAYERS, "en") != before

    def test_looks_take_in_code_words_fonts_and_libraries(self):
        names = {path.name for path in picture_cache._deciding("en")}
        assert {"page.py", "charts.py", "charts.yaml", "fs-sans.ttf", "_version.py"} <= names
        assert all(path.is_file() for path in picture_cache._deciding("ko"))


class TestFolder:
    def test_is_the_one_that_is_named(self, monkeypatch, tmp_path):
        monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path))
        assert user_folder() == tmp_path / "pictures"

    def test_is_none_if_nothing_is_named(self, monkeypatch):
        monkeypatch.setenv("FS_TOOLKIT_CACHE", "")
        assert user_folder() is None

    def test_is_the_users_otherwise(self, monkeypatch, tmp_path):
        monkeypatch.delenv("FS_TOOLKIT_CACHE")
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert user_folder() == tmp_path / "fs-toolkit" / "pictures"
        monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
        assert user_folder() == Path.home() / ".cache" / "fs-toolkit" / "pictures"
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
        assert user_folder() == tmp_path / "fs-toolkit" / "Cache" / "pictures"


class TestDelivery:
    def test_draws_once_for_all_processes_and_names_no_study(self, monkeypatch, tmp_path):
        monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path))
        drawings._here.clear()
        first = drawings.drawn(LAYERS, "en")
        drawings._here.clear()
        monkeypatch.setattr("fs_toolkit.writers.charts.draw_both", lambda *_: pytest.fail("drawn"))
        assert drawings.drawn(LAYERS, "en") == first
        assert first.svg.startswith(b"<?xml")
        (path,) = entries(tmp_path)
        assert path.name == f"{key_of(LAYERS, 'en')}.pic"

    def test_loads_no_matplotlib_for_what_is_kept(self, tmp_path):
        code = (
            "import sys\n"
            "from fs_toolkit.document.charts import Layer, LayerChart\n"
            "from fs_toolkit.writers.drawings import drawn\n"
            "drawn(LayerChart('A', (Layer('user', ('browser',)),)), 'en')\n"
            "print('matplotlib' in sys.modules)"
        )
        environment = {**os.environ, "FS_TOOLKIT_CACHE": str(tmp_path)}
        ran = [
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
            ).stdout.strip()
            for _ in range(2)
        ]  # fmt: skip
        assert ran == ["True", "False"]

    def test_hatched_surfaces_have_no_svg(self):
        bars = BarChart("A", ("x",), (Series("costs", (-1.0,)),), "")
        assert drawings.drawn(bars, "en").svg == b""
