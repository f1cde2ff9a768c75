"""What the commands that take a Word file share: opening one that came from somebody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import STUDY_HAS_ERRORS

if TYPE_CHECKING:
    from fs_toolkit.readers.word_file import WordFile


class _Ending(click.Path):
    """A file whose name ends as it must; whether it is there is looked at when it is opened."""

    def __init__(self, *suffixes: str) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self._suffixes = suffixes

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        path = Path(str(value))
        if path.suffix.casefold() not in self._suffixes:
            self.fail(f"{str(path)!r} does not end in {self._suffixes[0]}", param, ctx)
        return path


def refuse_without_frames(path: Path) -> None:
    """Say what to do with a report of which nobody can tell the blocks, and exit with 1."""
    click.echo(
        f"error: {path}: the frames round the report's blocks are gone, as after a save by LibreOffice. "
        f"Run `fs report STUDY --update {path.name}`, which finds the blocks again, then take its file",
        err=True,
    )
    raise click.exceptions.Exit(STUDY_HAS_ERRORS)


WORD_FILE = _Ending(".docx", ".docm")
EXCEL_FILE = _Ending(".xlsx")


def open_word(path: Path) -> WordFile:
    """A Word file from somebody; says what it would run or reach for, and exits with 1 for a bad one."""
    file = look_through(path)
    for remark in file.remarks:
        click.echo(f"note: {path.name}: {remark}", err=True)
    return file


def look_through(path: Path) -> WordFile:
    """The same without a word on a file that may be opened."""
    from fs_toolkit.readers.word.refusal import NotRead
    from fs_toolkit.readers.word_file import read_word_file

    if not path.exists():
        raise click.UsageError(f"there is no file {str(path)!r}")
    try:
        file = read_word_file(path)
    except NotRead as refused:
        click.echo(f"error: {refused}", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
    return file
