"""Results that take long to find, kept between two runs in the user's cache folder.

A result is named by a digest of all that it depends on. A damaged one is found anew, the
oldest are thrown away, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fs_toolkit.core.files import write_whole
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.writers.picture_cache import user_folder

LARGEST = 4_000_000


def folder() -> Path | None:
    """Where results are kept: beside the pictures."""
    pictures = user_folder()
    return None if pictures is None else pictures.parent


def key_of(parts: Iterable[bytes]) -> str:
    """A name that changes with any of the parts."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:40]


def kept(room: str, key: str) -> bytes | None:
    """A result that was kept; None if there is none."""
    base = folder()
    if base is None:
        return None
    path = base / room / key
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= LARGEST:
            content = path.read_bytes()
            with suppress(OSError):
                path.touch()
            return content
    return None


def keep(room: str, key: str, content: bytes, most: int) -> None:
    """Keep a result, and no more than `most` of its kind."""
    base = folder()
    if base is None:
        return
    with suppress(OSError, EnvironmentProblem):
        place = base / room
        place.mkdir(parents=True, exist_ok=True)
        write_whole(place / key, content)
        aged = sorted(
            (each for each in place.iterdir() if not each.name.startswith(".")),
            key=lambda each: each.stat().st_mtime,
        )
        for old in aged[: max(0, len(aged) - most)]:
            old.unlink(missing_ok=True)
