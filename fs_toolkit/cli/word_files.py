"""What the commands that take a Word file share: opening one that came from somebody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import STUDY_HAS_ERRORS

if TYPE_CHECKING:
    from fs_toolkit.document.blocks import Report
    from fs_toolkit.readers.word_file import WordFile
    from fs_toolkit.writers.word.standing import Standing


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
        f"error: {path}: the frames round the report's blocks are gone, and their bookmarks too, so nobody can tell "
        "the blocks apart. Go on from a copy that Word or LibreOffice saved",
        err=True,
    )
    raise click.exceptions.Exit(STUDY_HAS_ERRORS)


def refuse_other_place(path: Path, stands: Standing, report: Report) -> None:
    """Exit with 1 if an edited report is about another city than the study; one that does not tell passes."""
    from fs_toolkit.writers.word.package import place_of

    place = place_of(report.front)
    if stands.place and place and stands.place != place:
        click.echo(
            f"error: {path}: this is the report about {stands.place}, and the study is about {place}. "
            "Name the study that the report was made from",
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


def open_report(path: Path) -> tuple[WordFile, Standing]:
    """The same of a report of ours, with how it stands; lost frames are found again.

    The file of somebody else's is opened too: then nothing is known of how it stands. A report
    of which nobody can tell the blocks is refused.
    """
    from fs_toolkit.writers.word.standing import reframed, standing

    file = open_word(path)
    stands = standing(file.data)
    if not stands.has_lost_its_frames:
        return file, stands
    data, stands = reframed(file.data)
    if stands.has_lost_its_frames:
        refuse_without_frames(path)
    click.echo(
        f"note: {path.name}: another program saved this file and took out the frames round the report's "
        "blocks; they were found again by their bookmarks",
        err=True,
    )
    return replace(file, data=data), stands


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


MOST_FAULTS = 5
"""That are printed; more of them have one cause."""


def say_faults(path: Path, data: bytes, before: bytes | None = None) -> dict[str, object]:
    """Say what Word may stumble over in a file that was written; gives it for programs."""
    from fs_toolkit.writers.word.faults import new_faults

    faults = new_faults(data, before)
    for fault in faults[:MOST_FAULTS]:
        click.echo(f"warning: {path.name}: Word may stumble over {fault}", err=True)
    if len(faults) > MOST_FAULTS:
        more = len(faults) - MOST_FAULTS
        click.echo(f"warning: {path.name}: and over {more} more such places", err=True)
    return {"faults": list(faults)} if faults else {}
