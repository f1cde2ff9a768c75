"""Pictures of charts that were drawn before, kept by what is in them.

An entry's name is a digest of the chart's data, its language, and of everything that decides
how it looks: code, words, fonts, libraries. What is damaged is drawn again; what cannot be
kept is not. The folder is that of the user's caches, or the one that FS_TOOLKIT_CACHE names;
if that is set to nothing, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fs_toolkit.core.files import shipped
from fs_toolkit.writers.charts import Drawn

MOST = 64 * 2**20
"""Bytes that are kept; beyond them the pictures used longest ago go."""
LARGEST = 16 * 2**20
"""Bytes of an entry; nothing longer was written by us."""

_BEGINNING = b"fs-picture-1\n"
_DIGEST = hashlib.sha256().digest_size


class PictureCache:
    """Pictures in a folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def has(self, key: str) -> bool:
        """Whether there is an entry of a key, whole or damaged."""
        return self._folder is not None and (self._folder / f"{key}.pic").exists()

    def is_empty(self) -> bool:
        """Whether there is no picture at all."""
        try:
            return self._folder is None or not any(
                path.suffix == ".pic" for path in self._folder.iterdir()
            )
        except OSError:
            return True

    def get(self, key: str) -> Drawn | None:
        """The pictures of a key; None if there are none, or damaged ones."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}.pic"
        try:
            if path.stat().st_size > LARGEST:
                return None
            drawn = _read(path.read_bytes())
            if drawn:
                os.utime(path)  # used now
        except OSError:
            return None
        return drawn

    def put(self, key: str, drawn: Drawn) -> None:
        """Keep pictures, if the folder can be written to."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(self._folder, key, _written(drawn))
            self._trim(self._folder)

    @staticmethod
    def _write(folder: Path, key: str, content: bytes) -> None:
        """Write beside the place and move there, so that another process sees all or nothing."""
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(temporary, folder / f"{key}.pic")
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)
            raise

    @staticmethod
    def _trim(folder: Path) -> None:
        """Take away what was used longest ago, until the rest is no more than allowed."""
        kept = []
        for path in folder.iterdir():
            if path.suffix in {".pic", ".new"}:
                with suppress(OSError):  # another process took it away
                    found = path.stat()
                    kept.append((found.st_mtime_ns, found.st_size, path))
        room = MOST
        for _, size, path in sorted(kept, reverse=True):
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()


def _written(drawn: Drawn) -> bytes:
    content = len(drawn.png).to_bytes(8, "big") + drawn.png + drawn.svg
    return _BEGINNING + hashlib.sha256(content).digest() + content


def _read(entry: bytes) -> Drawn | None:
    begin = len(_BEGINNING) + _DIGEST
    digest, content = entry[len(_BEGINNING) : begin], entry[begin:]
    if not entry.startswith(_BEGINNING) or hashlib.sha256(content).digest() != digest:
        return None
    end = 8 + int.from_bytes(content[:8], "big")
    return Drawn(content[8:end], content[end:])


def user_folder() -> Path | None:
    """Where this user's pictures are kept; None for nowhere, if `FS_TOOLKIT_CACHE` is "off" or empty."""
    if (named := os.environ.get("FS_TOOLKIT_CACHE")) is not None:
        return Path(named) / "pictures" if named.strip().casefold() not in ("", "off") else None
    try:
        return _caches() / "pictures"
    except RuntimeError:  # a user without a home
        return None


def _caches() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return base / "fs-toolkit" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "fs-toolkit"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if os.path.isabs(named) else Path.home() / ".cache") / "fs-toolkit"


def key_of(data: object, language: str) -> str:
    """The name of a chart's pictures.

    >>> key_of("bars", "en") == key_of("bars", "en") != key_of("bars", "ko")
    True
    """
    content = f"{looks(language)}\n{language}\n{data!r}"
    return hashlib.sha256(content.encode()).hexdigest()[:40]


@cache
def looks(language: str) -> str:
    """A digest of all that decides how charts look in a language, their data apart."""
    digest = hashlib.sha256()
    for path in _deciding(language):
        digest.update(f"{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _deciding(language: str) -> Iterator[Path]:
    package = Path(__file__).parent.parent
    yield from sorted((package / "writers" / "charts").glob("*.py"))
    yield from (package / "document" / name for name in ("charts.py", "numbers.py"))
    yield shipped("templates", "wording", language, "charts.yaml")
    yield from sorted(shipped("templates", "fonts").glob("*.ttf"))
    for library, version in (
        ("matplotlib", "_version.py"),
        ("PIL", "_version.py"),
        ("babel", "__init__.py"),
    ):
        found = find_spec(library)  # without loading it
        for folder in (found.submodule_search_locations or ()) if found else ():
            yield Path(folder) / version
