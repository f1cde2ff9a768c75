"""What is wrong with a file that we are about to write: its faults, less those it came with."""

from __future__ import annotations

from collections import Counter

from fs_toolkit.writers.word.lint import lint


def new_faults(data: bytes, before: bytes | None = None) -> tuple[str, ...]:
    """Remarks on a Word file, each in a line; nothing for a good one.

    Parameters
    ----------
    data : bytes
        The file.
    before : bytes, optional
        What it was made of. As many faults of a kind as that has are a person's, and no
        news to them.
    """
    remarks = lint(data)
    if not remarks:
        return ()
    known = Counter(remark.code for remark in (lint(before) if before is not None else ()))
    found = []
    for remark in remarks:
        if known[remark.code]:
            known[remark.code] -= 1
        else:
            found.append(str(remark))
    return tuple(found)
