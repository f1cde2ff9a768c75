"""Files that are byte for byte as a report was written: nobody edited them, and none need look.

To find out by reading whether a report of two hundred pages was edited takes a tenth of the
time that it takes to write one. Here only digests are kept, in the user's cache folder; a
file whose digest is not among them is read.
"""

from __future__ import annotations

from fs_toolkit.writers.kept_results import keep, kept, key_of

_ROOM = "written"
_MOST = 256


def remember(content: bytes) -> None:
    """Note that a file of these bytes holds a report and nothing of a person."""
    keep(_ROOM, key_of((content,)), b"", _MOST)


def is_as_written(content: bytes) -> bool:
    """Whether a file of these bytes was written so; False also where nothing is known of it."""
    return kept(_ROOM, key_of((content,))) is not None
