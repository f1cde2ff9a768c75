"""The formats of a report: the endings of their files, and what is said while they are made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from fs_toolkit.document.blocks import Report
    from fs_toolkit.writers.drawings import Pictures

Format = Literal["docx", "html", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "html", "pdf")


def refuse_other_endings(output: Path | None, form: Format) -> None:
    """A file with another ending would not open where it should."""
    if output is None or output.suffix.casefold() == f".{form}":
        return
    meant = output.suffix.casefold().lstrip(".")
    cure = f"; for such a file give --format {meant}" if meant in FORMATS else ""
    raise click.BadParameter(
        f"{str(output)!r} does not end in .{form}{cure}", param_hint="'-o' / '--output'"
    )


def paged(document: bytes, language: str, *, wanted: bool) -> bytes:
    """The report with the pages of its lists; says on stderr what a person should know."""
    from fs_toolkit.writers.delivery import paged

    done, notes = paged(document, language, wanted=wanted)
    _say(notes)
    return done


def write_other(
    report: Report,
    output: Path,
    form: Format,
    template: Path | bytes | None = None,
    pictures: Pictures | None = None,
) -> str:
    """Write a report as HTML or PDF; gives why it was not written, if it was not."""
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.writers.delivery import html_bytes, pdf_bytes
    from fs_toolkit.writers.signed import NotOurs, check_signed

    try:
        check_signed(output)
    except NotOurs as problem:
        return str(problem)
    if form == "pdf":
        content, notes = pdf_bytes(report, template, pictures=pictures)
    else:
        content, notes = html_bytes(report, pictures=pictures), ()
    _say(notes)
    write_whole(output, content)
    return ""


def _say(notes: Iterable[str]) -> None:
    for note in notes:
        click.echo(f"note: {note}", err=True)
