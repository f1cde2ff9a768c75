"""A last line that tells our own files from those of people, in formats that allow a comment.

It holds a digest of all that stands before it: a page that somebody changed, a PDF into
which somebody wrote notes, is not overwritten.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from fs_toolkit.writers.word.guard import readable

_FORMS = {".pdf": ("%", ""), ".html": ("<!-- ", " -->")}
_NAME = "fs-toolkit"


class NotOurs(Exception):
    """The target is a file that we did not write, or that a person has changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: this file was not written by the toolkit, or was changed since, so it is left "
            "alone. Write to another file with `-o FILE`, or move it away."
        )
        self.path = path


def signed(content: bytes, suffix: str) -> bytes:
    """The content with its last line."""
    return content + _line(content, suffix)


def _line(content: bytes, suffix: str) -> bytes:
    before, after = _FORMS[suffix]
    return f"\n{before}{_NAME} {hashlib.sha256(content).hexdigest()[:32]}{after}\n".encode()


def check_signed(path: Path) -> None:
    """Refuse a target whose loss a person would mind; a missing one is fine.

    Raises
    ------
    NotOurs
        If it is not as we wrote it.
    EnvironmentProblem
        If it cannot be read.
    """
    if not path.is_file():
        return
    content = readable(path)
    room = len(_line(b"", path.suffix.casefold()))
    if content[-room:] != _line(content[:-room], path.suffix.casefold()):
        raise NotOurs(path)
