"""The only writer of studies: tables of a study folder, whole and within it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from fs_toolkit.core.files import write_whole
from fs_toolkit.core.problems import EnvironmentProblem


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    r"""A table as the study format has it: UTF-8 with its mark, so that Excel shows accents.

    >>> csv_bytes(["person", "q1"], [["p1", "5"]])
    b'\xef\xbb\xbfperson,q1\np1,5\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def write_table(
    study: Path, file: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> Path:
    """Write a table of a study whole, or not at all; never outside its folder.

    Raises
    ------
    EnvironmentProblem
        If a folder on the way is a link that leads out of the study, or the file cannot be
        written. What stood there is then as it was.
    """
    path = study / file
    root = study.resolve()
    if not path.parent.resolve().is_relative_to(root) or path.is_symlink():
        raise EnvironmentProblem(
            f"{path} leads out of the study", "Put an ordinary folder in the link's place."
        )
    data = csv_bytes(header, rows)
    path.parent.parent.mkdir(exist_ok=True)
    write_whole(path, data)
    return path
